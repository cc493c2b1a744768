"""Does each list stand whole on one printed page of A4, commands unfolded? (L10, L12)"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

STYLES = Path(__file__).parents[2] / "overrides" / "assets" / "stylesheets" / "print.css"
PX_PER_MM = 96 / 25.4
A4 = {"width": round(210 * PX_PER_MM), "height": round(297 * PX_PER_MM)}
# A wider font than the one measured with, or a line more, must not tear a list.
RESERVE = 10
PARTS = 4

MEASURE = """() => [...document.querySelectorAll("main .checklist")].map((list) => {
  let top = list;
  while (top && !/^H[23]$/.test(top.tagName)) top = top.previousElementSibling;
  const { bottom } = list.getBoundingClientRect();
  return [list.dataset.id, bottom - (top ?? list).getBoundingClientRect().top];
})"""

INTERRUPTED = "Unterbrochen? Diese Liste von vorn lesen."
DONE = "Liste fertig:"


def printable_height():
    """Return the height between the margins of print.css, in mm."""
    first = re.search(r"@page \{\s*size: A4; margin: (\d+)mm 0 (\d+)mm;", STYLES.read_text("utf-8"))
    return 297 - int(first[1]) - int(first[2])


def too_high(page):
    """Tell which lists of the open page leave too little, and their height in mm."""
    heights = {name: round(height / PX_PER_MM) for name, height in page.evaluate(MEASURE)}
    most = printable_height() - RESERVE
    return {name: height for name, height in heights.items() if height > most}


# Everything else keeps its place, but is no text that has to be read out of the print again.
MARKS_ONLY = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`body * { visibility: hidden }
    body .checklist__kind, body .end { visibility: visible }`);
  document.adoptedStyleSheets = [style];
}"""


def marks(page):
    """Print the open page and list, sheet by sheet, where lists begin and end."""
    page.evaluate(MARKS_ONLY)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    return [re.findall(f"{re.escape(INTERRUPTED)}|{DONE}", text) for text in texts]


def torn(sheets):
    """Tell which sheets hold a part of a list only."""
    return [
        number
        for number, found in enumerate(sheets, 1)
        if found != [INTERRUPTED, DONE] * (len(found) // 2)
    ]


@pytest.fixture
def paper(page):
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    return page


def with_lists(built_site, part):
    """Name the pages that have a checklist, wherever on the site, in parts for several workers."""
    files = sorted(built_site.rglob("index.html"))
    named = [
        file.parent.relative_to(built_site).as_posix() + "/"
        for file in files
        if 'data-module="checklist"' in file.read_text("utf-8")
    ]
    return named[part::PARTS]


@pytest.mark.parametrize("part", range(PARTS))
def test_each_list_is_printed_whole_with_a_reserve_and_says_how_to_go_on(paper, built_site, part):
    high, incomplete = {}, {}
    for address in with_lists(built_site, part):
        paper.goto(address)
        high |= too_high(paper)
        sheets = marks(paper)
        lists = paper.locator("main .checklist").count()
        if torn(sheets) or sum(len(sheet) for sheet in sheets) != 2 * lists:
            incomplete[address] = sheets

    assert not high, f"of {printable_height()} mm, {RESERVE} mm must stay free: {high}"
    assert not incomplete


def test_list_that_is_too_long_is_found(paper):
    paper.goto("phasen/1-erste-bewertung/")
    assert not too_high(paper)

    paper.locator(".checklist").first.evaluate(
        """list => { for (let n = 0; n < 30; n++) {
             list.querySelector("ol").append(list.querySelector(".step").cloneNode(true)) } }"""
    )

    assert list(too_high(paper)) == ["tor-sicherheit"]
    assert torn(marks(paper))


def test_list_without_the_sentence_is_found(page):
    page.goto("ausgaenge/wartung/")
    assert marks(page) == [[INTERRUPTED, DONE]]

    page.locator(".checklist__kind").evaluate("kind => kind.remove()")

    assert torn(marks(page)) == [1]
