"""Does the bar say in time what is due: the next message, senders, roles, the stop rule, duties?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    NIGHT,
    PHASE_1,
    PHASE_2,
    PHASE_4,
    RECORD,
    bar,
    begin_incident,
    boxes,
    introduce,
    part,
    tick,
    visit,
)


@pytest.fixture
def page(context):
    """A page at a quarter to four in the morning."""
    page = context.new_page()
    page.clock.set_fixed_time(NIGHT)
    return page


def at(page, time, day=23):
    """Let the clock say another time and open the page anew."""
    page.clock.set_fixed_time(f"2026-11-{day}T{time}:00+01:00")
    page.reload()
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")


def due(page):
    return bar(page).get_by_role("link", name=re.compile(r"Meldung|min|zu spät|jetzt"))


def set_field(page, label, value):
    page.goto(RECORD)
    situation = page.get_by_role("region", name="Lage")
    field = situation.get_by_label(re.compile(f"^{re.escape(label)}"))
    field.fill(value)
    field.press("Tab")
    entries = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(entries.filter(has_text=value)).not_to_have_count(0)


def send_first_message(page):
    visit(page, PHASE_2)
    part(page, "erste-sms").locator("[data-sent]").click()
    expect(part(page, "erste-sms").get_by_role("status")).to_contain_text("gesendet")


def test_first_message_is_due_after_the_confirmation(page):
    begin_incident(page)
    expect(due(page)).to_contain_text("04:06")

    tick(boxes(page, "austritt-1").nth(1))

    expect(due(page)).to_contain_text("03:51")


def test_next_message_is_due_when_promised(page):
    begin_incident(page)
    send_first_message(page)

    expect(due(page)).to_contain_text("04:10")


@pytest.mark.parametrize(
    ("time", "told"),
    [("04:06", "in 4\N{NO-BREAK SPACE}min"), ("04:14", "4\N{NO-BREAK SPACE}min zu spät")],
)
def test_message_about_to_fall_due_or_late_says_so(page, time, told):
    begin_incident(page)
    send_first_message(page)

    at(page, time)

    expect(due(page)).to_contain_text(told)


def test_message_to_few_is_none_to_all(page):
    begin_incident(page)
    visit(page, PHASE_2)
    part(page, "lagebericht").locator("[data-sent]").click()
    expect(part(page, "lagebericht").get_by_role("status")).to_contain_text("gesendet")
    page.clock.set_fixed_time("2026-11-23T04:20:00+01:00")
    page.goto(RECORD)

    figures = page.get_by_role("region", name="Zahlen")
    expect(figures).to_contain_text("fehlt: erste Meldung an alle")


def test_role_held_for_three_hours_is_to_be_relieved(page):
    begin_incident(page)
    set_field(page, "Technik", "CD")
    at(page, "06:45")
    expect(bar(page)).not_to_contain_text("ablösen")

    at(page, "06:47")

    expect(bar(page).get_by_role("link", name=re.compile("Technik CD seit 3:0"))).to_be_visible()


def test_reminder_that_was_seen_stays_away(page):
    begin_incident(page)
    set_field(page, "Technik", "CD")
    at(page, "06:50")

    bar(page).get_by_role("button", name="Gesehen").click()

    expect(bar(page)).not_to_contain_text("ablösen")
    page.goto(PHASE_1)
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")
    expect(bar(page)).not_to_contain_text("ablösen")


def test_senders_who_give_up_are_told_by_the_hour(page):
    begin_incident(page)

    at(page, "07:50")

    expect(bar(page)).to_contain_text("4\N{NO-BREAK SPACE}h ohne Empfang: erste Filterdienste")


def test_stop_rule_comes_an_hour_after_the_first_change(page):
    begin_incident(page)
    visit(page, PHASE_4)
    tick(boxes(page, "eingriff").first)
    at(page, "04:45")
    expect(bar(page)).not_to_contain_text("Stoppregel")

    at(page, "04:47")

    expect(bar(page)).to_contain_text("Stoppregel")


def test_stop_rule_comes_after_two_changes_without_effect(page):
    begin_incident(page)
    page.goto(RECORD)
    entry = page.get_by_role("region", name="Eintrag")
    for text in ("Dienst neu geladen", "Platz geschaffen"):
        entry.get_by_role("radio", name="Maßnahme").check()
        entry.get_by_label("Text").fill(text)
        entry.get_by_label("Wirkung").select_option(label="ohne Wirkung")
        entry.get_by_role("button", name="Eintragen").click()
        expect(entry.get_by_label("Text")).to_have_value("")

    expect(bar(page)).to_contain_text("Zwei Versuche ohne Wirkung: Stoppregel")


def set_severity(page, severity):
    page.goto(RECORD)
    situation = page.get_by_role("region", name="Lage")
    situation.get_by_label(re.compile("^Stufe")).select_option(severity)
    entries = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(entries.filter(has_text="Stufe").first).to_contain_text(severity or "offen")


def test_severity_goes_up_after_an_hour_without_a_cause(page):
    begin_incident(page)
    set_severity(page, "S2")
    at(page, "04:45")
    expect(bar(page)).not_to_contain_text("hochstufen")

    at(page, "04:46")

    proposal = bar(page).get_by_role("link", name="S2 seit 1:00\N{NO-BREAK SPACE}h ohne Ursache")
    expect(proposal).to_contain_text("auf S1 hochstufen")
    proposal.click()
    expect(page.get_by_role("heading", name="Lage")).to_be_in_viewport()
    set_severity(page, "S1")
    expect(bar(page)).not_to_contain_text("hochstufen")


def test_hour_without_a_cause_counts_from_when_the_severity_was_set(page):
    begin_incident(page)
    set_severity(page, "S3")
    at(page, "04:30")
    set_severity(page, "S2")

    at(page, "05:29")
    expect(bar(page)).not_to_contain_text("hochstufen")

    at(page, "05:30")
    expect(bar(page)).to_contain_text("auf S1 hochstufen")


def test_known_cause_leaves_the_severity_alone(page):
    begin_incident(page)
    set_severity(page, "S2")
    set_field(page, "Ursache belegt", "03:46")

    at(page, "05:00")

    expect(bar(page)).not_to_contain_text("hochstufen")


def clock_row(page, text):
    clocks = page.get_by_role("region", name="Erinnerungen").get_by_role("listitem")
    return clocks.filter(has_text=text)


def test_record_page_lists_every_clock_with_its_time(page):
    begin_incident(page)
    visit(page, PHASE_4)
    tick(boxes(page, "eingriff").first)
    set_severity(page, "S2")
    set_field(page, "Technik", "CD")
    set_field(page, "NIS2", "03:00")

    expect(clock_row(page, "Nächste Meldung an alle")).to_contain_text("04:16")
    expect(clock_row(page, "Nächste Meldung an alle")).to_contain_text("in 30\N{NO-BREAK SPACE}min")
    expect(clock_row(page, "Technik CD ablösen")).to_contain_text("06:46")
    expect(clock_row(page, "Stoppregel")).to_contain_text("04:46")
    expect(clock_row(page, "S1 hochstufen")).to_contain_text("04:46")
    expect(clock_row(page, "erste Filterdienste")).to_contain_text("07:46")
    expect(clock_row(page, "NIS2, § 32 BSIG: 24\N{NO-BREAK SPACE}h")).to_contain_text("24.11.")


def test_clock_that_went_off_stays_in_the_list_after_it_was_seen(page):
    begin_incident(page)
    set_field(page, "Technik", "CD")
    at(page, "06:50")
    bar(page).get_by_role("button", name="Gesehen").click()
    expect(bar(page)).not_to_contain_text("ablösen")

    row = clock_row(page, "Technik CD ablösen")
    expect(row).to_contain_text("seit 4\N{NO-BREAK SPACE}min fällig")
    row.get_by_role("link").click()
    expect(page).to_have_url(re.compile("langer-einsatz/$"))


def test_record_that_nobody_has_saved_for_a_day_is_told(page):
    begin_incident(page)
    page.goto(RECORD)
    archive = page.get_by_role("region", name="Störungen")
    expect(archive.get_by_role("listitem")).to_contain_text("nicht gesichert")
    expect(clock_row(page, "Protokolldatei sichern")).to_contain_text("24.11.")
    at(page, "03:47", day=24)
    row = clock_row(page, "Protokolldatei sichern")
    expect(row).to_contain_text("fällig")

    with page.expect_download():
        archive.get_by_role("button", name="Sichern").click()

    expect(row).to_contain_text("in 24:00\N{NO-BREAK SPACE}h")
    expect(archive.get_by_role("listitem")).not_to_contain_text("nicht gesichert")


def test_due_cell_leads_to_the_message_that_fits(page):
    begin_incident(page)
    expect(due(page)).to_have_attribute("href", re.compile("2-.*meldung-erste-sms$"))
    send_first_message(page)

    expect(due(page)).to_have_attribute("href", re.compile("meldung-zwischenstand-sms$"))
    due(page).click()
    expect(part(page, "zwischenstand-sms")).to_be_in_viewport()


def test_due_cell_follows_state_and_channel(page):
    begin_incident(page)
    visit(page, PHASE_2)
    part(page, "erste-messenger").locator("[data-sent]").click()
    expect(due(page)).to_have_attribute("href", re.compile("meldung-zwischenstand-messenger$"))
    page.goto(RECORD)
    situation = page.get_by_role("region", name="Lage")
    situation.get_by_label("Stand").select_option("beobachtet")

    expect(due(page)).to_have_attribute("href", re.compile("meldung-beobachtet-messenger$"))


def test_due_cell_leads_to_all_messages_where_none_are_known(page):
    page.route("**/messages.json", lambda route: route.abort())
    begin_incident(page)

    expect(due(page)).to_have_attribute("href", re.compile("vorlagen/$"))


def test_duty_to_report_runs_from_the_moment_of_knowledge(page):
    begin_incident(page)
    set_field(page, "NIS2", "03:00")
    situation = page.get_by_role("region", name="Lage")
    expect(situation).to_contain_text("24\N{NO-BREAK SPACE}h enden am 24.11.2026, 03:00")
    expect(bar(page)).not_to_contain_text("NIS2")

    at(page, "22:00")

    expect(bar(page)).to_contain_text("NIS2")


def test_dry_run_is_marked_in_the_bar_and_in_what_is_sent(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(RECORD)
    page.get_by_role("button", name="Übung beginnen").click()
    expect(bar(page)).to_contain_text("Übung: Störung 03:46")
    introduce(page, "AB")
    visit(page, PHASE_2)

    part(page, "erste-sms").locator("[data-copy]").click()

    expect(part(page, "erste-sms").locator("[data-copy]")).to_have_text(re.compile("Kopiert"))
    assert page.evaluate("navigator.clipboard.readText()").startswith("ÜBUNG: E-Mail gestört")
