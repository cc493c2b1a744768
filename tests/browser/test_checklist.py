"""Does a person who works through a list see what is done, when, by whom, and what is next?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    NIGHT,
    PHASE_1,
    PHASE_2,
    PHASE_4,
    QUARTER_TO_FIVE,
    bar,
    boxes,
    introduce,
    part,
    tick,
    visit,
)

GATE = "tor-sicherheit"
HARM = "schaden-stoppen"
BEFORE = "vor-dem-eingriff"
RESTORE = "wiederherstellen"
EXIT = "austritt-1"
PAIR = "vor-dem-eingriff/plan-vorlesen"
POINT_OF_NO_RETURN = "wiederherstellen/bestand-ersetzen"


def step(page, identifier):
    return page.locator(f'[data-step="{identifier}"]')


def station(page, number):
    """Return the link of a phase in the strip."""
    return page.locator(f'[data-module="strip"] [data-phase="{number}"]')


def reset(page, block, answer):
    """Ask for the reset of a list, answer the question, return its words."""
    asked = []

    def respond(dialog):
        asked.append(dialog.message)
        getattr(dialog, answer)()

    page.once("dialog", respond)
    part(page, block).get_by_role("button", name="zurücksetzen").click()
    return asked


def test_first_tick_begins_an_incident_without_a_form(page):
    visit(page, PHASE_1)
    address = page.url
    expect(bar(page)).to_be_hidden()

    boxes(page, GATE).first.check()

    expect(bar(page)).to_be_visible()
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == address


def test_box_shows_its_time_and_a_place_for_initials(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_1)

    tick(boxes(page, GATE).first)

    expect(boxes(page, GATE).first).to_have_accessible_description(re.compile(r"03:46\s*–"))


def test_initials_in_the_bar_fill_earlier_entries(page):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))
    tick(boxes(page, GATE).nth(1))

    introduce(page, "ab")
    tick(boxes(page, GATE).nth(2))

    for box in boxes(page, GATE).all()[:3]:
        expect(box).to_have_accessible_description(re.compile(r"\d\d:\d\d\s*AB"))


def test_tick_taken_back_keeps_its_struck_time(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_1)
    row = part(page, GATE).get_by_role("listitem").first
    tick(boxes(page, GATE).first)
    page.clock.set_fixed_time(QUARTER_TO_FIVE)

    boxes(page, GATE).first.uncheck()

    expect(row.locator("s")).to_have_text("03:46")
    page.clock.set_fixed_time("2026-11-23T04:50:00+01:00")
    tick(boxes(page, GATE).first)
    expect(boxes(page, GATE).first).to_have_accessible_description(re.compile("04:50"))
    expect(row.locator("s")).to_have_count(0)


def test_box_still_obeys_when_the_clock_is_set_back(page):
    page.clock.set_fixed_time(QUARTER_TO_FIVE)
    visit(page, PHASE_1)
    tick(boxes(page, GATE).first)
    page.clock.set_fixed_time(NIGHT)

    boxes(page, GATE).first.click()

    expect(part(page, GATE).locator("s")).to_have_count(1)
    expect(boxes(page, GATE).first).not_to_be_checked()


def test_list_counts_its_steps(page):
    visit(page, PHASE_1)
    total = boxes(page, GATE).count()
    progress = part(page, GATE).locator("[data-progress]")
    expect(progress).to_have_text(re.compile(rf"^0\D+{total}$"))

    tick(boxes(page, GATE).nth(0))
    tick(boxes(page, GATE).nth(2))

    expect(progress).to_have_text(re.compile(rf"^2\D+{total}$"))


def test_overview_of_a_phase_counts_each_of_its_lists(page):
    visit(page, PHASE_1)
    overview = page.locator(".toc").get_by_role("link", name="Tor Sicherheit")
    total = boxes(page, GATE).count()
    expect(overview).to_contain_text(f"0 von {total}")

    tick(boxes(page, GATE).first)

    expect(overview).to_contain_text(f"1 von {total}")


def test_list_that_rested_for_half_an_hour_says_to_begin_again(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_1)
    tick(boxes(page, GATE).first)
    expect(part(page, GATE)).not_to_contain_text("von vorn lesen")

    page.clock.set_fixed_time(QUARTER_TO_FIVE)
    page.reload()

    expect(part(page, GATE)).to_contain_text("seit 59\N{NO-BREAK SPACE}min: von vorn lesen")
    expect(part(page, HARM)).not_to_contain_text("von vorn lesen")


def test_four_eyes_step_counts_when_both_boxes_are_ticked(page):
    visit(page, PHASE_4)
    progress = part(page, BEFORE).locator("[data-progress]")
    first, second = step(page, PAIR).get_by_role("checkbox").all()

    tick(first)
    expect(progress).to_have_text(re.compile(r"^0\D"))
    tick(second)

    expect(progress).to_have_text(re.compile(r"^1\D"))


def test_phase_is_passed_when_its_exit_list_is_ticked(page):
    visit(page, PHASE_1)
    *others, last = boxes(page, EXIT).all()
    for box in others:
        tick(box)
    expect(station(page, 1)).not_to_have_accessible_name(re.compile("fertig"))

    tick(last)

    expect(station(page, 1)).to_have_accessible_name(re.compile("fertig"))
    expect(station(page, 2)).to_have_accessible_name(re.compile("läuft"))
    last.uncheck()
    expect(station(page, 1)).not_to_have_accessible_name(re.compile("fertig"))


def test_next_step_is_marked(page):
    visit(page, PHASE_1)
    rows = part(page, GATE).get_by_role("listitem").and_(page.locator("[data-step]"))
    expect(page.locator('[aria-current="step"]')).to_have_count(0)

    tick(boxes(page, GATE).nth(0))
    expect(rows.nth(1)).to_have_attribute("aria-current", "step")
    tick(boxes(page, GATE).nth(1))

    expect(rows.nth(2)).to_have_attribute("aria-current", "step")
    expect(page.locator('[aria-current="step"]')).to_have_count(1)


def test_next_step_is_marked_in_the_next_list_after_the_last_box(page):
    visit(page, PHASE_1)

    for box in boxes(page, GATE).all():
        tick(box)

    following = part(page, HARM).locator("[data-step]").first
    expect(following).to_have_attribute("aria-current", "step")


@pytest.mark.parametrize(("second_person", "marks"), [("AB", 1), ("CD", 0)])
def test_four_eyes_with_the_same_initials_are_marked(page, second_person, marks):
    visit(page, PHASE_4)
    tick(boxes(page, BEFORE).first)
    introduce(page, "AB")
    first, second = step(page, PAIR).get_by_role("checkbox").all()
    tick(first)
    introduce(page, second_person)

    tick(second)

    expect(second).to_have_accessible_description(re.compile(second_person))
    expect(step(page, PAIR).get_by_text("gleiches Kürzel")).to_have_count(marks)


def test_same_initials_lock_nothing(page):
    visit(page, PHASE_4)
    tick(boxes(page, BEFORE).first)
    introduce(page, "AB")
    for box in step(page, PAIR).get_by_role("checkbox").all():
        tick(box)

    expect(page.get_by_role("checkbox", disabled=True)).to_have_count(0)
    tick(boxes(page, BEFORE).last)


def test_irreversible_step_is_not_locked(page):
    visit(page, PHASE_4)

    tick(step(page, POINT_OF_NO_RETURN).get_by_role("checkbox"))


def test_approval_of_an_irreversible_step_is_recorded(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_4)
    approval = step(page, POINT_OF_NO_RETURN).get_by_role("textbox")

    approval.fill("el")
    approval.press("Enter")

    expect(step(page, POINT_OF_NO_RETURN)).to_contain_text(re.compile("EL 03:46"))
    page.reload()
    expect(approval).to_have_value("EL")
    expect(step(page, POINT_OF_NO_RETURN)).to_contain_text(re.compile("EL 03:46"))


def test_reset_can_be_cancelled(page):
    visit(page, PHASE_1)
    tick(boxes(page, GATE).first)

    asked = reset(page, GATE, "dismiss")

    assert len(asked) == 1
    expect(boxes(page, GATE).first).to_be_checked()


def test_reset_takes_back_this_list_only(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(0))
    tick(boxes(page, GATE).nth(1))
    tick(boxes(page, HARM).first)

    asked = reset(page, GATE, "accept")

    assert len(asked) == 1
    assert "2" in asked[0]
    for box in boxes(page, GATE).all():
        expect(box).not_to_be_checked()
    expect(part(page, GATE).locator("s")).to_have_text(["03:46", "03:46"])
    expect(boxes(page, HARM).first).to_be_checked()


def test_lists_do_not_mix(page):
    visit(page, PHASE_1)

    tick(boxes(page, GATE).nth(1))

    ticked = page.get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(1)
    expect(part(page, HARM).locator("[data-progress]")).to_have_text(re.compile(r"^0\D"))
    visit(page, PHASE_2)
    expect(bar(page)).to_be_visible()
    expect(page.locator("[data-progress]").first).to_have_text(re.compile(r"^0\D"))
    expect(ticked).to_have_count(0)


def test_keyboard_alone_ticks_a_box_and_keeps_the_focus_in_sight(page):
    visit(page, PHASE_1)
    focus = page.locator(":focus")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    for _ in range(12):
        page.keyboard.press("Tab")
        if focus.get_attribute("type") == "checkbox":
            break
    first = boxes(page, GATE).first
    expect(first).to_be_focused()

    page.keyboard.press("Space")

    expect(first).to_be_checked()
    expect(first).to_have_accessible_description(re.compile(r"\d\d:\d\d"))
    expect(first).to_be_focused()
    assert focus_is_seen(page)


def focus_is_seen(page):
    """Tell whether the focused element has an outline and nothing lies over its middle."""
    return page.locator(":focus").evaluate(
        """element => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const above = document.elementFromPoint(left + width / 2, top + height / 2);
          return above === element && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        }"""
    )


@pytest.mark.parametrize(
    "fault",
    [
        "button { outline: none }",
        "nav { position: fixed; inset: 0 }",
    ],
)
def test_focus_out_of_sight_is_found(page, fault):
    html = "<style>button:focus { outline: 3px solid } %s</style><button>A</button><nav></nav>"
    page.set_content(html % "")
    page.keyboard.press("Tab")
    assert focus_is_seen(page)

    page.set_content(html % fault.replace("button", "button:focus"))
    page.keyboard.press("Tab")

    assert not focus_is_seen(page)


def test_screen_reader_hears_number_state_and_time(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_4)

    tick(boxes(page, BEFORE).nth(1))

    spoken = page.get_by_role("status").filter(has_text="erledigt")
    expect(spoken).to_have_text(re.compile(r"\b4\.2\b.*erledigt.*3 Uhr 46"))


def test_ticks_survive_a_reload(page):
    page.clock.set_fixed_time(NIGHT)
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(2))
    page.clock.set_fixed_time(QUARTER_TO_FIVE)

    page.reload()

    expect(boxes(page, GATE).nth(2)).to_be_checked()
    expect(boxes(page, GATE).nth(2)).to_have_accessible_description(re.compile("03:46"))
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)


def test_two_tabs_agree_without_a_reload(page, context):
    visit(page, PHASE_1)
    other = context.new_page()
    visit(other, PHASE_1)

    tick(boxes(page, GATE).first)
    expect(boxes(other, GATE).first).to_be_checked()
    expect(bar(other)).to_be_visible()
    tick(boxes(other, GATE).nth(1))

    expect(boxes(page, GATE).nth(1)).to_be_checked()
    boxes(page, GATE).first.uncheck()
    expect(boxes(other, GATE).first).not_to_be_checked()


WATCH_ROWS = """() => {
  window.layouts = new Set();
  const isSeen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  const all = [...document.querySelectorAll("[data-step]")];
  const rows = all.filter((row) => isSeen(row.getBoundingClientRect()));
  const look = () => {
    const places = rows.map((row) => row.getBoundingClientRect());
    window.layouts.add(JSON.stringify(places.map(({ top, height }) => [top, height])));
    requestAnimationFrame(look);
  };
  look();
}"""


def layouts(page):
    """Count the different places of the rows on the screen, in all frames since the start."""
    return page.evaluate("window.layouts.size")


@pytest.mark.parametrize("width", [360, 1280])
def test_ticking_moves_no_row_on_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, PHASE_4)
    box = boxes(page, BEFORE).nth(1)
    box.focus()
    # some browsers hold the text still by scrolling, others do not
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    page.evaluate(WATCH_ROWS)

    page.keyboard.press("Space")
    expect(box).to_have_accessible_description(re.compile(r"\d\d:\d\d"))
    page.keyboard.press("Space")
    expect(step(page, "vor-dem-eingriff/sicherung-oeffnen").locator("s")).to_have_count(1)

    assert layouts(page) == 1


def test_row_that_moves_is_found(page):
    page.set_content("<p></p><div data-step>Schritt</div>")
    page.evaluate(WATCH_ROWS)

    page.evaluate("document.querySelector('p').textContent = 'Neue Zeile'")

    page.wait_for_function("() => window.layouts.size > 1")
