"""Is nothing lost when a new version of the site changes the database while an old one is open?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_1, START, TIME, bar, boxes, tick, visit

STORE = Path(__file__).parents[2] / "overrides" / "assets" / "javascripts" / "store" / "store.js"
SCHEMA = "UPGRADES.length)"
GATE = "tor-sicherheit"
SAVING = re.compile("^speichert")
NOT_SAVED = re.compile("nicht gespeichert")

# A window that does not let go of the database, as one of a version that knows no better.
HOLD = """async () => {
  const open = indexedDB.open("mailausfall:/mailausfall/");
  await new Promise((resolve) => (open.onsuccess = resolve));
  window.held = open.result;
}"""


def notice(page):
    return bar(page).locator("[data-fail]")


def become_newer(page):
    """Give a page the next schema of the database."""
    source = STORE.read_text("utf-8")
    assert source.count(SCHEMA) == 1
    body = source.replace(SCHEMA, "UPGRADES.length + 1)")
    page.route(
        "**/store/store.js", lambda route: route.fulfill(body=body, content_type="text/javascript")
    )


@pytest.fixture
def newer(context):
    page = context.new_page()
    become_newer(page)
    return page


def test_old_tab_steps_back_and_loses_no_tick(page, newer):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))

    visit(newer, PHASE_1)
    expect(boxes(newer, GATE).nth(0)).to_be_checked()
    tick(boxes(newer, GATE).nth(1))
    expect(notice(newer)).to_be_hidden()

    expect(notice(page)).to_contain_text("Eine neuere Fassung ist offen. Diese Seite neu laden.")
    boxes(page, GATE).nth(2).check()
    expect(boxes(page, GATE).nth(2)).to_have_accessible_description(NOT_SAVED)

    become_newer(page)
    page.reload()
    for number in range(3):
        expect(boxes(page, GATE).nth(number)).to_have_accessible_description(TIME)
        expect(boxes(page, GATE).nth(number)).to_be_checked()
    expect(notice(page)).to_be_hidden()


def test_new_tab_waits_for_a_window_that_does_not_let_go_and_says_so(page, newer):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))
    page.goto("runbook.schema.json")
    page.evaluate(HOLD)

    visit(newer, PHASE_1)
    expect(notice(newer)).to_contain_text("hält das Protokoll fest")
    boxes(newer, GATE).nth(1).check()
    expect(boxes(newer, GATE).nth(1)).to_have_accessible_description(SAVING)
    expect(bar(newer).get_by_role("status")).to_contain_text("nicht gespeichert")

    page.close()

    expect(notice(newer)).to_be_hidden()
    for number in range(2):
        expect(boxes(newer, GATE).nth(number)).to_be_checked()
        expect(boxes(newer, GATE).nth(number)).to_have_accessible_description(TIME)


def test_tick_made_while_waiting_is_taken_along_to_the_next_page(page, newer):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))
    page.goto("runbook.schema.json")
    page.evaluate(HOLD)
    visit(newer, PHASE_1)
    boxes(newer, GATE).nth(1).check()
    expect(boxes(newer, GATE).nth(1)).to_have_accessible_description(SAVING)

    newer.goto(START)
    page.close()

    visit(newer, PHASE_1)
    for number in range(2):
        expect(boxes(newer, GATE).nth(number)).to_have_accessible_description(TIME)


def test_old_page_opened_late_hands_its_ticks_to_the_new_one(page, newer):
    visit(newer, PHASE_1)
    tick(boxes(newer, GATE).nth(0))
    newer.close()

    visit(page, PHASE_1)
    boxes(page, GATE).nth(1).check()
    expect(notice(page)).to_contain_text("Eine neuere Fassung ist offen.")

    become_newer(page)
    page.goto("protokoll/")
    archive = page.get_by_role("region", name="Störungen")
    expect(archive.get_by_text("1 Schritt")).to_have_count(2)
