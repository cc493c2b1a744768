"""Does each printed list fit one page of A4, from heading to end, commands unfolded? (L12)"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "overrides" / "assets" / "stylesheets" / "print.css"
PX_PER_MM = 96 / 25.4
A4 = {"width": round(210 * PX_PER_MM), "height": round(297 * PX_PER_MM)}

MEASURE = """() => [...document.querySelectorAll("main .checklist")].map((list) => {
  let top = list;
  while (top && !/^H[23]$/.test(top.tagName)) top = top.previousElementSibling;
  const { bottom } = list.getBoundingClientRect();
  return [list.dataset.id, bottom - (top ?? list).getBoundingClientRect().top];
})"""


def printable_height():
    """Return the height between the margins of print.css, in mm."""
    first = re.search(r"@page \{ size: A4; margin: (\d+)mm 0 (\d+)mm;", STYLES.read_text("utf-8"))
    return 297 - int(first[1]) - int(first[2])


def too_high(page):
    """Tell which lists of the open page do not fit, and their height in mm."""
    heights = {name: round(height / PX_PER_MM) for name, height in page.evaluate(MEASURE)}
    return {name: height for name, height in heights.items() if height > printable_height()}


@pytest.fixture
def paper(page):
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    return page


def test_each_list_fits_one_page(paper, built_site, base_url):
    found = {}
    for file in sorted(built_site.rglob("index.html")):
        if 'data-module="checklist"' in file.read_text("utf-8"):
            paper.goto(base_url + file.parent.relative_to(built_site).as_posix() + "/")
            found |= too_high(paper)

    assert not found, f"lists higher than a printed page of {printable_height()} mm: {found}"


def test_list_that_is_too_long_is_found(paper, base_url):
    paper.goto(base_url + "phasen/1-erste-bewertung/")
    assert not too_high(paper)

    paper.locator(".checklist").first.evaluate(
        """list => { for (let n = 0; n < 30; n++) {
             list.querySelector("ol").append(list.querySelector(".step").cloneNode(true)) } }"""
    )

    assert list(too_high(paper)) == ["tor-sicherheit"]
