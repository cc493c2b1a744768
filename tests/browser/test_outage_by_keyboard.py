"""Can somebody without mouse or touch take an outage from the gate to the signed report?

Every control is reached with the Tab key, from where the focus is: what cannot be reached so, or
shows no focus, fails here.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_1,
    PHASE_2,
    PHASE_4,
    PHASE_5,
    PHASE_7,
    RECORD,
    START,
    TIME,
    bar,
    boxes,
    part,
    visit,
)

# How often Tab is pressed before the next look at the focus: what is near is soon seen.
BURSTS = (1, 2, 4, 8, *[16] * 24)
# Whoever presses Tab again and again stops at the control that was looked for.
STOP_HERE = """(element) => {
  const stop = (event) => {
    if (event.key === "Tab" && document.activeElement === element) event.preventDefault();
  };
  addEventListener("keydown", stop, { capture: true });
  return () => removeEventListener("keydown", stop, { capture: true });
}"""
HAS_FOCUS = """(element) => {
  if (element !== document.activeElement) return "";
  // the label of a choice shows the focus of the choice
  const isOutlined = (one) => getComputedStyle(one).outlineStyle !== "none";
  return [element, ...(element.labels ?? [])].some(isOutlined) ? "seen" : "unseen";
}"""


def clock(page, time):
    page.clock.set_fixed_time(f"2026-11-23T{time}:00+01:00")


def reach(page, target):
    """Press Tab until a control has the focus, and see that it shows."""
    expect(target).to_be_visible()
    for tabs in BURSTS:
        if focus := target.evaluate(HAS_FOCUS):
            assert focus == "seen", f"no focus to be seen on {target}"
            return
        go_on = target.evaluate_handle(STOP_HERE)
        for _ in range(tabs):
            page.keyboard.press("Tab")
        go_on.evaluate("go_on => go_on()")
    pytest.fail(f"{target} is not reached with {sum(BURSTS)} tabs")


def press(page, target, key="Enter"):
    reach(page, target)
    page.keyboard.press(key)


def type_into(page, field, text):
    reach(page, field)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def choose(page, select, label):
    """Choose an option by typing what it begins with."""
    reach(page, select)
    page.keyboard.type(label)
    page.keyboard.press("Tab")


def tick(page, box):
    press(page, box, "Space")
    expect(box).to_have_accessible_description(TIME)


def send(page, message):
    press(page, part(page, message).locator("[data-sent]"))
    expect(part(page, message).get_by_role("status")).to_contain_text("gesendet")


def log(page):
    return page.get_by_role("region", name="Verlauf").get_by_role("listitem")


def situation(page, label):
    return page.get_by_role("region", name="Lage").get_by_label(re.compile(f"^{label}"))


def begin(page):
    page.goto(START)
    press(page, page.locator("[data-begin]").first)
    expect(bar(page)).to_be_visible()
    type_into(page, bar(page).get_by_role("textbox"), "AB")
    tick(page, boxes(page, "tor-sicherheit").first)


def note_a_measure(page):
    """Write with the key for notes what was done; the arrows choose what kind of note it is."""
    page.keyboard.press("n")
    expect(bar(page).get_by_label("Text")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(bar(page).get_by_role("radio", name="Beobachtung")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(bar(page).get_by_role("radio", name="Maßnahme")).to_be_checked()
    type_into(page, bar(page).get_by_label("Text"), "Konfiguration neu geladen")
    type_into(page, bar(page).get_by_label("Befehl"), "postfix reload")
    choose(page, bar(page).get_by_label("Wirkung"), "hat gewirkt")
    press(page, bar(page).get_by_role("button", name="Eintragen"))
    expect(bar(page).get_by_role("button", name="Notiz")).to_be_focused()


def review(page):
    questions = page.locator("[data-question]")
    written = questions.filter(has=page.get_by_role("textbox")).first
    type_into(page, written.get_by_role("textbox"), "Zweites Gerät lag bereit.")
    expect(written).to_contain_text("gespeichert")
    chosen = questions.filter(has=page.get_by_role("radio")).first
    press(page, chosen.get_by_role("radio").first, "Space")
    expect(chosen).to_contain_text("gespeichert")

    actions = page.get_by_role("region", name="Beschlossene Maßnahmen")
    for count, area in enumerate(["Erkennung", "Kommunikation", "Notfallhandbuch"]):
        press(page, actions.get_by_role("button", name="Maßnahme hinzufügen"))
        row = actions.get_by_role("listitem").nth(count)
        expect(row.get_by_label("Bereich").locator("option:checked")).to_have_text(area)
        type_into(page, row.get_by_label("Was, mit Verb"), f"Alarm {count} einrichten")
        type_into(page, row.get_by_label("Rolle oder Kürzel"), "Technik")
        reach(page, row.get_by_label("Bis"))
        page.keyboard.type("07122026")
        type_into(page, row.get_by_label("Nachweis"), "Probealarm")
    expect(actions).to_contain_text("Jeder Bereich hat eine Maßnahme.")
    expect(actions).not_to_contain_text("fehlen")
    signature = page.get_by_role("region", name="Unterschriften").get_by_label("Einsatzleitung")
    type_into(page, signature, "ab")
    expect(page.get_by_text("unterschrieben 23.11.2026, 09:00")).to_be_visible()


def window(width):
    return pytest.mark.browser_context_args(viewport={"width": width, "height": 740})


@pytest.mark.parametrize(
    "width",
    [
        pytest.param(360, marks=window(360)),
        pytest.param(1280, marks=[window(1280), pytest.mark.slow]),
    ],
)
def test_outage_by_keyboard_alone(page, width):
    page.on("dialog", lambda dialog: dialog.accept())
    clock(page, "02:58")
    begin(page)
    clock(page, "03:09")
    visit(page, PHASE_1)
    tick(page, boxes(page, "austritt-1").nth(1))
    visit(page, PHASE_2)
    clock(page, "03:12")
    send(page, "erste-sms")
    clock(page, "03:31")
    visit(page, PHASE_4)
    expect(bar(page).get_by_role("button", name="Notiz")).to_have_attribute(
        "aria-keyshortcuts", "n"
    )
    note_a_measure(page)
    clock(page, "04:31")
    tick(page, boxes(page, "austritt-4").first)
    visit(page, PHASE_5)
    clock(page, "05:10")
    send(page, "beobachtet-sms")

    page.goto(RECORD)
    choose(page, situation(page, "Stufe"), "S1")
    type_into(page, situation(page, "Erstes Symptom"), "02:49")
    entry = log(page).filter(has_text="postfix reload")
    press(page, entry.get_by_role("button", name="ändern"))
    type_into(page, entry.get_by_label("Text"), "Konfiguration neu eingelesen")
    press(page, entry.get_by_role("button", name="Berichtigen"))
    expect(entry.get_by_role("insertion")).to_contain_text("neu eingelesen")
    expect(entry.get_by_role("button", name="ändern")).to_be_focused()

    clock(page, "09:00")
    visit(page, PHASE_7)
    review(page)

    page.goto(RECORD)
    saved = page.get_by_role("region", name="Sichern")
    with page.expect_download() as report:
        press(page, saved.get_by_role("button", name="Bericht", exact=True))
    assert "Zweites Gerät lag bereit." in report.value.path().read_text("utf-8")
    with page.expect_download() as record:
        press(page, saved.get_by_role("button", name="Protokolldatei"))
    kinds = [one["kind"] for one in json.loads(record.value.path().read_text("utf-8"))["events"]]
    assert {"ticked", "sent", "noted", "corrected", "answered", "action", "signed"} <= set(kinds)
    press(page, page.get_by_role("region", name="Störungen").get_by_role("button", name="Beenden"))
    expect(bar(page)).to_be_hidden()
