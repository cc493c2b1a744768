"""Does axe find anything on any page, in light and dark, with and without an incident?"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.acts import (
    PHASE_4,
    RECORD,
    START,
    addresses,
    bar,
    boxes,
    introduce,
    part,
    tick,
    visit,
)

UNFOLD = "document.querySelectorAll('details').forEach((details) => (details.open = true))"
THEMES = ["light", "dark"]


def violations(page):
    """Tell rule and place of everything that axe finds, folded parts included."""
    page.evaluate(UNFOLD)
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {rule['id']}: {node['target'][0]}: {rule['help']}"
        for rule in found
        for node in rule["nodes"]
    ]


def told(faults):
    return "".join(f"\n{fault}" for fault in faults)


@pytest.mark.parametrize("theme", THEMES)
def test_no_page_has_a_violation(page, built_site, theme):
    page.emulate_media(color_scheme=theme)
    faults = []
    for address in addresses(built_site):
        visit(page, address)
        faults += violations(page)

    assert not faults, told(faults)


@pytest.mark.parametrize("theme", THEMES)
def test_no_page_of_an_open_incident_has_a_violation(page, theme):
    page.emulate_media(color_scheme=theme)
    visit(page, PHASE_4)
    tick(boxes(page, "vor-dem-eingriff").nth(0))
    introduce(page, "AB")
    for box in part(page, "vor-dem-eingriff").get_by_role("checkbox").all()[3:6]:
        tick(box)
    boxes(page, "vor-dem-eingriff").nth(0).uncheck()
    faults = violations(page)
    for address in (START, RECORD):
        page.goto(address, wait_until="networkidle")
        faults += violations(page)

    assert not faults, told(faults)


def test_notice_of_a_failed_write_has_no_violation(page):
    page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined });")
    visit(page, PHASE_4)
    boxes(page, "vor-dem-eingriff").nth(0).check()
    bar(page).locator("[data-fail]").wait_for()

    faults = violations(page)

    assert not faults, told(faults)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<input type="checkbox">', "label"),
        ('<p style="color: #999; background: #fff">blass</p>', "color-contrast"),
        ('<button type="button"></button>', "button-name"),
    ],
)
def test_fault_is_found(page, fault, rule):
    html = '<!doctype html><html lang="de"><title>Probe</title><main><h1>Probe</h1>{}</main></html>'
    page.set_content(html.format("<details><summary>Mehr</summary>Text</details>"))
    assert violations(page) == []

    page.set_content(html.format(f"<details><summary>Mehr</summary>{fault}</details>"))

    assert [line.split(": ")[1] for line in violations(page)] == [rule]
