"""Does the page say "saved" only when it is, and plainly when it is not?"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser.acts import (
    PHASE_1,
    PHASE_2,
    RECORD,
    TIME,
    Hold,
    bar,
    begin_incident,
    boxes,
    tick,
    visit,
)

GATE = "tor-sicherheit"
SAVING = re.compile("^speichert")
NOT_SAVED = re.compile("nicht gespeichert")

# The page hears of a completed transaction only after `release()`.
HOLD_COMPLETION = """
  const held = [];
  let isHolding = true;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...options) {
    const made = transaction.apply(this, options);
    if (made.mode !== "readwrite") return made;
    made.addEventListener("complete", (event) => {
      if (!isHolding) return;
      event.stopImmediatePropagation();
      held.push(made);
    });
    return made;
  };
  window.isHeld = () => held.length > 0;
  window.release = () => {
    isHolding = false;
    for (const made of held) made.dispatchEvent(new Event("complete"));
  };
"""

# Writing fails as it does on a full disk while `isFull` is true.
FULL_DISK = """
  window.isFull = true;
  window.refused = 0;
  for (const name of ["add", "put"]) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...values) {
      if (window.isFull) {
        window.refused += 1;
        throw new DOMException("disk is full", "QuotaExceededError");
      }
      return write.apply(this, values);
    };
  }
"""

# The same, but facts of the device still find room: an incident can be deleted.
FULL_OF_EVENTS = FULL_DISK.replace('["add", "put"]', '["add"]')

NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"

# What lies in the database beside the record: a program of the future, a defect, a stranger.
DAMAGED = [
    {"id": "damaged-1", "incident": "?", "kind": 5},
    {"id": "damaged-2", "incident": "?"},
    {"id": "damaged-3", "incident": "?", "kind": "ticked", "at": "yesterday", "step": "?"},
]

NEWER_DATABASE = """async () => {
  const site = document.body.dataset.store ?? "/mailausfall/";
  const open = indexedDB.open(`mailausfall:${site}`, 1000);
  await new Promise((resolve) => (open.onsuccess = resolve));
  open.result.close();
}"""

PUT_DAMAGED = """async (events) => {
  const site = document.body.dataset.store ?? "/mailausfall/";
  const open = indexedDB.open(`mailausfall:${site}`);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const transaction = open.result.transaction("events", "readwrite");
  const store = transaction.objectStore("events");
  const all = store.getAll();
  all.onsuccess = () => {
    const { incident } = all.result[0];
    for (const event of events) store.put({ ...event, incident });
  };
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  open.result.close();
}"""

STORED_IDS = """async () => {
  const site = document.body.dataset.store ?? "/mailausfall/";
  const open = indexedDB.open(`mailausfall:${site}`);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const all = open.result.transaction("events").objectStore("events").getAllKeys();
  await new Promise((resolve) => (all.onsuccess = resolve));
  open.result.close();
  return all.result;
}"""


def notice(page):
    return bar(page).locator("[data-fail]")


def saved_word(page):
    return bar(page).get_by_role("status")


def test_saved_is_shown_only_after_the_transaction_is_complete(page):
    page.add_init_script(HOLD_COMPLETION)
    visit(page, PHASE_1)
    box = boxes(page, GATE).first

    box.check()
    page.wait_for_function("() => window.isHeld()")

    expect(box).to_have_accessible_description(SAVING)
    expect(saved_word(page)).not_to_contain_text("gespeichert")
    page.evaluate("window.release()")
    expect(box).to_have_accessible_description(TIME)
    expect(saved_word(page)).to_contain_text("gespeichert")


def test_failed_write_is_told_lastingly_and_the_box_stays(page):
    page.add_init_script(FULL_DISK)
    visit(page, PHASE_1)

    for box in boxes(page, GATE).all()[:2]:
        box.check()
        expect(box).to_have_accessible_description(NOT_SAVED)

    expect(notice(page)).to_be_visible()
    expect(notice(page)).to_contain_text("Nicht gespeichert")
    expect(saved_word(page)).to_contain_text("nicht gespeichert")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_retry_saves_what_had_failed(page):
    page.add_init_script(FULL_DISK)
    visit(page, PHASE_1)
    box = boxes(page, GATE).first
    box.check()
    retry = notice(page).get_by_role("button")
    retry.click()
    page.wait_for_function("() => window.refused > 1")
    expect(box).to_have_accessible_description(NOT_SAVED)
    expect(notice(page)).to_be_visible()

    page.evaluate("window.isFull = false")
    retry.click()

    expect(notice(page)).to_be_hidden()
    expect(box).to_have_accessible_description(TIME)
    page.reload()
    expect(box).to_be_checked()


def test_next_tick_takes_along_what_had_failed(page):
    page.add_init_script(FULL_DISK)
    visit(page, PHASE_1)
    boxes(page, GATE).first.check()
    expect(notice(page)).to_be_visible()

    page.evaluate("window.isFull = false")
    tick(boxes(page, GATE).nth(1))

    expect(boxes(page, GATE).first).to_have_accessible_description(TIME)
    expect(notice(page)).to_be_hidden()


def test_unsaved_record_can_be_taken_away_as_a_file(page):
    page.add_init_script(FULL_DISK)
    visit(page, PHASE_1)
    boxes(page, GATE).first.check()
    expect(notice(page)).to_be_visible()

    with page.expect_download() as waiting:
        notice(page).get_by_role("link").click()

    assert '"ticked"' in waiting.value.path().read_text("utf-8")


def test_page_works_without_a_database_and_says_that_nothing_is_stored(page):
    page.add_init_script(NO_DATABASE)
    visit(page, PHASE_1)

    boxes(page, GATE).first.check()

    expect(boxes(page, GATE).first).to_be_checked()
    expect(notice(page)).to_be_visible()
    expect(notice(page)).to_contain_text("speichert nicht")
    visit(page, PHASE_2)
    expect(notice(page)).to_be_visible()


def test_without_a_database_nothing_is_called_saved(page):
    page.add_init_script(NO_DATABASE)
    visit(page, PHASE_1)

    boxes(page, GATE).first.check()

    expect(notice(page)).to_be_visible()
    expect(saved_word(page)).not_to_contain_text(re.compile(r"(?<!nicht )gespeichert"))


def test_damaged_events_are_ignored_and_kept(page):
    begin_incident(page)
    page.evaluate(PUT_DAMAGED, DAMAGED)
    page.goto(RECORD)
    entries = page.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(entries.filter(has_text="Erledigt")).to_have_count(1)
    visit(page, PHASE_1)
    expect(boxes(page, GATE).first).to_be_checked()

    tick(boxes(page, GATE).nth(1))

    expect(notice(page)).to_be_hidden()
    assert {event["id"] for event in DAMAGED} <= set(page.evaluate(STORED_IDS))


def test_page_tells_when_a_newer_version_holds_the_database(page):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).first)

    page.evaluate(NEWER_DATABASE)

    expect(notice(page)).to_contain_text("neuere Fassung")
    visit(page, PHASE_2)
    expect(notice(page)).to_contain_text("neuere Fassung")


def test_tick_before_the_scripts_have_come_counts(page):
    held = Hold(page, "**/runbook.js")
    page.goto(PHASE_1, wait_until="commit")
    box = boxes(page, GATE).first
    box.check()

    held.release()

    expect(box).to_have_accessible_description(TIME)
    expect(box).to_be_checked()


def test_tick_survives_leaving_the_page_at_once(page):
    begin_incident(page)
    boxes(page, GATE).nth(1).check()

    visit(page, PHASE_2)

    visit(page, PHASE_1)
    expect(boxes(page, GATE).nth(1)).to_be_checked()


def test_other_tab_follows(page, context):
    other = context.new_page()
    for tab in (page, other):
        visit(tab, PHASE_1)

    tick(boxes(page, GATE).first)

    expect(boxes(other, GATE).first).to_be_checked()
    boxes(other, GATE).first.uncheck()
    expect(boxes(page, GATE).first).not_to_be_checked()


def test_clock_that_was_set_back_does_not_turn_the_order(page):
    page.clock.install(time="2026-11-23T03:46:00+01:00")
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))
    page.clock.set_system_time("2026-11-23T02:10:00+01:00")

    tick(boxes(page, GATE).nth(1))

    page.goto(RECORD)
    done = page.get_by_role("region", name="Verlauf").get_by_role("listitem").filter(has_text="1.")
    expect(done.first).to_contain_text("1.2")
    expect(done.nth(1)).to_contain_text("1.1")


def remove_incident(page):
    """Delete the only incident, on the record page."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Löschen").click()
    expect(page.get_by_text("Noch keine Störung aufgezeichnet.")).to_be_visible()


def test_what_waits_for_a_deleted_incident_never_comes_back(page, context):
    begin_incident(page)
    page.add_init_script(FULL_OF_EVENTS)
    visit(page, PHASE_1)
    boxes(page, GATE).nth(1).check()
    expect(notice(page)).to_be_visible()
    visit(page, RECORD)
    remove_incident(page)

    page.close()
    page = context.new_page()
    visit(page, PHASE_1)

    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert page.evaluate(STORED_IDS) == []


def test_what_another_tab_still_holds_of_a_deleted_incident_never_comes_back(page, context):
    begin_incident(page)
    other = context.new_page()
    other.add_init_script(FULL_OF_EVENTS)
    visit(other, PHASE_1)
    boxes(other, GATE).nth(1).check()
    expect(notice(other)).to_be_visible()
    page.goto(RECORD)
    remove_incident(page)

    other.evaluate("window.isFull = false")
    tick(boxes(other, GATE).nth(2))

    expect(notice(other)).to_be_hidden()
    other.goto(RECORD)
    expect(other.get_by_role("button", name="Löschen")).to_have_count(1)
    visit(other, PHASE_1)
    expect(other.get_by_role("checkbox", checked=True)).to_have_count(1)
