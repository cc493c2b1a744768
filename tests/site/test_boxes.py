"""Has every box a name, a time and a list that ends, on every built page? (L9, L29)"""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup


def faults(html):
    """Tell what is wrong with the checklists of a page."""
    page = BeautifulSoup(html, "html.parser")
    for box in page.select("input.step__box"):
        step = box.find_parent(class_="step")
        lead = step.select_one(".step__lead").get_text()
        label = page.find("label", attrs={"for": box["id"]})
        name = box.get("aria-label") or (label.get_text() if label else "")
        if lead not in name:
            yield f"box without its step's name: {lead}"
        if not box.find_next_sibling(class_="step__when"):
            yield f"box without a place for its time: {lead}"
    for checklist in page.select("section.checklist"):
        end = checklist.select_one("p.end")
        if not end or not end.get_text().startswith("Liste fertig: "):
            yield f"list without an end: {checklist['data-id']}"


def test_boxes_have_names_and_lists_have_ends(built_site):
    pages = sorted(built_site.rglob("*.html"))

    assert {page.parent.name: list(faults(page.read_text("utf-8"))) for page in pages} == {
        page.parent.name: [] for page in pages
    }


@pytest.mark.parametrize(
    ("whole", "broken", "told"),
    [
        ('for="box-a"', 'for="box-b"', "box without its step's name: Eins"),
        (' class="step__when"', "", "box without a place for its time: Eins"),
        ("Liste fertig: weiter", "", "list without an end: a"),
    ],
)
def test_broken_box_is_found(whole, broken, told):
    html = (
        '<section class="checklist" data-id="a"><ol><li class="step">'
        '<input class="step__box" id="box-a"><i class="step__when"></i>'
        '<label for="box-a"><span class="step__lead">Eins</span></label></li></ol>'
        '<p class="end">Liste fertig: weiter</p></section>'
    )
    assert not list(faults(html))

    assert list(faults(html.replace(whole, broken))) == [told]
