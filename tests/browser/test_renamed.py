"""Does a step that got another id keep the tick that a record of before has for it?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import records
from browser.acts import PHASE_1, RECORD, boxes, part, visit

FORMER = "frueher/bildschirme-ansehen"
STEP = "tor-sicherheit/bildschirme-und-dateien-ansehen"


@pytest.fixture
def renamed(page):
    """Let every page say what a step was called before."""

    def tell(route):
        answer = route.fetch()
        html = answer.text().replace('data-renamed="', f'data-renamed="{FORMER}:{STEP} ')
        route.fulfill(response=answer, body=html)

    page.route(re.compile("/$"), tell)


def take_old_record(page):
    page.goto(RECORD)
    section = page.get_by_role("region", name="Einlesen")
    old = records.with_event(step=FORMER)
    section.get_by_label("Link oder Text").fill(records.text(old))
    section.get_by_role("button", name="Prüfen").click()
    section.get_by_role("button", name="Übernehmen").click()
    expect(section.get_by_role("status")).to_contain_text("übernommen")


@pytest.mark.usefixtures("renamed")
def test_old_record_ticks_the_renamed_step(page):
    take_old_record(page)
    expect(page.get_by_text("Schritte, die es hier nicht gibt")).to_have_count(0)

    visit(page, PHASE_1)

    expect(boxes(page, "tor-sicherheit").first).to_be_checked()
    expect(part(page, "tor-sicherheit").locator("[data-progress]")).to_contain_text("1 von")


def test_old_record_without_the_former_id_ticks_nothing(page):
    take_old_record(page)

    visit(page, PHASE_1)

    expect(boxes(page, "tor-sicherheit").first).not_to_be_checked()
