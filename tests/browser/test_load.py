"""Is a page light and still until somebody begins, and is nothing lost in the first moments?"""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.acts import (
    NIGHT,
    PHASE_1,
    PHASE_2,
    PHASE_4,
    PHASE_7,
    QUARTER_TO_FIVE,
    RECORD,
    SERVER,
    TIME,
    Hold,
    begin_incident,
    boxes,
    introduce,
    visit,
)
from conftest import BASE_PATH

LARGEST = 30_000
PHASE_3 = "phasen/3-problembehandlung/"
RECORD_OF = re.compile(r"/javascripts/(?:runbook|(?:bar|exchange|log|record|store)/)")
OF_START = {"browser/register.js", "page/offline.js"}
PHASES = [
    PHASE_1,
    PHASE_2,
    PHASE_3,
    PHASE_4,
    "phasen/5-testen-und-verifizieren/",
    "phasen/6-benachrichtigung-des-benutzers/",
    PHASE_7,
]

SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum)));
})"""


def loaded(page, address):
    """Open a page and give the addresses of all it loads until it rests."""
    found = []
    page.on("requestfinished", lambda request: found.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return found


def weight(site, urls):
    """Add up what the files behind some addresses weigh in gzip."""
    paths = [urlsplit(url).path.removeprefix(f"/{BASE_PATH}/") for url in urls]
    files = [site / path / "index.html" if path.endswith("/") else site / path for path in paths]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.mark.parametrize("address", [*PHASES, SERVER])
def test_first_visit_is_light_and_has_nothing_of_the_record(page, built_site, address):
    urls = loaded(page, address)

    assert not [url for url in urls if RECORD_OF.search(url)]
    assert weight(built_site, urls) <= LARGEST


def test_page_of_an_incident_has_the_record(page, built_site):
    begin_incident(page)

    urls = loaded(page, PHASE_1)

    assert [url for url in urls if RECORD_OF.search(url)]
    assert weight(built_site, urls) > LARGEST


@pytest.mark.parametrize("address", [*PHASES, SERVER])
def test_modules_are_asked_for_in_one_go(page, built_site, address):
    begin_incident(page)
    scripts = built_site / "assets" / "javascripts"
    listed = set(json.loads((scripts / "modules.json").read_text("utf-8")))

    urls = loaded(page, address)

    names = {url.partition("/javascripts/")[2] for url in urls} - {"", "modules.json", "start.js"}
    assert names - listed <= OF_START


@pytest.mark.parametrize("address", [*PHASES, SERVER])
def test_nothing_moves_when_the_parts_come(page, address):
    visit(page, address)

    assert page.evaluate(SHIFTS) == 0


def test_shift_is_seen(page):
    visit(page, PHASE_1)
    page.evaluate("document.querySelector('main').prepend(document.createElement('pre'))")

    assert page.evaluate(SHIFTS) > 0


@pytest.mark.parametrize("is_reloaded", [False, True])
def test_tick_before_the_record_has_come_is_recorded(page, is_reloaded):
    page.goto(PHASE_1)
    if is_reloaded:
        page.reload()
    held = Hold(page, "**/runbook.js")
    box = boxes(page, "tor-sicherheit").first
    with page.expect_request("**/runbook.js"):
        box.check()
    held.release()

    expect(box).to_have_accessible_description(TIME)
    expect(box).to_be_checked()


def test_press_before_the_record_has_come_is_done_again(page):
    page.goto(PHASE_2)
    held = Hold(page, "**/runbook.js")
    button = page.locator(".message [data-sent]").first
    with page.expect_request("**/runbook.js"):
        button.click()
    held.release()

    expect(page.locator(".message__sent").first).to_have_text(re.compile("gesendet"))


NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
)
PAIR = '[data-step="vor-dem-eingriff/plan-vorlesen"]'
POINT_OF_NO_RETURN = '[data-step="wiederherstellen/bestand-ersetzen"]'
DONE_AT_0346 = re.compile("03:46")


def done(page):
    """Give the entries of done steps in the log of the record page."""
    page.goto(RECORD)
    log = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    return log.filter(has_text="Erledigt")


@pytest.mark.parametrize("is_known", [False, True])
def test_tick_of_a_page_that_never_had_the_record_is_recorded_later(page, context, is_known):
    context.clock.install(time=NIGHT)
    if is_known:
        begin_incident(page)
        introduce(page, "MK")
        page.goto(RECORD)
        expect(page.get_by_role("region", name="Verlauf")).to_contain_text("MK")
    page.close()
    dying = context.new_page()
    dying.route("**/runbook.js", lambda route: route.abort())
    dying.goto(PHASE_1)
    box = boxes(dying, "ausfall-bestaetigen").first
    box.check()
    dying.close()
    context.clock.set_system_time(QUARTER_TO_FIVE)

    page = context.new_page()
    page.goto(PHASE_1)

    box = boxes(page, "ausfall-bestaetigen").first
    expect(box).to_have_accessible_description(DONE_AT_0346)
    if is_known:
        expect(box).to_have_accessible_description(re.compile("MK"))
    page.reload()
    expect(box).to_be_checked()
    expect(done(page)).to_have_count(2 if is_known else 1)


def test_answer_of_a_page_that_never_had_the_record_is_recorded_later(page, context):
    page.route("**/runbook.js", lambda route: route.abort())
    page.goto(PHASE_7)
    page.locator(".question textarea").first.press_sequentially("Das Laufwerk war voll.")
    page.close()

    page = context.new_page()
    page.goto(PHASE_7)

    expect(page.locator(".question textarea").first).to_have_value("Das Laufwerk war voll.")
    expect(page.locator(".question__when").first).to_have_text(TIME)


def test_second_person_and_approval_of_a_page_without_the_record_are_recorded_later(page, context):
    page.route("**/runbook.js", lambda route: route.abort())
    page.goto(PHASE_4)
    page.locator(PAIR).get_by_role("checkbox").nth(1).check()
    page.locator(POINT_OF_NO_RETURN).get_by_role("textbox").press_sequentially("el")
    page.close()

    page = context.new_page()
    page.goto(PHASE_4)

    first, second = page.locator(PAIR).get_by_role("checkbox").all()
    expect(second).to_have_accessible_description(TIME)
    expect(second).to_be_checked()
    expect(first).not_to_be_checked()
    expect(page.locator(POINT_OF_NO_RETURN)).to_contain_text(re.compile(r"EL \d\d:\d\d"))


def test_damaged_entry_that_is_parked_holds_up_nothing(page):
    page.goto(PHASE_1)
    page.evaluate("localStorage['mailausfall:/mailausfall/:unsaved:1-0'] = '{'")

    visit(page, PHASE_1)

    box = boxes(page, "tor-sicherheit").first
    box.check()
    expect(box).to_have_accessible_description(TIME)
    page.wait_for_function("() => !Object.keys(localStorage).join().includes(':unsaved:')")


def test_record_that_comes_late_has_a_tick_once(page):
    page.goto(PHASE_1)
    held = Hold(page, "**/runbook.js")
    box = boxes(page, "tor-sicherheit").first
    box.check()
    held.release()
    expect(box).to_have_accessible_description(TIME)
    page.reload()

    expect(box).to_be_checked()
    expect(done(page)).to_have_count(1)


def test_browser_asks_where_it_can_park_nothing(page):
    page.add_init_script(NO_STORAGE)
    page.goto(PHASE_1)
    held = Hold(page, "**/runbook.js")
    boxes(page, "tor-sicherheit").first.check()

    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()

    held.release()
    expect(boxes(page, "tor-sicherheit").first).to_have_accessible_description(TIME)
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def test_tick_waits_for_a_dead_line(page):
    page.goto(PHASE_1)
    page.route("**/runbook.js", lambda route: route.abort())
    first, second = (boxes(page, "tor-sicherheit").nth(number) for number in (0, 1))
    first.check()
    expect(page.get_by_text("noch nichts gespeichert")).to_be_visible()
    page.unroute("**/runbook.js")

    second.check()

    for box in (first, second):
        expect(box).to_have_accessible_description(TIME)
    expect(page.get_by_text("noch nichts gespeichert")).to_be_hidden()


def test_incident_of_another_tab_shows(page, context):
    page.goto(PHASE_1)
    other = context.new_page()
    begin_incident(other)

    expect(page.get_by_role("region", name="Laufende Störung")).to_be_visible()
