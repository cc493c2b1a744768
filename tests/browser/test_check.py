"""Does the answer to a check stay in the record, with its output, and can it be changed?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import NIGHT, RECORD, SERVER, clipboard, introduce, part, visit

CHECK = "platz"
QUESTION = "Hat jedes Laufwerk Platz?"
LEADING = "pakete"
OUTPUT = "/dev/sda1  100%  /var/spool/postfix"


@pytest.fixture
def page(context):
    """The list of checks at a quarter to four in the morning."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(NIGHT)
    visit(page, SERVER)
    return page


def answer(page, name):
    return part(page, CHECK).get_by_role("button", name=name)


def choose(page, name):
    """Choose an answer and wait until it is on disk."""
    answer(page, name).click()
    expect(answer(page, name)).to_have_accessible_name(re.compile("03:46"))


def chosen(page):
    return part(page, CHECK).get_by_role("button", pressed=True)


def log(page):
    """Return what the record says of checks."""
    visit(page, RECORD)
    return page.get_by_role("listitem").filter(has_text=QUESTION)


def paste(page, text):
    part(page, CHECK).get_by_text("Ausgabe einfügen").click()
    field = part(page, CHECK).get_by_role("textbox")
    field.fill(text)
    field.blur()


def test_answer_survives_a_reload(page):
    expect(chosen(page)).to_have_count(0)

    choose(page, "Weicht ab")

    page.reload()
    expect(chosen(page)).to_have_text(re.compile("Weicht ab.*03:46"))


def test_answer_stands_in_the_record_with_its_question_and_initials(page):
    choose(page, "Nicht prüfbar")
    introduce(page, "AB")

    expect(log(page)).to_contain_text(f"{QUESTION} Nicht prüfbar.")
    expect(log(page)).to_contain_text("AB")


def test_changed_answer_is_a_new_entry(page):
    choose(page, "Weicht ab")
    page.clock.set_fixed_time("2026-11-23T03:51:00+01:00")

    answer(page, "Wie erwartet").click()

    expect(chosen(page)).to_have_text(re.compile("Wie erwartet.*03:51"))
    entries = log(page)
    expect(entries).to_have_count(2)
    expect(entries.filter(has_text="Weicht ab.")).to_have_count(1)
    expect(entries.filter(has_text="Wie erwartet.")).to_have_count(1)


def test_pasted_output_is_kept_with_the_answer(page):
    choose(page, "Weicht ab")

    paste(page, OUTPUT)

    expect(part(page, CHECK)).to_contain_text("Passwörter, Namen und Adressen schwärzen")
    expect(log(page)).to_contain_text(OUTPUT)
    visit(page, SERVER)
    expect(part(page, CHECK).locator("textarea")).to_have_value(OUTPUT)


def test_output_cannot_be_pasted_before_there_is_an_answer(page):
    expect(part(page, CHECK).get_by_text("Ausgabe einfügen")).to_be_hidden()


def test_row_is_the_target_but_its_link_leads_away(page):
    row = part(page, LEADING).get_by_role("listitem").filter(has_text="Weicht ab")
    row.click(position={"x": 5, "y": 5})
    expect(part(page, LEADING).get_by_role("button", pressed=True)).to_have_text(
        re.compile("Weicht ab")
    )

    row.get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Paket unvollständig")


def test_nothing_moves_when_an_answer_is_chosen(page):
    choose(page, "Wie erwartet")
    places = "() => [...document.querySelectorAll('main *')].map((one) => one.offsetTop)"
    before = page.evaluate(places)

    choose(page, "Weicht ab")

    assert page.evaluate(places) == before


def test_printed_card_has_empty_boxes_and_all_it_says(page):
    choose(page, "Weicht ab")
    with_answer = part(page, CHECK)
    page.emulate_media(media="print")

    for text in (QUESTION, "df -P -x squashfs", "Erwartet", "Wie erwartet", "Weicht ab"):
        expect(with_answer.get_by_text(text, exact=False).first).to_be_visible()
    expect(part(page, CHECK).get_by_text("Ausgabe einfügen")).to_be_hidden()
    expect(part(page, CHECK).get_by_role("button", name="Kopieren")).to_be_hidden()


def test_command_is_copied_as_printed(page):
    part(page, CHECK).get_by_role("button", name="Kopieren").click()

    expect(part(page, CHECK).get_by_role("button", name="Kopiert 03:46")).to_be_visible()
    assert clipboard(page).startswith("LC_ALL=C df -P -x squashfs -x devtmpfs")
