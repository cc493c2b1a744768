"""How many taps are there between the confirmed outage and the first message on the clipboard?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_1, STARTED, boxes, clipboard, part, visit

OPEN = re.compile(r"\[[^\]]+\?\]|\[\[")
ENOUGH = 3


class Finger:
    """Taps what a person sees, and counts."""

    def __init__(self):
        self.taps = 0

    def tap(self, target):
        expect(target).to_be_in_viewport()
        target.tap()
        self.taps += 1


@pytest.mark.browser_context_args(
    viewport={"width": 360, "height": 740},
    has_touch=True,
    is_mobile=True,
    permissions=["clipboard-read", "clipboard-write"],
)
def test_first_message_is_three_taps_away(page):
    visit(page, PHASE_1)
    last = boxes(page, "ausfall-bestaetigen").last
    last.tap()
    expect(last).to_have_accessible_description(re.compile(r"\d\d:\d\d"))
    finger = Finger()

    finger.tap(page.locator('[data-module="strip"]').get_by_role("link", name="Phase 2"))
    finger.tap(page.get_by_role("main").get_by_role("link", name="zur ersten Meldung"))
    page.wait_for_function(STARTED)
    message = part(page, "erste-sms")
    finger.tap(message.locator("[data-copy]"))

    expect(message.locator("[data-copy]")).to_have_text(re.compile("Kopiert"))
    copied = clipboard(page)
    assert message.locator(".message__text").inner_text() == copied
    assert not OPEN.search(copied)
    assert finger.taps <= ENOUGH


@pytest.mark.parametrize("text", ["Seit [Beginn?] Uhr", "Seit [[Beginn]] Uhr"])
def test_open_field_is_found(text):
    assert OPEN.search(text)
