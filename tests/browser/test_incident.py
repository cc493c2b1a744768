"""Can a device keep several incidents apart, name, end and hand over each of them?"""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_1,
    PHASE_2,
    RECORD,
    START,
    bar,
    begin_incident,
    boxes,
    introduce,
    part,
    tick,
    visit,
)

ALWAYS = {"id", "incident", "device", "seq", "logged", "at", "by", "kind"}
SOMETIMES = {"step", "lead", "value", "corrects"}


@pytest.fixture(autouse=True)
def _answers_yes(page):
    """Agree to end an incident, or to begin one beside another."""
    page.on("dialog", lambda dialog: dialog.accept())


def incidents(page):
    return page.locator("[data-incident]").and_(page.get_by_role("listitem"))


def current(page):
    return page.locator('[data-incident][aria-current="true"]')


def open_record(page):
    page.goto(RECORD)
    expect(incidents(page).first).to_be_visible()


def begin_another(page):
    open_record(page)
    before = incidents(page).count()
    page.get_by_role("button", name="Neue Störung").click()
    expect(incidents(page)).to_have_count(before + 1)


def name_current(page, title):
    field = current(page).get_by_role("textbox")
    field.fill(title)
    field.press("Enter")
    expect(bar(page)).to_contain_text(title)


def saved_record(page, row):
    """Save the record of an incident and return the file's name and content."""
    with page.expect_download() as waiting:
        row.get_by_role("button", name="Sichern").click()
    return waiting.value.suggested_filename, json.loads(waiting.value.path().read_text("utf-8"))


def test_new_incident_starts_empty_and_the_old_one_keeps_its_ticks(page):
    visit(page, PHASE_1)
    for number in (0, 2):
        tick(boxes(page, "tor-sicherheit").nth(number))
    open_record(page)
    name_current(page, "Erste")

    begin_another(page)
    name_current(page, "Zweite")
    visit(page, PHASE_1)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    tick(boxes(page, "tor-sicherheit").nth(1))
    open_record(page)
    page.get_by_role("button", name="Fortsetzen", disabled=False).click()

    expect(bar(page)).to_contain_text("Erste")
    visit(page, PHASE_1)
    for number, is_ticked in enumerate([True, False, True]):
        expect(boxes(page, "tor-sicherheit").nth(number)).to_be_checked(checked=is_ticked)


def test_second_incident_does_not_change_the_first_in_the_list(page):
    begin_incident(page)
    open_record(page)
    row = incidents(page).last
    count = row.get_by_text(re.compile("Schritt"))
    expect(count).to_have_text("1 Schritt")

    begin_another(page)

    expect(count).to_have_text("1 Schritt")
    expect(current(page)).to_have_count(1)
    expect(incidents(page).first).to_have_attribute("aria-current", "true")


def test_two_tabs_that_begin_at_once_share_one_incident(page, context):
    other = context.new_page()
    for tab in (page, other):
        visit(tab, PHASE_1)

    boxes(page, "tor-sicherheit").nth(0).check()
    boxes(other, "tor-sicherheit").nth(1).check()

    for tab in (page, other):
        expect(tab.get_by_role("checkbox", checked=True)).to_have_count(2)
    open_record(page)
    expect(incidents(page)).to_have_count(1)


def test_title_shows_in_the_bar_of_every_page(page):
    begin_incident(page)
    open_record(page)

    name_current(page, "Zertifikat mx1")

    page.goto(PHASE_2)
    expect(bar(page)).to_contain_text("Zertifikat mx1")
    open_record(page)
    expect(current(page).get_by_role("textbox")).to_have_value("Zertifikat mx1")


def test_ended_incident_leaves_the_bar_and_stays_in_the_list(page):
    begin_incident(page)
    open_record(page)
    expect(bar(page)).to_be_visible()

    current(page).get_by_role("button", name="Beenden").click()

    expect(bar(page)).to_be_hidden()
    expect(incidents(page)).to_contain_text("beendet")
    visit(page, PHASE_1)
    expect(bar(page)).to_be_hidden()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    visit(page, PHASE_2)
    expect(page.locator('.message__text [data-field="Beginn"]').first).to_have_text("Beginn?")


def test_ended_incident_can_be_opened_again(page):
    begin_incident(page)
    open_record(page)
    current(page).get_by_role("button", name="Beenden").click()
    expect(bar(page)).to_be_hidden()

    page.get_by_role("button", name="Fortsetzen").click()

    expect(bar(page)).to_be_visible()
    visit(page, PHASE_1)
    expect(boxes(page, "tor-sicherheit").first).to_be_checked()


def digest(events):
    """Hash events as report.js documents it: sorted keys, no blanks, UTF-8."""
    text = json.dumps(events, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def faults(record):
    """Tell what is wrong with a record file."""
    if record.keys() != {"schema_version", "incident", "events", "sha256"}:
        yield "other fields than documented"
        return
    if record["schema_version"] != 1:
        yield "unknown version"
    if record["sha256"] != digest(record["events"]):
        yield "check sum does not match"
    for event in record["events"]:
        if not ALWAYS <= event.keys() <= ALWAYS | SOMETIMES:
            yield f"event with other fields: {sorted(event)}"
        if event.get("incident") != record["incident"]["id"]:
            yield "event of another incident"


@pytest.fixture
def record(page):
    """The file of an incident with umlauts, a sent message and a tick taken back."""
    begin_incident(page)
    introduce(page, "ÄB")
    boxes(page, "tor-sicherheit").first.uncheck()
    visit(page, PHASE_2)
    part(page, "erste-sms").locator("[data-sent]").click()
    expect(part(page, "erste-sms").get_by_role("status")).to_contain_text("gesendet")
    open_record(page)
    name_current(page, "Große Störung „nachts“")
    return saved_record(page, current(page))


def test_record_file_holds_the_incident_and_its_check_sum(record):
    name, content = record

    assert re.fullmatch(r"stoerung-\d{4}-\d\d-\d\d-\d{4}\.json", name)
    assert list(faults(content)) == []
    assert content["incident"]["title"] == "Große Störung „nachts“"
    kinds = [event["kind"] for event in content["events"]]
    assert {"begun", "revision", "ticked", "unticked", "person", "sent", "titled"} <= set(kinds)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda content: content.update(note=""), "other fields than documented"),
        (lambda content: content.update(schema_version=2), "unknown version"),
        (lambda content: content.update(sha256="0" * 64), "check sum does not match"),
        (lambda content: content["events"][0].update(by="CD"), "check sum does not match"),
        (lambda content: content["incident"].update(id="x"), "event of another incident"),
    ],
)
def test_spoilt_record_file_is_found(spoil, told):
    event = {
        **dict.fromkeys(ALWAYS, ""),
        "incident": "a",
        "kind": "begun",
    }
    content = {
        "schema_version": 1,
        "incident": {"id": "a", "title": "", "dry_run": False},
        "events": [event],
        "sha256": digest([event]),
    }
    assert list(faults(content)) == []

    spoil(content)

    assert list(faults(content)) == [told]


def test_event_with_a_foreign_field_is_found():
    event = {**dict.fromkeys(ALWAYS, ""), "email": "x"}
    content = {
        "schema_version": 1,
        "incident": {"id": ""},
        "events": [event],
        "sha256": digest([event]),
    }

    assert [fault.partition(":")[0] for fault in faults(content)] == ["event with other fields"]


def at_start(page):
    return page.url.endswith("/mailausfall/") or page.url == "about:blank"


def test_gate_begins_an_incident_even_before_its_script_has_come(page):
    page.route(
        "**/runbook.js", lambda route: route.abort() if at_start(page) else route.continue_()
    )
    page.goto(START)
    expect(bar(page)).to_be_hidden()

    page.get_by_role("link", name="Störung aufnehmen").click()

    expect(page).to_have_url(re.compile(re.escape(PHASE_1) + "$"))
    expect(bar(page)).to_be_visible()
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")
    page.goto(RECORD)
    entries = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(entries.filter(has_text="Störung aufgenommen")).to_have_count(1)
    expect(entries.filter(has_text="nichts davon")).to_have_count(1)


def test_two_incidents_that_are_the_same_are_joined(page):
    begin_incident(page)
    begin_another(page)
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").nth(1))
    open_record(page)

    incidents(page).last.get_by_role("button", name="Verbinden").click()

    expect(incidents(page)).to_have_count(1)
    expect(incidents(page)).to_contain_text("2 Schritte")
    visit(page, PHASE_1)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)


KEPT = "Object.values(localStorage).join() + Object.values(sessionStorage).join()"


@pytest.mark.parametrize("act", ["Beenden", "Löschen"])
def test_values_of_an_incident_leave_the_device_with_it(page, act):
    visit(page, PHASE_2)
    message = part(page, "erste-messenger")
    for name, value in (("Betroffen", "Filiale Nord"), ("Ausweichweg", "Telefonkette")):
        field = message.locator(f'[data-input="{name}"]')
        if not field.is_visible():
            message.locator("summary").click()
        field.fill(value)
        field.press("Tab")
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")
    page.wait_for_function(f"() => ({KEPT}).includes('Filiale Nord')")
    open_record(page)

    current(page).get_by_role("button", name=act).click()

    expect(bar(page)).to_be_hidden()
    kept = page.evaluate(KEPT)
    assert "Filiale Nord" not in kept
    assert "Telefonkette" in kept, "the organisation's values are for later incidents too"


def test_deleted_incident_is_gone_after_its_file_was_offered(page):
    begin_incident(page)
    open_record(page)

    with page.expect_download():
        current(page).get_by_role("button", name="Löschen").click()

    expect(page.get_by_text("Noch keine Störung aufgezeichnet.")).to_be_visible()
    expect(bar(page)).to_be_hidden()
    visit(page, PHASE_1)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
