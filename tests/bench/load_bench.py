"""Measure a phase page on a bad line, beside a bare page and stock Material: `make bench`.

All three have the same text, are served compressed and take turns in one run, each in a fresh
browser: 150 ms for every request, 1.6 Mbit/s, a processor four times as slow. What counts are the
ratios; times of different runs cannot be compared.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import browser_binary  # noqa: E402 - found by the line above
import conftest  # noqa: E402
from bench import peers, record_bench, table  # noqa: E402
from bench.compressed import CompressedHandler  # noqa: E402

PAGE = "phasen/1-erste-bewertung/"
NEXT = "phasen/2-benachrichtigung-und-kommunikation/"
QUERY = "Warteschlange"
EVENTS = 200
LINE = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9e4}
SLOWER = 4
PHONE = {"service_workers": "block", "viewport": {"width": 360, "height": 740}}

OBSERVE = """() => {
  const seen = (window.seen = { first: 0, largest: 0, shift: 0, blocked: 0 });
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  watch("paint", (one) => one.name === "first-contentful-paint" && (seen.first = one.startTime));
  watch("largest-contentful-paint", (one) => (seen.largest = one.startTime));
  watch("layout-shift", (one) => (seen.shift += one.value));
  watch("longtask", (one) => (seen.blocked += Math.max(0, one.duration - 50)));
}"""

FOUND = {
    conftest.BASE_PATH: ("a[href*=suche]", "[type=search]", ".search__results li a"),
    "material": (".md-header [for=__search]", ".md-search__input", ".md-search-result__link"),
}

SAVED = """() => /\\d\\d:\\d\\d/.test(document.querySelector(".step__when").textContent)"""
TICK = """() => new Promise((resolve) => {
  const box = [...document.querySelectorAll("[data-step] input")].find((one) => !one.checked);
  const when = box.nextElementSibling;
  const start = performance.now();
  const times = {};
  const done = () => {
    if (!times.painted || !times.durable) return;
    resolve(times);
  };
  new MutationObserver(() => {
    if (!/\\d\\d:\\d\\d/.test(when.textContent)) return;
    times.durable ??= performance.now() - start;
    done();
  }).observe(when, { childList: true, characterData: true, subtree: true });
  box.click();
  requestAnimationFrame(() => setTimeout(() => {
    times.painted = performance.now() - start;
    done();
  }));
})"""


@contextmanager
def slow(context, page):
    """Give a page the bad line and the slow processor."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield session
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def rest(page):
    """Wait until nothing is loaded any more and the numbers of the page have come."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 200)))")


def first_load(browser, address, following):
    """Open a page in a fresh browser, then the next one, and give what was seen."""
    context = browser.new_context(**PHONE)
    context.add_init_script(f"({OBSERVE})()")
    page = context.new_page()
    with slow(context, page) as session:
        sizes, requests = [], []
        session.on("Network.loadingFinished", lambda one: sizes.append(one["encodedDataLength"]))
        session.on("Network.requestWillBeSent", lambda one: requests.append(one["requestId"]))
        page.goto(address)
        rest(page)
        seen = page.evaluate("seen")
        seen |= {"bytes": sum(sizes), "requests": len(requests)}
        page.goto(following)
        rest(page)
        seen["second"] = page.evaluate("seen.largest")
    context.close()
    return seen


def opened_again(browser, address, events):
    """Open a page whose files the browser has, with so many events recorded or none."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(address)
    if events:
        page.locator(".step__box").first.check()
        page.wait_for_function(SAVED)
        page.evaluate(record_bench.PUT, record_bench.events(events))
    else:
        rest(page)
    context.add_init_script(f"({OBSERVE})()")
    with slow(context, page):
        page.goto(address)
        rest(page)
        seen = page.evaluate("seen")
        slowly = page.evaluate(TICK) if events else {}
    quickly = [page.evaluate(TICK) for _ in range(5)] if events else []
    context.close()
    ticks = {f"{name}, slow": value for name, value in slowly.items()}
    if quickly:
        ticks |= {name: sorted(one[name] for one in quickly)[2] for name in quickly[0]}
    return {f"{name} again": value for name, value in seen.items()} | ticks


def search(browser, address, peer):
    """Give the time from reaching for the search of a page at rest to the first result."""
    opener, field, result = FOUND[peer]
    context = browser.new_context(**PHONE)
    page = context.new_page()
    with slow(context, page):
        page.goto(address)
        rest(page)
        start = page.evaluate("performance.timeOrigin + performance.now()")
        page.locator(opener).first.click()
        page.locator(field).fill(QUERY)
        page.locator(field).press("End")
        page.locator(result).first.wait_for()
        end = page.evaluate("performance.timeOrigin + performance.now()")
    context.close()
    return {"search": end - start}


def make_sites(folder):
    """Build the three sites below a folder and give their addresses below the server's."""
    own, stock = folder / conftest.BASE_PATH, folder / "material"
    if problems := conftest.build(own):
        sys.exit(problems)
    docs = folder / "docs"
    peers.stock_docs(ROOT / "docs" / "de", docs)
    peers.build(peers.stock_config(folder, docs, stock))
    for address in (PAGE, NEXT):
        bare = folder / "bare" / address / "index.html"
        bare.parent.mkdir(parents=True)
        bare.write_text(peers.bare(own / address / "index.html"), "utf-8")
    shutil.rmtree(docs)
    return ["bare", conftest.BASE_PATH, "material"]


def measure(browser, base, sites, rounds):
    """Do everything in turns; give the samples by site and measure."""
    samples = {}
    for _ in range(rounds):
        for site in sites:
            seen = first_load(browser, f"{base}/{site}/{PAGE}", f"{base}/{site}/{NEXT}")
            if site in FOUND:
                seen |= search(browser, f"{base}/{site}/{PAGE}", site)
            table.add(samples, site, seen)
        for name, events in (("no events", 0), (f"{EVENTS} events", EVENTS)):
            seen = opened_again(browser, f"{base}/{conftest.BASE_PATH}/{PAGE}", events)
            table.add(samples, name, seen)
    return samples


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=Path, help="write all samples there")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        sites = make_sites(folder)
        handler = partial(CompressedHandler, directory=name)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as tool:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            arguments = ["--no-sandbox"] if conftest.is_root() else []
            browser = tool.chromium.launch(executable_path=browser_binary.find(), args=arguments)
            base = f"http://127.0.0.1:{server.server_port}"
            samples = measure(browser, base, sites, options.rounds)
            browser.close()
            server.shutdown()
    for reference in ("bare", "material", "no events"):
        print(f"\nRatios to: {reference}")
        shown = {name: seen for name, seen in samples.items() if reference in seen}
        table.show(shown, reference)
    print("\nTicks while an incident is open, in milliseconds")
    table.show({name: seen for name, seen in samples.items() if len(seen) == 1}, "")
    if options.json:
        options.json.write_text(json.dumps(samples, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
