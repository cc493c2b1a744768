"""Does the contributor guide list the data attributes that join pages and modules, all of them?"""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / ".github" / "CONTRIBUTING.md"
MODULES = ROOT / "overrides" / "assets" / "javascripts"


def listed():
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `data-")]
    return {name for row in rows for name in re.findall(r"`(data-[a-z-]+)`", row.split("|")[1])}


def on_pages(site):
    pages = [BeautifulSoup(page.read_text("utf-8"), "html.parser") for page in site.rglob("*.html")]
    elements = [element for page in pages for element in page.find_all(True)]
    return {name for element in elements for name in element.attrs if name.startswith("data-")}


def test_guide_lists_what_pages_carry(built_site):
    assert listed() == on_pages(built_site)


def test_every_module_named_by_a_page_exists(built_site):
    html = "".join(page.read_text("utf-8") for page in built_site.rglob("*.html"))
    start = "".join((MODULES / name).read_text("utf-8") for name in ("start.js", "runbook.js"))

    for name in set(re.findall(r'data-module="([a-z]+)"', html)):
        assert re.search(rf"\b{name}\b", start), f"neither start.js nor runbook.js knows {name}"
