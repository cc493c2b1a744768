"""Measure how opening pages and ticking grow with the record: `make bench`.

Two devices hold records of 100 and 10,000 events. Each act is done several times, in turns, so that
a busy machine disturbs both alike; the ratio of the medians is the result.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import browser_binary  # noqa: E402 - found by the line above
import conftest  # noqa: E402
from browser import records  # noqa: E402
from browser.acts import PHASE_1, RECORD, TIME, visit  # noqa: E402

SIZES = [100, 10_000]
ROUNDS = 7
LIST = "ausfall-bestaetigen"

BAR = "() => document.querySelector('[data-module=board] [role=status]')?.textContent"
PUT = """async (events) => {
  const open = indexedDB.open("mailausfall:/mailausfall/");
  await new Promise((resolve) => (open.onsuccess = resolve));
  const transaction = open.result.transaction(["events", "meta"], "readwrite");
  const store = transaction.objectStore("events");
  for (const event of events) store.put(event);
  transaction.objectStore("meta").put({ key: "current", value: events[0].incident });
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  open.result.close();
}"""


def events(count):
    """Make a long record: mostly ticks, with notes and values among them."""
    made = [records.event(1, "begun")]
    for number in range(2, count + 1):
        step = f"abloesung/schritt-{number % 200}"
        if number % 10 == 0:
            note = {"type": "beobachtung", "text": f"Warteschlange bei {number}"}
            made.append(records.event(number, "noted", value=note))
        elif number % 25 == 1:
            made.append(records.event(number, "set", step="Stufe", value=f"S{number % 3 + 1}"))
        else:
            kind = "ticked" if number % 2 else "unticked"
            made.append(records.event(number, kind, step=step, lead=f"1.{number % 200} Schritt"))
    return [{**one, "at": one["at"] - 10**9, "logged": one["logged"] - 10**9} for one in made]


def opened(page, address, sign):
    """Return the milliseconds until a page shows a sign of the record."""
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(sign, polling="raf")
    return (time.perf_counter() - start) * 1000


def ticked(page):
    """Return the milliseconds from a click until the time stands below the box."""
    return page.evaluate(
        """([list, pattern]) => new Promise((resolve) => {
          const boxes = document.querySelectorAll(`[data-id="${list}"] [data-step] input`);
          const box = [...boxes].find((one) => !one.checked) ?? boxes[0];
          const when = box.nextElementSibling;
          const start = performance.now();
          const isDone = () => new RegExp(pattern).test(when.textContent);
          new MutationObserver(() => isDone() && resolve(performance.now() - start))
            .observe(when, { childList: true, characterData: true, subtree: true });
          box.click();
        })""",
        [LIST, TIME.pattern],
    )


def measure(pages):
    """Do everything in turns and collect the times by act and size."""
    times = {act: {size: [] for size in pages} for act in ("open record", "open phase", "tick")}
    for _ in range(ROUNDS):
        for size, page in pages.items():
            row = "() => document.querySelector('.log > li')"
            times["open record"][size].append(opened(page, RECORD, row))
            times["open phase"][size].append(opened(page, PHASE_1, BAR))
            times["tick"][size].append(ticked(page))
    return times


def prepare(browser, base_url, size):
    page = browser.new_context(base_url=base_url).new_page()
    visit(page, PHASE_1)
    page.evaluate(PUT, events(size))
    return page


def main():
    with TemporaryDirectory() as folder:
        site = Path(folder) / conftest.BASE_PATH
        if problems := conftest.build(site):
            sys.exit(problems)
        handler = partial(conftest.QuietHandler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as tool:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base_url = f"http://127.0.0.1:{server.server_port}/{conftest.BASE_PATH}/"
            arguments = ["--no-sandbox"] if conftest.is_root() else []
            browser = tool.chromium.launch(executable_path=browser_binary.find(), args=arguments)
            times = measure({size: prepare(browser, base_url, size) for size in SIZES})
            browser.close()
            server.shutdown()
    report(times)


def report(times):
    """Print the medians in milliseconds and their ratio, then the same as JSON."""
    small, large = SIZES
    result = {}
    print(f"{'act':<12} {small:>8} {large:>8} {'ratio':>7}   medians in ms, events in the record")
    for act, by_size in times.items():
        a, b = (round(statistics.median(by_size[size]), 1) for size in SIZES)
        result[act] = {str(small): a, str(large): b, "ratio": round(b / a, 2)}
        print(f"{act:<12} {a:>8} {b:>8} {b / a:>7.2f}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
