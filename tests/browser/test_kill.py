"""Is every tick that was shown as saved still there after the browser has been killed?"""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from playwright.sync_api import Error, expect

from browser.acts import PHASE_1, STARTED, TIME, Hold, boxes

# one process group is killed as a whole; Windows has none
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no process groups to kill"
)

LIST = "ausfall-bestaetigen"
KILLS = 5
PARKED_SECONDS = 30
LISTENING = re.compile(r"DevTools listening on (ws://\S+)")

# Boxes of steps that one person ticks.
STEPS = """() => [...document.querySelectorAll("li.step[data-step]")]
  .filter((row) => row.querySelectorAll(".step__box").length === 1)
  .map((row) => row.dataset.step)"""
TICKED = """() => [...document.querySelectorAll("li.step[data-step]")]
  .filter((row) => row.querySelector(".step__box").checked).map((row) => row.dataset.step)"""
MOST_TICKS = 4  # the page has eight times as many boxes

# Ticks one box after another and tells at once which ones the page calls saved; it never returns.
TICK_ON = """async (order) => {
  const waiting = new Map(order.map((id) => {
    const box = document.querySelector(`[data-step="${id}"] .step__box`);
    return [id, box.nextElementSibling];
  }));
  new MutationObserver(() => {
    for (const [id, when] of waiting) {
      if (!/\\d\\d:\\d\\d/.test(when.textContent)) continue;
      waiting.delete(id);
      console.log(`saved ${id}`);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  console.log("begin");
  for (const id of order) {
    document.querySelector(`[data-step="${id}"] .step__box`).click();
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await new Promise(() => {});
}"""

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
          const when = box.nextElementSibling;
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


def wait_until_parked(profile):
    """Come back when the browser has written what a page has parked: it takes some seconds."""
    deadline = time.monotonic() + PARKED_SECONDS
    while not any(b":unsaved:" in file.read_bytes() for file in profile.rglob("leveldb/*.log")):
        assert time.monotonic() < deadline, "nothing was parked"
        time.sleep(0.1)


def test_tick_before_the_record_has_come_survives_a_killed_browser(start, base_url, tmp_path):
    browser = start()
    Hold(browser.page, "**/runbook.js")
    browser.page.goto(base_url + PHASE_1)
    boxes(browser.page, LIST).first.check()
    wait_until_parked(tmp_path / "profile")
    browser.kill()

    box = open_list(start(), base_url).first

    expect(box).to_be_checked()
    expect(box).to_have_accessible_description(TIME)


def tick_until_killed(browser, order, seconds):
    """Tick box after box until the browser dies; return the steps the page had called saved."""
    told = []
    end = threading.Timer(seconds, browser.kill)

    def listen(message):
        told.append(message.text)
        if message.text == "begin":
            end.start()

    browser.page.on("console", listen)
    with contextlib.suppress(Error):  # the browser is gone before it could answer
        browser.page.evaluate(TICK_ON, order)
    end.join()
    return {text.removeprefix("saved ") for text in told if text.startswith("saved ")}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))  # eight kills each: 200
def test_saved_ticks_survive_kills_at_random_moments(start, base_url, seed):
    dice = random.Random(seed)
    saved = set()
    for _ in range(8):
        browser = start()
        open_list(browser, base_url)
        unticked = set(browser.page.evaluate(STEPS)) - set(browser.page.evaluate(TICKED))
        order = dice.sample(sorted(unticked), MOST_TICKS)
        saved |= tick_until_killed(browser, order, dice.random() / 2)
    assert saved, "no tick was ever called saved"

    browser = start()
    open_list(browser, base_url)

    assert saved <= set(browser.page.evaluate(TICKED))


def test_careless_storage_loses_its_tick(start, base_url):
    browser = start()
    open_careless(browser, base_url)
    browser.page.get_by_role("checkbox").check()
    expect(browser.page.get_by_role("status")).to_have_text("gespeichert")
    browser.kill()

    browser = start()
    open_careless(browser, base_url)

    expect(browser.page.get_by_role("checkbox")).not_to_be_checked()
