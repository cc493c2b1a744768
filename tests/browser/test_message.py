"""Does a message fill itself, reach the clipboard as it will be sent, and say what is missing?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    NIGHT,
    PHASE_1,
    PHASE_2,
    PHASE_4,
    PROVIDER,
    RECORD,
    Hold,
    begin_incident,
    clipboard,
    part,
    visit,
)

FIRST_SMS = "erste-sms"
CHAT = "service-desk"
OPEN = re.compile(r"\[[^\]]+\?\]")


@pytest.fixture
def page(context):
    """A page that may use the clipboard, at a quarter to four in the morning."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time(NIGHT)
    return page


def text_of(page, message):
    return part(page, message).locator(".message__text")


def copy_button(page, message):
    return part(page, message).locator("[data-copy]")


def copy(page, message):
    """Copy a message as a person does and return what is on the clipboard."""
    button = copy_button(page, message)
    button.click()
    expect(button).to_have_text(re.compile("Kopiert 03:46"))
    return clipboard(page)


def enter(page, message, field, value):
    """Enter a value below a message, whose inputs may be folded away."""
    entry = part(page, message).locator(f'[data-input="{field}"]')
    if not entry.is_visible():
        part(page, message).locator("summary").click()
    entry.fill(value)
    entry.press("Tab")
    return entry


def test_message_is_filled_from_the_record(page):
    begin_incident(page)
    visit(page, PHASE_2)

    expect(text_of(page, FIRST_SMS)).to_contain_text("03:46")
    expect(text_of(page, FIRST_SMS)).to_contain_text("04:10")
    expect(text_of(page, FIRST_SMS)).not_to_contain_text("?")


def test_message_is_filled_before_the_scripts_have_come(page):
    begin_incident(page)
    held = Hold(page, "**/runbook.js")
    with page.expect_request("**/runbook.js"):
        page.goto(PHASE_2, wait_until="commit")

    expect(text_of(page, FIRST_SMS)).to_contain_text("03:46")
    expect(text_of(page, FIRST_SMS)).to_contain_text("04:10")
    held.release()


def test_copied_is_what_the_page_shows(page):
    begin_incident(page)
    visit(page, PHASE_2)

    copied = copy(page, FIRST_SMS)

    assert copied == text_of(page, FIRST_SMS).inner_text()
    assert not OPEN.search(copied)


def test_subject_is_copied_too(page):
    begin_incident(page)
    visit(page, PHASE_2)
    subject = part(page, "erste-statusseite").locator(".message__subject").inner_text()

    copied = copy(page, "erste-statusseite")

    assert copied.startswith(subject)
    assert text_of(page, "erste-statusseite").inner_text().splitlines()[-1] in copied


def test_open_field_is_marked_in_text_button_and_copy(page):
    begin_incident(page)
    visit(page, PHASE_2)

    expect(text_of(page, CHAT)).to_contain_text("Einsatzleitung?")
    expect(copy_button(page, CHAT)).to_have_text(re.compile("1 Feld offen"))
    assert OPEN.findall(copy(page, CHAT)) == ["[Einsatzleitung?]"]


def test_value_is_entered_once_for_all_messages_and_commands(page):
    begin_incident(page)
    visit(page, PROVIDER)
    enter(page, "ticket-anbieter", "Hotline", "030 23125-100")
    enter(page, "ticket-anbieter", "Mailserver", "mx1.beispiel.test")
    expect(text_of(page, "ticket-anbieter")).to_contain_text("mx1.beispiel.test")
    expect(text_of(page, "ticket-anbieter")).to_contain_text("030 23125-100")

    visit(page, PHASE_2)
    for message in ("erste-messenger", "erste-statusseite"):
        expect(text_of(page, message)).to_contain_text("030 23125-100")
    visit(page, PHASE_1)
    command = page.locator("pre").filter(has_text="smtp://")

    expect(command.locator("code")).to_contain_text("smtp://mx1.beispiel.test:25")
    copy_of(command).click()
    expect(copy_of(command)).to_have_text(re.compile("Kopiert"))
    assert clipboard(page) == command.locator("code").inner_text()


def copy_of(command):
    return command.get_by_role("button", name=re.compile("Kopier"))


def test_command_with_an_open_field_is_copied_as_a_comment(page):
    visit(page, PHASE_1)
    command = page.locator("pre").filter(has_text="smtp://")
    expect(copy_of(command)).to_have_text(re.compile("1 Feld offen"))

    copy_of(command).click()

    expect(copy_of(command)).to_have_text(re.compile("Kopiert"))
    lines = clipboard(page).splitlines()
    assert "Mailserver" in lines[0]
    assert all(line.startswith("# ") for line in lines)


def test_open_field_in_a_command_is_filled_where_it_stands(page):
    visit(page, PHASE_1)
    command = page.locator("pre").filter(has_text="smtp://")

    command.get_by_role("button", name="Mailserver?").first.click()
    page.keyboard.type("mx1.beispiel.test")
    page.keyboard.press("Enter")

    expect(command.locator("code")).to_contain_text("smtp://mx1.beispiel.test:25")
    expect(copy_of(command)).to_have_text("Kopieren")


def test_copied_mark_goes_when_the_text_changes(page):
    begin_incident(page)
    visit(page, PHASE_2)
    copy_button(page, FIRST_SMS).click()
    expect(copy_button(page, FIRST_SMS)).to_have_text(re.compile("Kopiert"))

    text_of(page, FIRST_SMS).get_by_role("button", name="Telefon").click()
    page.keyboard.type("Chat")

    expect(copy_button(page, FIRST_SMS)).to_have_text("Kopieren")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("Mailserver", "mx1; reboot"),
        ("Maildomain", "beispiel"),
        ("Server-IP", "192.0.2.256"),
        ("Beginn", "25:00"),
        ("Betroffen", "$(reboot)"),
    ],
)
def test_refused_value_shows_a_hint_and_is_not_used(page, field, value):
    begin_incident(page)
    visit(page, PROVIDER)
    before = text_of(page, "ticket-anbieter").inner_text()

    entry = enter(page, "ticket-anbieter", field, value)

    expect(entry).to_have_attribute("aria-invalid", "true")
    expect(part(page, "ticket-anbieter").locator("[data-hint]")).to_be_visible()
    assert text_of(page, "ticket-anbieter").inner_text() == before


def test_corrected_value_takes_the_hint_away(page):
    begin_incident(page)
    visit(page, PROVIDER)
    enter(page, "ticket-anbieter", "Mailserver", "mx1; reboot")

    entry = enter(page, "ticket-anbieter", "Mailserver", "mx1.beispiel.test")

    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(part(page, "ticket-anbieter").locator("[data-hint]:not(:empty)")).to_have_count(0)
    expect(text_of(page, "ticket-anbieter")).to_contain_text("mx1.beispiel.test")


def test_gauge_counts_the_filled_short_message(page):
    begin_incident(page)
    visit(page, PHASE_2)
    gauge = part(page, FIRST_SMS).locator(".message__gauge")

    expect(gauge).to_contain_text(f"{len(copy(page, FIRST_SMS))} von 160")
    enter(page, FIRST_SMS, "Ausweichweg", "Telefon, Fax")
    expect(text_of(page, FIRST_SMS)).to_contain_text("Telefon, Fax")
    expect(gauge).to_contain_text(f"{len(text_of(page, FIRST_SMS).inner_text())} von 160")


def test_gauge_tells_when_it_takes_two_messages(page):
    begin_incident(page)
    visit(page, PHASE_2)

    enter(page, FIRST_SMS, "Ausweichweg", "Telefon, Chat oder das Fax im zweiten Stock")

    expect(part(page, FIRST_SMS).locator(".message__gauge")).to_contain_text("2 SMS")


def test_sent_message_shows_its_time_and_stands_in_the_timeline(page):
    begin_incident(page)
    visit(page, PHASE_2)
    expect(text_of(page, FIRST_SMS)).to_contain_text("03:46")
    text = text_of(page, FIRST_SMS).inner_text()

    part(page, FIRST_SMS).locator("[data-sent]").click()

    expect(part(page, FIRST_SMS).get_by_role("status")).to_contain_text("gesendet 03:46")
    page.goto(RECORD)
    entry = page.get_by_role("region", name="Verlauf").get_by_role("listitem").filter(has_text=text)
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("Meldung")
    expect(entry).to_contain_text("03:46")


def test_promised_time_stays_what_readers_were_told(page):
    begin_incident(page)
    visit(page, PHASE_2)
    copied = copy(page, FIRST_SMS)
    assert "04:10" in copied

    page.clock.set_fixed_time("2026-11-23T03:58:00+01:00")
    visit(page, PHASE_2)

    expect(text_of(page, "erste-messenger")).to_contain_text("04:10")


def test_refused_clipboard_selects_the_text_and_says_so(page):
    page.add_init_script(
        """
        Object.defineProperty(navigator.clipboard, "writeText", {
          value: () => Promise.reject(new DOMException("refused", "NotAllowedError")),
        });
        document.execCommand = () => false;
        """
    )
    visit(page, PHASE_4)
    message = "eingriff-laeuft-sms"

    copy_button(page, message).click()

    expect(copy_button(page, message)).to_have_text(re.compile("von Hand"))
    selected = page.evaluate("getSelection().toString()")
    assert selected.strip() == text_of(page, message).inner_text().strip()


def test_button_that_is_pressed_before_its_script_has_come_is_no_dead_button(page):
    begin_incident(page)
    held = Hold(page, "**/message.js")
    with page.expect_request("**/message.js"):
        page.goto(PHASE_2)
    button = copy_button(page, FIRST_SMS)
    is_dead = button.is_visible() and button.is_enabled()
    if is_dead:
        button.click()

    held.release()

    if not is_dead:
        button.click()
    expect(button).to_have_text(re.compile("Kopiert"))
