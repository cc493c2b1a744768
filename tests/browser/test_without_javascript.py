"""Is the runbook whole for a reader whose browser runs no JavaScript?"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from browser.acts import PHASE_2, PHASE_4, START, addresses, boxes, part

pytestmark = pytest.mark.browser_context_args(java_script_enabled=False)


def idle_buttons(page):
    """Name the buttons that can be seen; without JavaScript none of them does anything."""
    return page.get_by_role("button").filter(visible=True).all_inner_texts()


def hidden(page):
    """Name the boxes and steps that cannot be seen; only handing a record on needs JavaScript."""
    told = page.locator('input[type="checkbox"]:not(.exchange *), [data-step]')
    return told.filter(visible=False).evaluate_all("all => all.map((one) => one.outerHTML)")


def selected_by_hand(page):
    page.keyboard.press("ControlOrMeta+A")
    return page.evaluate("getSelection().toString()")


def squeezed(text):
    return "".join(text.split())


def test_every_page_shows_its_title_and_all_its_steps(page, built_site):
    for address in addresses(built_site):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert hidden(page) == [], address


@pytest.mark.parametrize(
    "html", ['<label hidden><input type="checkbox"> a</label>', '<li hidden data-step="a"> a</li>']
)
def test_hidden_box_or_step_is_found(page, html):
    page.set_content(html)

    assert len(hidden(page)) == 1


def test_no_page_shows_a_button_that_does_nothing(page, built_site):
    found = {}
    for address in addresses(built_site):
        page.goto(address)
        for checklist in page.locator('[data-module="checklist"]').all():
            checklist.get_by_role("checkbox").first.check()
        found[address] = idle_buttons(page)

    assert found == {address: [] for address in found}


def test_idle_button_is_found(page):
    page.set_content("<button hidden>Verborgen</button><button>Kopieren</button>")

    assert idle_buttons(page) == ["Kopieren"]


def test_details_open_and_hold_their_commands(page, built_site):
    for address in addresses(built_site):
        page.goto(address)
        folded = page.locator("main details:not([open]) > summary").filter(visible=True)
        for summary in reversed(folded.all()):
            summary.click()
        # what is entered below a message or a check needs JavaScript, and so does a fold that holds
        # nothing else; the folded overview is for narrow screens
        told = "details:not(:has([data-input], [data-output]), .toc-fold)"
        content = page.locator(f"main :is(pre, {told}:has(> :not(summary, .step__acts)))")
        expect(content.filter(visible=True), address).to_have_count(content.count())


def test_commands_can_be_selected(page):
    page.goto(PHASE_4)

    selected = squeezed(selected_by_hand(page))

    commands = page.locator("details[open] pre, main > pre").all_inner_texts()
    assert len(commands) > 5
    assert [command for command in commands if squeezed(command) not in selected] == []


def test_messages_can_be_read_and_selected(page):
    page.goto(PHASE_2)

    selected = squeezed(selected_by_hand(page))

    messages = page.locator('[data-module="message"] .message__text')
    assert messages.count() > 5
    for message in messages.all():
        expect(message).to_be_visible()
        assert squeezed(message.inner_text()) in selected


def test_text_that_cannot_be_selected_is_found(page):
    page.set_content('<p>Kopf</p><p style="user-select: none">Meldung</p>')

    assert "Meldung" not in selected_by_hand(page)


def test_boxes_can_be_ticked_at_the_box_and_at_the_text(page):
    page.goto(PHASE_4)
    first, second = boxes(page, "vor-dem-eingriff").all()[:2]

    first.click()
    part(page, "vor-dem-eingriff").locator("label").nth(1).click()

    expect(first).to_be_checked()
    expect(second).to_be_checked()


@pytest.mark.parametrize("way", ["map", "strip"])
def test_map_and_strip_lead_to_every_phase(page, built_site, way):
    phases = json.loads((built_site / "runbook.json").read_text("utf-8"))["phases"]
    for phase in phases:
        # on a wide screen the map takes the place of the strip on the first page
        page.goto(START if way == "map" else PHASE_2)
        page.locator(f'[data-module="{way}"]').get_by_role("link", name=phase["title"]).click()

        expect(page).to_have_url(re.compile(re.escape(phase["url"]) + "$"))
        expect(page.get_by_role("heading", level=1)).to_contain_text(phase["title"])
