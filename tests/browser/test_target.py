"""Does a phase say by which clock time it should be over, while an incident runs?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.acts import NIGHT, PHASE_1, PHASE_2, PHASE_7, boxes, tick, visit


@pytest.fixture(autouse=True)
def _night(page):
    page.clock.set_fixed_time(NIGHT)


def target(page):
    return page.locator(".facts dd").last


def test_target_is_a_clock_time_from_the_first_step_on(page):
    visit(page, PHASE_1)
    expect(target(page)).to_have_text("15\N{NO-BREAK SPACE}min bis zur Stufe")

    tick(boxes(page, "tor-sicherheit").first)

    expect(target(page)).to_contain_text("bis 04:01 Uhr")


def test_target_that_was_missed_says_so(page):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    page.clock.set_fixed_time("2026-11-23T04:02:00+01:00")

    page.reload()

    expect(target(page)).to_contain_text("04:01 Uhr überschritten")


def test_passed_phase_says_when_and_the_next_one_counts_from_there(page):
    visit(page, PHASE_2)
    expect(target(page)).not_to_contain_text("Uhr")
    visit(page, PHASE_1)
    for box in boxes(page, "austritt-1").all():
        tick(box)
    expect(target(page)).to_contain_text("fertig um 03:46 Uhr")
    page.clock.set_fixed_time("2026-11-23T03:48:00+01:00")

    visit(page, PHASE_2)

    expect(target(page)).to_contain_text("bis 03:51 Uhr")


def test_target_of_several_days_names_the_day(page):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    visit(page, PHASE_7)
    expect(target(page)).to_contain_text("läuft ab dem ersten Schritt")

    page.locator('[data-module="checklist"]').first.get_by_role("checkbox").first.check()

    expect(target(page)).to_contain_text("bis 26.11.2026, 03:46 Uhr")
