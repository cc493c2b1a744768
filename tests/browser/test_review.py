"""Do the answers of a review stay, and does everybody see that they do?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_7, RECORD, TIME, visit

SAVED = re.compile(rf"gespeichert {TIME.pattern}")
ANSWER = "Zertifikat lief um 03:12 Uhr ab."


@pytest.fixture
def page(page):
    page.goto(PHASE_7)
    return page


def question(page, kind):
    """Return the first question with a free answer (textbox) or a choice (radio)."""
    return page.locator("[data-question]").filter(has=page.get_by_role(kind)).first


def test_written_answer_survives_a_reload(page):
    field = question(page, "textbox").get_by_role("textbox")

    field.fill(ANSWER)

    expect(question(page, "textbox")).to_contain_text(SAVED)
    page.reload()
    expect(field).to_have_value(ANSWER)
    expect(question(page, "textbox")).to_contain_text(SAVED)


def test_answer_is_saved_when_the_page_is_left_while_typing(page):
    visit(page, PHASE_7)
    field = question(page, "textbox").get_by_role("textbox")
    field.press_sequentially(ANSWER)

    page.reload()

    expect(field).to_have_value(ANSWER)


def test_choice_survives_a_reload(page):
    choice = question(page, "radio").get_by_role("radio").nth(1)

    choice.check()

    expect(question(page, "radio")).to_contain_text(SAVED)
    page.reload()
    expect(choice).to_be_checked()
    expect(page.get_by_role("radio", checked=True)).to_have_count(1)


def test_questions_do_not_mix(page):
    question(page, "textbox").get_by_role("textbox").fill(ANSWER)

    expect(page.locator("[data-question]").filter(has_text=SAVED)).to_have_count(1)
    page.reload()
    expect(page.locator("[data-question]").get_by_role("textbox").nth(1)).to_have_value("")


def test_answer_stands_in_the_timeline(page):
    asked = question(page, "textbox").get_by_role("textbox")
    asked.fill(ANSWER)
    expect(question(page, "textbox")).to_contain_text("gespeichert")

    page.goto(RECORD)

    entry = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(entry.filter(has_text=ANSWER)).to_have_count(1)
    expect(entry.filter(has_text=ANSWER)).to_contain_text("Antwort")
