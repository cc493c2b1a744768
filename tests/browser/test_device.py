"""Does the record ask of the device what it needs, and only when somebody needs it?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.acts import NIGHT, PHASE_1, RECORD, bar, begin_incident, boxes, tick, visit

COUNT_QUESTIONS = """
  window.asked = 0;
  navigator.storage.persist = async () => { window.asked += 1; return true; };
"""

# A system that shows notifications, asked or not, and a page in the background.
NOTIFICATIONS = """
  window.shown = [];
  window.Notification = class {
    static permission = "%s";
    static requestPermission = async () => (Notification.permission = "granted");
    constructor(title) { window.shown.push(title); }
  };
  Object.defineProperty(document, "hidden", { get: () => %s });
"""

LATE = "2026-11-23T07:50:00+01:00"


def log(page):
    return page.get_by_role("region", name="Verlauf").get_by_role("listitem")


def test_lasting_storage_is_asked_for_with_the_first_entry_and_not_before(page):
    page.add_init_script(COUNT_QUESTIONS)
    visit(page, PHASE_1)
    assert page.evaluate("window.asked") == 0

    tick(boxes(page, "tor-sicherheit").first)

    assert page.evaluate("window.asked") == 1


@pytest.mark.parametrize(
    ("permission", "is_hidden", "shown"),
    [
        ("granted", "true", ["4\N{NO-BREAK SPACE}h ohne Empfang: erste Filterdienste geben auf"]),
        ("granted", "false", []),
        ("default", "true", []),
        ("denied", "true", []),
    ],
)
def test_system_reminds_only_if_allowed_and_nobody_looks(page, permission, is_hidden, shown):
    page.clock.set_fixed_time(NIGHT)
    begin_incident(page)
    page.add_init_script(NOTIFICATIONS % (permission, is_hidden))
    page.clock.set_fixed_time(LATE)

    page.goto(PHASE_1)

    expect(bar(page)).to_contain_text("4\N{NO-BREAK SPACE}h ohne Empfang")
    told = [one.partition(",")[0] for one in page.evaluate("window.shown")]
    assert [one for one in told if "Empfang" in one] == shown


def test_permission_is_asked_for_by_a_button_only(page):
    page.add_init_script(NOTIFICATIONS % ("default", "false"))
    begin_incident(page)
    page.goto(RECORD)
    button = page.get_by_role("button", name="Erinnerungen auch als Mitteilung zeigen")
    expect(button).to_be_visible()
    assert page.evaluate("Notification.permission") == "default"

    button.click()

    expect(button).to_be_hidden()
    assert page.evaluate("Notification.permission") == "granted"


@pytest.mark.parametrize(
    ("server", "told"),
    [
        ("02:44:30", "90\N{NO-BREAK SPACE}s vor der des Servers"),
        ("02:48:00", "120\N{NO-BREAK SPACE}s nach der des Servers"),
    ],
)
def test_offset_to_the_clock_of_the_server_is_recorded(page, server, told):
    date = f"Mon, 23 Nov 2026 {server} GMT"

    def answer(route):
        if route.request.method != "HEAD":
            return route.fallback()
        return route.fulfill(headers={"Date": date})

    page.clock.set_fixed_time(NIGHT)
    begin_incident(page)
    page.route("**/mailausfall/", answer)

    page.goto(RECORD)

    expect(log(page).filter(has_text=told)).to_have_count(1)


def test_clock_that_is_right_is_no_news(page):
    begin_incident(page)
    page.goto(RECORD)

    expect(log(page).first).to_be_visible()
    expect(log(page).filter(has_text="Server")).to_have_count(0)
