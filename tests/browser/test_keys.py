"""Do single keys help at the keyboard, and never while somebody types or has switched them off?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_1, RECORD, bar, begin_incident, boxes, visit

GATE = "tor-sicherheit"


@pytest.fixture
def phase(page):
    """Phase 1 of an incident whose keys have come."""
    begin_incident(page)
    expect(note(page)).to_have_attribute("aria-keyshortcuts", "n")
    return page


def note(page):
    return bar(page).get_by_role("button", name="Notiz")


def test_n_opens_a_note_and_types_no_letter(phase):
    phase.keyboard.press("n")

    expect(bar(phase).get_by_label("Text")).to_be_focused()
    expect(bar(phase).get_by_label("Text")).to_have_value("")
    phase.keyboard.type("nun jk/")
    expect(bar(phase).get_by_label("Text")).to_have_value("nun jk/")


def test_n_leads_back_to_a_note_that_is_open(phase):
    phase.keyboard.press("n")
    expect(bar(phase).get_by_label("Text")).to_be_focused()
    phase.keyboard.type("Port 25")
    bar(phase).get_by_role("radio", name="Hypothese").check()

    phase.keyboard.press("n")

    expect(bar(phase).get_by_label("Text")).to_be_focused()
    expect(bar(phase).get_by_label("Text")).to_have_value("Port 25")


def test_j_and_k_go_from_step_to_step(phase):
    boxes(phase, GATE).first.focus()

    phase.keyboard.press("j")
    expect(boxes(phase, GATE).nth(1)).to_be_focused()
    phase.keyboard.press("j")
    expect(boxes(phase, GATE).nth(2)).to_be_focused()
    phase.keyboard.press("k")

    expect(boxes(phase, GATE).nth(1)).to_be_focused()
    phase.keyboard.press("Space")
    expect(boxes(phase, GATE).nth(1)).to_be_checked()


def test_j_begins_at_what_is_in_view(phase):
    boxes(phase, "austritt-1").first.scroll_into_view_if_needed()
    phase.evaluate("document.activeElement.blur()")

    phase.keyboard.press("j")

    focused = phase.locator("li.step:has(:focus)")
    expect(focused).to_be_in_viewport()


def test_slash_opens_the_search(phase):
    phase.keyboard.press("/")

    expect(phase).to_have_url(re.compile("/suche/$"))


def test_keys_with_a_modifier_belong_to_the_browser(phase):
    boxes(phase, GATE).first.focus()

    phase.keyboard.press("Control+j")
    phase.keyboard.press("Alt+n")

    expect(boxes(phase, GATE).first).to_be_focused()
    expect(bar(phase).get_by_label("Text")).to_have_count(0)


def test_keys_can_be_switched_off_for_good(phase):
    phase.goto(RECORD)
    phase.get_by_role("checkbox", name=re.compile("^Tasten")).uncheck()
    expect(note(phase)).not_to_have_attribute("aria-keyshortcuts", "n")

    visit(phase, PHASE_1)
    expect(bar(phase).get_by_role("status")).to_contain_text("gespeichert")
    boxes(phase, GATE).first.focus()
    phase.keyboard.press("j")
    phase.keyboard.press("n")

    expect(boxes(phase, GATE).first).to_be_focused()
    expect(bar(phase).get_by_label("Text")).to_have_count(0)
