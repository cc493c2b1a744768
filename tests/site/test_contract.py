"""Does the contributor guide list the data attributes that join pages and modules, all of them?"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / ".github" / "CONTRIBUTING.md"
MODULES = ROOT / "overrides" / "assets" / "javascripts"


class Names(HTMLParser):
    """Collects the names of the data attributes of a page."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {name for name, _ in attrs if name.startswith("data-")}


def listed():
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `data-")]
    return {name for row in rows for name in re.findall(r"`(data-[a-z-]+)`", row.split("|")[1])}


def on_pages(site):
    names = Names()
    for page in site.rglob("*.html"):
        names.feed(page.read_text("utf-8"))
    return names.found


def test_guide_lists_what_pages_carry(built_site):
    assert listed() == on_pages(built_site)


def test_every_module_named_by_a_page_exists(built_site):
    html = "".join(page.read_text("utf-8") for page in built_site.rglob("*.html"))
    start = "".join((MODULES / name).read_text("utf-8") for name in ("start.js", "runbook.js"))

    for name in set(re.findall(r'data-module="([a-z]+)"', html)):
        assert re.search(rf"\b{name}\b", start), f"neither start.js nor runbook.js knows {name}"
