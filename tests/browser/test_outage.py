"""Can one tired person with a phone take an outage from the gate to the signed review?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_2,
    PHASE_4,
    PHASE_5,
    PHASE_7,
    RECORD,
    START,
    bar,
    boxes,
    part,
    tick,
    visit,
)

GATE = "Störung aufnehmen"


def clock(page, time):
    page.clock.set_fixed_time(f"2026-11-23T{time}:00+01:00")


def log(page):
    return page.get_by_role("region", name="Verlauf").get_by_role("listitem")


def figures(page):
    return page.get_by_role("region", name="Zahlen", exact=True)


@pytest.mark.browser_context_args(viewport={"width": 360, "height": 740}, has_touch=True)
def test_outage_from_gate_to_review_on_a_phone(page):
    clock(page, "02:58")
    page.goto(START)
    page.get_by_role("link", name=GATE).tap()
    expect(bar(page)).to_be_visible()
    bar(page).get_by_role("textbox").fill("AB")
    bar(page).get_by_role("textbox").press("Enter")
    expect(page.locator("html")).to_have_attribute("data-incident", "1")

    clock(page, "03:09")
    page.reload()
    tick(boxes(page, "austritt-1").nth(1))
    visit(page, PHASE_2)
    clock(page, "03:12")
    part(page, "erste-sms").locator("[data-sent]").tap()
    expect(part(page, "erste-sms").get_by_role("status")).to_contain_text("gesendet 03:12 AB")

    clock(page, "03:31")
    visit(page, PHASE_4)
    bar(page).get_by_role("button", name="Notiz").tap()
    bar(page).get_by_text("Maßnahme").tap()
    bar(page).get_by_label("Befehl").fill("postfix reload")
    bar(page).get_by_label("Text").fill("Konfiguration neu geladen")
    bar(page).get_by_label("Wirkung").select_option(label="hat gewirkt")
    bar(page).get_by_role("button", name="Eintragen").tap()
    expect(bar(page).get_by_label("Text")).to_have_count(0)
    clock(page, "04:31")
    tick(boxes(page, "austritt-4").first)
    visit(page, PHASE_5)
    clock(page, "05:10")
    tick(boxes(page, "austritt-5").nth(2))
    part(page, "beobachtet-sms").locator("[data-sent]").tap()
    expect(part(page, "beobachtet-sms").get_by_role("status")).to_contain_text("gesendet 05:10")

    page.goto(RECORD)
    situation = page.get_by_role("region", name="Lage")
    situation.get_by_label(re.compile("^Erstes Symptom")).fill("02:49")
    situation.get_by_label(re.compile("^Erstes Symptom")).press("Tab")
    expect(figures(page)).to_contain_text("Dienst wieder da nach1:42\N{NO-BREAK SPACE}h")
    expect(figures(page)).to_contain_text("Erste Meldung nach3\N{NO-BREAK SPACE}min")
    expect(figures(page)).to_contain_text("Meldungen zu spät1 von 2")
    expect(situation.get_by_label("Stand")).to_have_value("beobachtet")
    expect(page.get_by_role("img", name=re.compile("1 zu spät um 05:10"))).to_be_visible()
    expect(log(page).filter(has_text="postfix reload")).to_contain_text("hat gewirkt")

    clock(page, "09:00")
    visit(page, PHASE_7)
    page.get_by_text("Aus dem Protokoll").nth(1).tap()
    excerpt = page.get_by_role("listitem").filter(has_text="Wir beobachten per SMS")
    expect(excerpt.filter(has_text="zu spät")).to_be_visible()
    actions = page.get_by_role("region", name="Beschlossene Maßnahmen")
    expect(actions).to_contain_text("Es fehlt noch je eine Maßnahme: Erkennung, Kommunikation")
    for count in range(1, 4):
        actions.get_by_role("button", name="Maßnahme hinzufügen").tap()
        row = actions.get_by_role("listitem").nth(count - 1)
        row.get_by_label("Was, mit Verb").fill(f"Alarm {count} einrichten")
        row.get_by_label("Was, mit Verb").press("Tab")
        expect(actions.get_by_role("listitem")).to_have_count(count)
    expect(actions).to_contain_text("Jeder Bereich hat eine Maßnahme.")
    expect(actions).to_contain_text("Rolle, Datum oder Nachweis fehlen bei 3 Maßnahmen.")
    signature = page.get_by_role("region", name="Unterschriften").get_by_label("Einsatzleitung")
    signature.fill("ab")
    signature.press("Tab")
    expect(page.get_by_text("unterschrieben 23.11.2026, 09:00")).to_be_visible()

    page.reload()
    expect(signature).to_have_value("AB")
    expect(actions.get_by_role("listitem")).to_have_count(3)


def test_situation_report_is_filled_from_the_record(page):
    clock(page, "03:12")
    visit(page, PHASE_2)
    tick(boxes(page, "melden").first)
    page.goto(RECORD)
    situation = page.get_by_role("region", name="Lage")
    situation.get_by_label(re.compile("^Stufe")).select_option("S2")
    for label, value in (("Erstes Symptom", "02:49"), ("Einsatzleitung", "AB")):
        situation.get_by_label(re.compile(f"^{label}")).fill(value)
        situation.get_by_label(re.compile(f"^{label}")).press("Tab")
    expect(log(page).filter(has_text="Einsatzleitung: AB")).to_have_count(1)

    visit(page, PHASE_2)

    told = part(page, "lagebericht").locator(".message__text")
    expect(told).to_contain_text("Stufe S2, Stand 03:12 Uhr, Einsatzleitung AB")
    expect(told).to_contain_text("seit 02:49 Uhr")
    expect(part(page, "lagebild").locator(".message__text")).to_contain_text("Stufe S2")


def test_sending_can_be_taken_back(page):
    clock(page, "03:12")
    visit(page, PHASE_2)
    message = part(page, "erste-sms")
    message.locator("[data-sent]").click()
    expect(message.get_by_role("status")).to_contain_text("gesendet 03:12")

    message.locator("summary").click()
    message.get_by_role("button", name="Doch nicht gesendet").click()

    expect(message.get_by_role("status")).to_be_empty()
    page.goto(RECORD)
    expect(log(page).filter(has_text="Gestrichen 03:12")).to_contain_text("Erste SMS")


def test_message_is_copied_as_markdown_and_with_format(page, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, PHASE_2)
    message = part(page, "erste-messenger")
    message.locator("summary").click()

    message.get_by_role("button", name="Markdown kopieren").click()
    expect(message.get_by_role("button", name=re.compile("Kopiert"))).to_have_count(1)
    assert "**Betroffen:** alle Postfächer" in page.evaluate("navigator.clipboard.readText()")

    message.get_by_role("button", name="Formatiert kopieren").click()
    expect(message.get_by_role("button", name=re.compile("Kopiert"))).to_have_count(2)
    html = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return (await item.getType("text/html")).text();
        }"""
    )
    assert "<b>Betroffen:</b>" in html
