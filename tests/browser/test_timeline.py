"""Does the record tell what happened when, also what was told late, mistyped or never happened?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    NIGHT,
    PHASE_1,
    PHASE_5,
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


def log(page):
    return page.get_by_role("region", name="Verlauf").get_by_role("listitem")


def situation(page):
    return page.get_by_role("region", name="Lage")


def figure(page, label):
    """Return the row of a figure; its value stands at the end."""
    rows = page.get_by_role("region", name="Zahlen").locator("div")
    return rows.filter(has=page.get_by_text(label, exact=True))


def set_field(page, label, value):
    field = situation(page).get_by_label(re.compile(f"^{re.escape(label)}"))
    field.fill(value)
    field.press("Tab")


@pytest.fixture
def record(page):
    """The record page of an incident that has just begun."""
    begin_incident(page)
    page.goto(RECORD)
    expect(log(page).first).to_be_visible()
    return page


def write_note(page, text, *, kind="Beobachtung", at=""):
    entry = page.get_by_role("region", name="Eintrag")
    entry.get_by_role("radio", name=kind).check()
    entry.get_by_label("Text").fill(text)
    if at:
        entry.get_by_label("um").fill(at)
    entry.get_by_role("button", name="Eintragen").click()
    expect(log(page).filter(has_text=text)).to_have_count(1)


def test_note_stands_in_the_log_with_its_type(record):
    write_note(record, "Platte voll", kind="Hypothese")

    expect(log(record).filter(has_text="Platte voll")).to_contain_text("Hypothese")
    expect(log(record).filter(has_text="Platte voll")).to_contain_text("03:46")


def test_late_note_stands_where_it_belongs_and_says_so(record):
    write_note(record, "Anruf vom Empfang", at="02:49")

    entry = log(record).last
    expect(entry).to_contain_text("02:49")
    expect(entry).to_contain_text("Nachgetragen 03:46")


def test_time_in_the_future_means_yesterday(record):
    write_note(record, "Letzte Mail kam an", at="23:10")

    expect(log(record).last).to_contain_text("22.11.2026")


def test_nonsense_is_refused_and_nothing_is_lost(record):
    entry = record.get_by_role("region", name="Eintrag")
    entry.get_by_label("Text").fill("wichtig")
    entry.get_by_label("um").fill("bald")

    entry.get_by_role("button", name="Eintragen").click()

    expect(entry.get_by_role("status")).to_contain_text("Uhrzeit wie 03:46")
    expect(entry.get_by_label("Text")).to_have_value("wichtig")


def test_correction_keeps_the_old_text_readable(record):
    write_note(record, "Platte voll, 100 %")
    entry = log(record).filter(has_text="Platte voll, 100 %")

    entry.get_by_role("button", name="ändern").click()
    entry.get_by_label("Text").fill("Inodes voll")
    entry.get_by_role("button", name="Berichtigen").click()

    expect(entry.get_by_role("deletion")).to_have_text("Platte voll, 100 %")
    expect(entry.get_by_role("insertion")).to_have_text("Inodes voll")
    expect(entry).to_contain_text("Berichtigt 03:46")


def test_struck_out_entry_stays_and_does_not_count(record):
    set_field(record, "Einsatzleitung", "AB")
    expect(record.get_by_text("Einsatzleitung AB seit 03:46")).to_be_visible()
    entry = log(record).filter(has_text="Einsatzleitung: AB")

    entry.get_by_role("button", name="ändern").click()
    entry.get_by_role("button", name="Streichen").click()

    expect(log(record).filter(has_text="Gestrichen 03:46")).to_contain_text("Einsatzleitung: AB")
    expect(record.get_by_text("Einsatzleitung AB seit 03:46")).to_have_count(0)


def test_filter_shows_one_kind_only(record):
    write_note(record, "Platte voll")

    record.get_by_label("Zeigen").select_option(label="Notizen")

    expect(log(record)).to_have_count(1)
    expect(log(record)).to_contain_text("Platte voll")


def test_note_is_one_tap_away_on_a_page(page):
    begin_incident(page)
    introduce(page, "AB")

    bar(page).get_by_role("button", name="Notiz").click()
    bar(page).get_by_label("Text").fill("Port 25 zu")
    bar(page).get_by_role("button", name="Eintragen").click()

    expect(bar(page).get_by_label("Text")).to_have_count(0)
    page.goto(RECORD)
    expect(log(page).filter(has_text="Port 25 zu")).to_contain_text("AB")


def test_note_that_was_begun_comes_back(page):
    begin_incident(page)
    button = bar(page).get_by_role("button", name="Notiz")
    button.click()
    bar(page).get_by_label("Text").fill("Port 25")

    page.keyboard.press("Escape")
    expect(bar(page).get_by_label("Text")).to_have_count(0)
    button.click()
    expect(bar(page).get_by_label("Text")).to_have_value("Port 25")

    bar(page).get_by_role("button", name="Eintragen").click()
    button.click()
    expect(bar(page).get_by_label("Text")).to_have_value("")


def test_step_that_does_not_apply_says_why_and_holds_nobody_up(page):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    step = page.get_by_role("listitem").filter(
        has=page.get_by_role("checkbox", name=re.compile("Überwachung auf Massenversand"))
    )

    step.locator("summary").click()
    step.get_by_role("button", name="Entfällt …").click()
    step.get_by_label("Warum entfällt der Schritt?").fill("keine Überwachung")
    step.get_by_role("button", name="Entfällt", exact=True).click()

    expect(step).to_contain_text("entfällt, keine Überwachung. 03:46")
    expect(part(page, "tor-sicherheit")).to_contain_text("2 von 5")
    expect(page.locator('[aria-current="step"]')).to_contain_text("Admins und Weiterleitungen")
    step.get_by_role("button", name="Entfällt doch nicht").click()
    expect(part(page, "tor-sicherheit")).to_contain_text("1 von 5")


def test_steps_that_the_site_has_not_any_more_are_listed(page):
    begin_incident(page)
    introduce(page, "AB")
    visit(page, PHASE_5)
    tick(boxes(page, "austritt-5").first)
    gone = boxes(page, "austritt-5").first.evaluate("(box) => box.closest('li').dataset.step")
    page.goto(RECORD)
    expect(log(page).first).to_be_visible()
    dropped = page.get_by_role("region", name="Entfallene Schritte")
    expect(dropped).to_be_hidden()

    def without_it(route):
        answer = route.fetch()
        steps = {step: lead for step, lead in answer.json()["steps"].items() if step != gone}
        route.fulfill(json={"steps": steps})

    page.route("**/steps.json", without_it)
    page.reload()

    expect(dropped.get_by_role("listitem")).to_have_count(1)
    expect(dropped.get_by_role("listitem")).to_contain_text(
        re.compile("03:46.*Erledigt.*AB.*Alle Tests sind grün")
    )


def test_missing_inputs_of_figures_are_named(record):
    expect(figure(record, "Erkannt nach")).to_contain_text("fehlt: Erstes Symptom, Entdeckt")

    set_field(record, "Erstes Symptom", "02:49")
    set_field(record, "Entdeckt", "02:55")

    expect(figure(record, "Erkannt nach")).to_contain_text("6\N{NO-BREAK SPACE}min")


def test_role_that_goes_to_somebody_else_is_a_hand_over(record):
    set_field(record, "Technik", "CD")
    set_field(record, "Technik", "EF")

    expect(log(record).filter(has_text="Technik von CD an EF übergeben")).to_have_count(1)
    expect(figure(record, "Rollenwechsel")).to_contain_text("1")


def test_same_initials_of_both_pairs_of_eyes_are_counted(page):
    begin_incident(page)
    introduce(page, "AB")
    visit(page, PHASE_5)
    tick(boxes(page, "testen").nth(0))
    tick(boxes(page, "testen").nth(1))
    expect(page.get_by_text("gleiches Kürzel")).to_be_visible()

    page.goto(RECORD)

    expect(figure(page, "Vier Augen, gleiches Kürzel")).to_contain_text("1 von 1")


def test_initials_do_not_reach_back_to_another_shift(page):
    begin_incident(page)
    page.clock.set_fixed_time("2026-11-23T05:30:00+01:00")

    introduce(page, "CD")

    page.goto(RECORD)
    entry = log(page).filter(has_text="Bildschirme und Dateien ansehen")
    expect(entry).to_be_visible()
    expect(entry).not_to_contain_text("CD")


def test_picture_says_in_words_what_it_shows(record):
    set_field(record, "Erstes Symptom", "02:49")
    situation(record).get_by_label(re.compile("^Stufe")).select_option("S2")

    picture = record.get_by_role("img", name=re.compile("^Verlauf ab 02:49"))
    expect(picture).to_have_accessible_name(re.compile("Stufe S2 ab 03:46"))
    expect(picture).to_have_accessible_name(re.compile("keine Meldung an alle"))


def test_picture_has_no_style_attributes(record):
    picture = record.get_by_role("img", name=re.compile("^Verlauf"))
    expect(picture).to_be_visible()

    assert picture.locator("[style]").count() == 0


def test_picture_is_drawn_for_the_width_at_hand(record):
    picture = record.get_by_role("img", name=re.compile("^Verlauf"))
    for width in (320, 768):
        record.set_viewport_size({"width": width, "height": 740})
        frame = record.locator("figure div").bounding_box()
        expect(picture).to_have_attribute("width", str(int(frame["width"])))


def test_picture_comes_back_after_its_place_was_hidden(record):
    picture = record.get_by_role("img", name=re.compile("^Verlauf"))
    expect(picture).to_be_visible()
    record.evaluate("delete document.documentElement.dataset.incident")
    expect(picture).to_have_count(0)

    record.evaluate("document.documentElement.dataset.incident = '1'")

    expect(picture).to_be_visible()
