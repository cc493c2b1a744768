"""Does the record page say what is still to do, and print it with boxes?"""

from __future__ import annotations

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from browser.acts import PHASE_1, RECORD, bar, begin_incident, boxes, tick, visit


def remaining(page):
    return page.get_by_role("region", name="Offene Schritte")


def unfold(page):
    page.goto(RECORD)
    remaining(page).get_by_text(re.compile(r"^\d+ Schritte$")).click()


def test_ticked_step_is_open_no_longer(page):
    begin_incident(page)

    unfold(page)

    expect(remaining(page).get_by_role("listitem").first).to_contain_text("1.2")
    expect(remaining(page).get_by_role("link", name="Phase 1")).to_be_visible()


def test_passed_phase_owes_no_step(page):
    visit(page, PHASE_1)
    for box in boxes(page, "austritt-1").all():
        tick(box)

    unfold(page)

    expect(remaining(page).get_by_role("link").first).to_have_text(re.compile("Phase 2"))


def test_step_that_does_not_apply_is_not_open(page):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    row = page.locator('[data-id="tor-sicherheit"] .step').nth(1)
    number = row.locator(".step__number").inner_text()
    row.locator("summary").click()
    row.get_by_role("button", name="Entfällt …").click()
    row.get_by_label("Warum entfällt der Schritt?").fill("läuft woanders")
    row.get_by_role("button", name="Entfällt", exact=True).click()
    expect(row).to_contain_text("entfällt, läuft woanders")

    unfold(page)

    expect(remaining(page).get_by_text(re.compile(rf"^{number} "))).to_have_count(0)


def test_without_an_incident_nothing_is_open(page):
    page.goto(RECORD)

    expect(bar(page)).to_be_hidden()
    expect(remaining(page)).to_be_hidden()


def test_folded_list_is_printed_open(page):
    begin_incident(page)
    page.goto(RECORD)
    expect(remaining(page).get_by_text(re.compile(r"^\d+ Schritte$"))).to_be_visible()

    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)

    assert "Phase 7: Überprüfung nach dem Vorfall" in text
