"""`python -m paper site`: put `notfallhandbuch.pdf` and its check sum into a built site."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests"))

import browser_binary

from . import press
from .book import Book

FILE = "notfallhandbuch.pdf"


def main(site: Path) -> int:
    """Print the site with the browser that the tests use."""
    binary = browser_binary.find()
    if binary is None:
        print(browser_binary.MISSING)
        return 1
    arguments = ["--no-sandbox"] if browser_binary.is_root() else []
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=binary, args=arguments)
        pdf = press.make(Book(site), browser)
        browser.close()
    (site / FILE).write_bytes(pdf)
    # as `sha256sum -c` reads it: https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
    line = f"{hashlib.sha256(pdf).hexdigest()}  {FILE}\n"
    (site / f"{FILE}.sha256").write_text(line, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
