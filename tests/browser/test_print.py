"""Is a printed phase the list as it stands, to go on by hand, with nothing to press?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_2,
    PHASE_4,
    RECORD,
    addresses,
    bar,
    boxes,
    introduce,
    part,
    tick,
    visit,
)

LIST = "vor-dem-eingriff"
A4 = (595, 842)


def times(page):
    """The places for time and initials beside the boxes of the list."""
    return part(page, LIST).locator(".step__when")


@pytest.fixture
def paper(page):
    """A phase with a ticked box, as it goes to the printer."""
    visit(page, PHASE_4)
    tick(boxes(page, LIST).first)
    page.emulate_media(media="print")
    return page


def test_printed_boxes_are_all_there(paper):
    printed = paper.get_by_role("checkbox").filter(visible=True)

    expect(printed).to_have_count(paper.locator('input[type="checkbox"]').count())


def test_ticked_box_is_printed_with_its_tick(paper):
    ticked = boxes(paper, LIST).first
    expect(ticked).to_be_checked()

    with_tick = ticked.screenshot()
    ticked.evaluate("box => (box.checked = false)")

    assert ticked.screenshot() != with_tick


def test_time_and_initials_are_printed_in_their_columns(page):
    visit(page, PHASE_4)
    tick(boxes(page, LIST).first)
    introduce(page, "AB")
    page.emulate_media(media="print")

    when = times(page).first

    expect(when).to_have_text(re.compile(r"^\d\d:\d\dAB$"))
    expect(when).to_be_visible()
    label = page.locator(f"label[for='{boxes(page, LIST).first.get_attribute('id')}']")
    text, column = label.bounding_box(), when.bounding_box()
    assert column["x"] >= text["x"] + text["width"] - 1
    assert text["y"] <= column["y"] <= text["y"] + text["height"]


def test_open_step_is_printed_with_empty_columns(paper):
    open_box = boxes(paper, LIST).last

    when = times(paper).last

    expect(open_box).not_to_be_checked()
    expect(when).to_have_text("")


def test_running_incident_is_named_on_paper(paper):
    expect(bar(paper)).to_contain_text("läuft seit")
    expect(bar(paper)).to_be_visible()


MARK = "getComputedStyle(document.querySelector('main'), '::before').content"


def test_paper_of_an_exercise_says_so(page):
    page.goto(RECORD)
    page.get_by_role("button", name="Übung beginnen").click()
    expect(bar(page)).to_contain_text("Übung:")
    visit(page, PHASE_4)
    expect(bar(page)).to_contain_text("Übung:")
    page.emulate_media(media="print")

    assert page.evaluate(MARK) == '"Übung"'


def test_poster_is_one_sheet_with_nothing_but_the_message(page):
    page.add_init_script("window.print = () => (window.isPrinted = true)")
    visit(page, PHASE_2)
    message = part(page, "erster-aushang")
    message.locator("summary").click()

    message.get_by_role("button", name="Als Aushang drucken").click()
    page.wait_for_function("() => window.isPrinted")

    page.emulate_media(media="print")
    expect(page.locator(".poster").get_by_role("heading")).to_be_visible()
    expect(page.get_by_role("heading").filter(visible=True)).to_have_count(1)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == [A4]


def test_ticked_box_is_told_apart_on_the_screen(page):
    visit(page, PHASE_4)
    tick(boxes(page, LIST).first)
    box = boxes(page, LIST).first
    with_tick = box.screenshot()

    box.evaluate("box => (box.checked = false)")

    assert box.screenshot() != with_tick


def test_details_are_printed_unfolded_with_their_commands(paper):
    paper.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = false))")

    content = paper.locator("main pre code, main .step__more li")
    expect(content.filter(visible=True)).to_have_count(content.count())


# A fold that only asks for something has nothing for paper.
FOLDED = """() => {
  const hasText = (part) => {
    const rest = document.createElement("div");
    rest.append(part.cloneNode(true));
    rest.querySelectorAll("label, button").forEach((one) => one.remove());
    return rest.textContent.trim() !== "" || !part.matches(":has(input, textarea, button)");
  };
  document.querySelectorAll("details").forEach((one) => (one.open = false));
  return [...document.querySelectorAll("main details > :not(summary)")]
    .filter((part) => !part.closest(".toc-fold") && hasText(part))
    .filter((part) => !part.checkVisibility())
    .map((part) => part.textContent.trim().slice(0, 40));
}"""


def test_details_of_every_page_are_printed_unfolded(page, built_site):
    page.emulate_media(media="print")
    found = {}
    for address in addresses(built_site):
        page.goto(address)
        if folded := page.evaluate(FOLDED):
            found[address] = folded

    assert found == {}


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p>Befehl</p>", ["Befehl"]),
        ("<pre></pre>", [""]),
        ('<p>Befehl <button type="button">Notiz</button></p>', ["Befehl Notiz"]),
        ("<label>Ausgabe <textarea></textarea></label><p>Deutung</p>", ["Deutung"]),
        ("<label>Ausgabe <textarea></textarea></label>", []),
    ],
)
@pytest.mark.parametrize("kind", ["step__more", "check__more", "message__more"])
def test_details_that_stay_folded_are_found(page, kind, inside, found):
    page.set_content(
        f'<main><details class="{kind}"><summary>Mehr</summary>{inside}</details></main>'
    )

    assert page.evaluate(FOLDED) == found


def test_nothing_to_press_is_printed(paper):
    expect(paper.get_by_role("textbox").filter(visible=True)).to_have_count(0)
    expect(paper.get_by_role("navigation").filter(visible=True)).to_have_count(0)
    # a value in the text takes a tap on the screen, on paper it is text
    expect(paper.locator("button, .btn").filter(visible=True)).to_have_count(0)


def test_values_of_fields_are_printed(paper):
    values = paper.locator("main [data-field]")

    expect(values.filter(visible=True)).to_have_count(values.count())
    expect(values).not_to_have_count(0)


LINES = """(values) => values.map((value) => {
  const line = getComputedStyle(value, "::after");
  return line.borderBlockEndStyle === "solid" && parseFloat(line.inlineSize) > 75;  // 20 mm
})"""


def test_open_fields_are_printed_as_lines_to_fill_in(page):
    visit(page, PHASE_2)
    page.emulate_media(media="print")
    texts = page.locator(".message__text")

    assert set(texts.locator(".val--open").evaluate_all(LINES)) == {True}
    # the time of printing is no time to announce; a default is printed as it is
    assert set(texts.locator('[data-derived="now"]').evaluate_all(LINES)) == {True}
    assert set(texts.locator('[data-field="Betroffen"]').evaluate_all(LINES)) == {False}


def test_room_to_write_is_printed(paper):
    lines = paper.locator("main .fill")

    expect(lines.filter(visible=True)).to_have_count(lines.count())
    expect(lines).not_to_have_count(0)


def pages_of(pdf):
    """Return the sizes of all pages of a PDF, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def test_phase_is_printed_on_several_a4_pages(page):
    visit(page, PHASE_4)

    sizes = pages_of(page.pdf(prefer_css_page_size=True))

    assert len(sizes) > 1
    assert set(sizes) == {A4}


def test_other_paper_is_found(page):
    page.set_content("<style>@page { size: letter }</style><p>Text</p>")

    assert pages_of(page.pdf(prefer_css_page_size=True)) == [(612, 792)]
