"""Does axe find anything on any page, in light and dark, with and without an incident?"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe

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
COLOURS = {**DEFAULT_OPTIONS, "runOnly": ["color-contrast", "link-in-text-block"]}
PARTS = 4

PALE = """<style>
  :root { color-scheme: light dark }
  .pale { color: #999; background: #fff }
  @media (prefers-color-scheme: dark) { .pale-by-night { color: #555; background: #000 } }
</style>"""


def violations(page):
    """Tell rule and place of everything that axe finds, folded parts included.

    The themes differ in nothing but their colours, so in the dark only those are asked for again.
    """
    page.evaluate(UNFOLD)
    page.emulate_media(color_scheme="light")
    found = [("", rule) for rule in Axe().run(page).response["violations"]]
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, options=COLOURS).response["violations"]
    found += [(" by night", rule) for rule in dark]
    return [
        f"{page.url}: {rule['id']}{theme}: {node['target'][0]}: {rule['help']}"
        for theme, rule in found
        for node in rule["nodes"]
    ]


def told(faults):
    return "".join(f"\n{fault}" for fault in faults)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_violation(page, built_site, part):
    faults = []
    for address in addresses(built_site, part, PARTS):
        visit(page, address)
        faults += violations(page)

    assert not faults, told(faults)


def test_no_page_of_an_open_incident_has_a_violation(page):
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
    ("fault", "told"),
    [
        ('<input type="checkbox">', ["label"]),
        ('<p class="pale">blass</p>', ["color-contrast", "color-contrast by night"]),
        ('<p class="pale-by-night">blass</p>', ["color-contrast by night"]),
        ('<button type="button"></button>', ["button-name"]),
    ],
)
def test_fault_is_found(page, fault, told):
    html = '<!doctype html><html lang="de"><title>Probe</title><main><h1>Probe</h1>{}</main>'
    page.set_content(html.format("<details><summary>Mehr</summary>Text</details>"))
    assert violations(page) == []

    page.set_content(PALE + html.format(f"<details><summary>Mehr</summary>{fault}</details>"))

    assert [line.split(": ")[1] for line in violations(page)] == told
