"""Is every tick that was shown as saved still there after the browser has been killed?"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_1, STARTED, boxes

# one process group is killed as a whole; Windows has none
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no process groups to kill"
)

LIST = "ausfall-bestaetigen"
KILLS = 5
LISTENING = re.compile(r"DevTools listening on (ws://\S+)")

# A page that calls a tick saved as soon as localStorage has taken it.
CARELESS = """<!doctype html><title>Stichprobe</title><label><input type="checkbox"> Schritt</label>
<p role="status"></p>
<script>
const box = document.querySelector("input");
box.checked = localStorage.tick === "1";
box.onchange = () => {
  localStorage.tick = "1";
  document.querySelector("p").textContent = "gespeichert";
};
</script>"""


class Browser:
    """A browser process with a profile that outlives it."""

    def __init__(self, playwright, options, profile):
        command = [options["executable_path"], *options["args"], "--headless=new"]
        command += [f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"]
        self.process = subprocess.Popen(
            command,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        lines = map(LISTENING.search, self.process.stderr)
        address = next(match[1] for match in lines if match)
        self.connection = playwright.chromium.connect_over_cdp(address)
        self.page = self.connection.contexts[0].new_page()

    def kill(self):
        """End the browser and all its helpers at once, without a last word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture
def start(playwright, browser_type_launch_args, tmp_path):
    """Start browsers on one profile, one after the other."""
    started = []

    def start_browser():
        started.append(Browser(playwright, browser_type_launch_args, tmp_path / "profile"))
        return started[-1]

    yield start_browser
    if started and started[-1].process.returncode is None:
        started[-1].kill()


def open_list(browser, base_url):
    browser.page.goto(base_url + PHASE_1)
    browser.page.wait_for_function(STARTED)
    return boxes(browser.page, LIST)


def open_careless(browser, base_url):
    address = f"{base_url}stichprobe"
    browser.page.route(
        address, lambda route: route.fulfill(body=CARELESS, content_type="text/html")
    )
    browser.page.goto(address)


def wait_until_saved(page, number):
    """Come back as soon as the time stands below a box."""
    page.wait_for_function(
        """([list, number]) => {
          const row = document.querySelectorAll(`[data-id="${list}"] [data-step]`)[number];
          const box = row.querySelector("input");
          const when = document.getElementById(box.getAttribute("aria-describedby"));
          return /\\d\\d:\\d\\d/.test(when.textContent);
        }""",
        arg=[LIST, number],
        polling="raf",
    )


@pytest.mark.parametrize("milliseconds", [0, 20, 100, 500])
def test_saved_ticks_survive_a_killed_browser(start, base_url, milliseconds):
    for number in range(KILLS):
        browser = start()
        open_list(browser, base_url).nth(number).check()
        wait_until_saved(browser.page, number)
        time.sleep(milliseconds / 1000)
        browser.kill()

    ticked = [box.is_checked() for box in open_list(start(), base_url).all()]

    assert ticked[: KILLS + 1] == [True] * KILLS + [False]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))  # eight kills each: 200
def test_saved_ticks_survive_kills_at_random_moments(start, base_url, seed):
    dice = random.Random(seed)
    order = list(range(8))
    dice.shuffle(order)
    for number in order:
        browser = start()
        open_list(browser, base_url).nth(number).check()
        wait_until_saved(browser.page, number)
        time.sleep(dice.random() / 2)
        browser.kill()

    assert [box.is_checked() for box in open_list(start(), base_url).all()] == [True] * 8


def test_careless_storage_loses_its_tick(start, base_url):
    browser = start()
    open_careless(browser, base_url)
    browser.page.get_by_role("checkbox").check()
    expect(browser.page.get_by_role("status")).to_have_text("gespeichert")
    browser.kill()

    browser = start()
    open_careless(browser, base_url)

    expect(browser.page.get_by_role("checkbox")).not_to_be_checked()
