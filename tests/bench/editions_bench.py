"""Measure the editions: their sizes, and how long a first visit takes to keep the site offline.

Each visit is a browser without any memory; the median of all counts.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import browser_binary  # noqa: E402 - found by the line above
import conftest  # noqa: E402
from macros import offline  # noqa: E402
from paper import press  # noqa: E402
from paper.book import Book  # noqa: E402

ROUNDS = 5
LONGEST = 120_000
KEPT = "() => /^Offline gespeichert/.test(document.querySelector('[data-offline]').textContent)"


def web(site):
    """Return how many files the offline copy has and what they weigh compressed, as Pages sends."""
    edition = (site / offline.WORKER).read_text("utf-8")
    names = json.loads(re.match(r"self\.edition = (.*?);\n", edition, re.DOTALL)[1])["files"]
    files = [
        site / (f"{name}index.html" if name.endswith("/") or not name else name) for name in names
    ]
    return {
        "files": len(files),
        "gzip": sum(len(gzip.compress(file.read_bytes())) for file in files),
    }


def paper(site, browser):
    start = time.perf_counter()
    (site / "notfallhandbuch.pdf").write_bytes(press.make(Book(site), browser))
    seconds = time.perf_counter() - start
    file = site / "notfallhandbuch.pdf"
    pages = len(PdfReader(file).pages)
    return {"pages": pages, "bytes": file.stat().st_size, "seconds": round(seconds, 1)}


def offline_ready(browser, base_url):
    """Return the seconds from the first request until the whole site is kept and checked."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    start = time.perf_counter()
    page.goto(base_url)
    page.wait_for_function(KEPT, timeout=LONGEST)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def main():
    with TemporaryDirectory() as folder:
        site = Path(folder) / conftest.BASE_PATH
        if problems := conftest.build(site):
            sys.exit(problems)
        handler = partial(conftest.QuietHandler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as tool:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base_url = f"http://127.0.0.1:{server.server_port}/{conftest.BASE_PATH}/"
            arguments = ["--no-sandbox"] if browser_binary.is_root() else []
            browser = tool.chromium.launch(executable_path=browser_binary.find(), args=arguments)
            times = [offline_ready(browser, base_url) for _ in range(ROUNDS)]
            result = {"web": web(site), "paper": paper(site, browser)}
            browser.close()
            server.shutdown()
    result["offline_ready_seconds"] = round(statistics.median(times), 2)
    report(result)


def report(result):
    """Print what each edition weighs and takes, then the same as JSON."""
    megabyte = 1_000_000
    print(f"web    {result['web']['files']} files, {result['web']['gzip'] / megabyte:.2f} MB gzip")
    print(
        f"       offline after {result['offline_ready_seconds']} s, median of {ROUNDS} first visits"
    )
    sheet = result["paper"]
    size = sheet["bytes"] / megabyte
    print(f"paper  {sheet['pages']} pages, {size:.2f} MB, in {sheet['seconds']} s")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
