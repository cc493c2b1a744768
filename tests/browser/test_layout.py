"""Does every page fit every screen, keep still while it loads, and offer targets for a thumb?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_1,
    PHASE_2,
    PHASE_4,
    PHASE_7,
    RECORD,
    SEARCH,
    START,
    TEMPLATES,
    addresses,
    begin_incident,
    boxes,
    tick,
    visit,
)

# one of every kind, and some opened in their middle: where the commands get their buttons, and
# where messages stand whose fields are filled from the record
OPENED = [
    START,
    PHASE_2,
    PHASE_4,
    PHASE_7,
    RECORD,
    f"{RECORD}#störungen",
    SEARCH,
    TEMPLATES,
    "vorbereitung/rollen/",
    f"{PHASE_1}#schaden-stoppen",
    f"{PHASE_2}#erste-sms",
    f"{PHASE_2}#lagebild",
    f"{PHASE_2}#anruf-bei-kunden-und-behörden",
]
WIDTHS = [320, 360, 768, 1280, 1920]
PHONE = {"width": 360, "height": 740}
THUMB = 44
STILL = 0.001

WATCH_SHIFTS = """
  window.shifts = [];
  const remember = (entries) => {
    for (const entry of entries) {
      const node = entry.sources?.[0]?.node;
      window.shifts.push([entry.value, node?.textContent?.trim().slice(0, 40) ?? ""]);
    }
  };
  const watch = new PerformanceObserver((list) => remember(list.getEntries()));
  watch.observe({ type: "layout-shift", buffered: true });
  window.allShifts = () => (remember(watch.takeRecords()), window.shifts);
"""

SMALL_TARGETS = """(least) => {
  const wanted = "input, textarea, button, .btn, nav[aria-label='Phasen'] a, summary";
  const inLabel = (element) => /radio|checkbox/.test(element.type) && element.closest("label");
  const target = (element) => inLabel(element) || element;
  return [...document.querySelectorAll(wanted)]
    .map(target)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    // a label that runs over two lines is as high as one of them
    .map((element) => [element, [...element.getClientRects()]])
    .filter(([, lines]) => lines.every(({ width, height }) => width < least || height < least))
    .map(([element, [{ width, height }]]) =>
      [element.localName, element.textContent.trim(), width, height].join(" "));
}"""


def is_too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def small_targets(page):
    return page.evaluate(SMALL_TARGETS, THUMB)


def shift(page):
    """Add up the layout shifts of a page since it was opened."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return sum(value for value, _ in page.evaluate("window.allShifts()"))


def test_no_page_scrolls_sideways(page, built_site):
    found = []
    for address in addresses(built_site):
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if is_too_wide(page):
                found.append(f"{address} {width}")

    assert found == []


def test_bar_of_an_incident_fits_a_narrow_screen(page):
    page.set_viewport_size({"width": 320, "height": 640})
    begin_incident(page)

    for address in (START, PHASE_4, RECORD):
        page.goto(address, wait_until="networkidle")
        assert not is_too_wide(page)


def test_page_that_is_too_wide_is_found(page):
    page.set_content('<p style="inline-size: 3000px">breit</p>')

    assert is_too_wide(page)


def test_targets_are_large_enough_for_a_thumb(page, built_site):
    page.set_viewport_size(PHONE)
    begin_incident(page)
    found = {}
    for address in addresses(built_site):
        visit(page, address)
        found[address] = small_targets(page)

    assert found == {address: [] for address in found}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<button style="{}">Kopieren</button>', "button Kopieren 60 30"),
        ('<label style="display: block; {}"><input type="checkbox"> ja</label>', "label ja 60 30"),
        ('<label for="a">ja</label><input id="a" type="checkbox" style="{}">', "input  60 30"),
    ],
)
def test_small_target_is_found(page, html, found):
    page.set_content(html.format("inline-size: 60px; block-size: 30px"))

    assert small_targets(page) == [found]


def test_label_of_two_lines_is_as_high_as_one(page):
    page.set_content(
        '<p style="inline-size: 90px; font: 28px/28px serif">'
        '<label><input type="checkbox"> ohne Namen und ohne Kürzel</label>'
    )

    assert len(small_targets(page)) == 1


@pytest.mark.parametrize("incident", [False, True], ids=["idle", "incident"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_keep_still_while_they_load(page, width, incident):
    page.set_viewport_size({"width": width, "height": 740})
    if incident:
        begin_incident(page)
    page.add_init_script(WATCH_SHIFTS)
    found = {}
    for address in OPENED:
        page.goto(address, wait_until="networkidle")
        if (value := shift(page)) > STILL:
            found[address] = [value, page.evaluate("window.allShifts()")]

    assert found == {}


def test_page_that_jumps_is_found(page):
    page.set_content("<p></p><div>" + "Zeile<br>" * 20 + "</div>")
    page.evaluate(f"() => {{ {WATCH_SHIFTS} }}")

    page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          document.querySelector("p").style.blockSize = "300px";
          requestAnimationFrame(() => requestAnimationFrame(done));
        })))"""
    )

    assert shift(page) > STILL


def test_forced_colours_still_show_what_is_ticked(page):
    page.emulate_media(forced_colors="active")
    visit(page, PHASE_1)
    first, second = boxes(page, "tor-sicherheit").all()[-2:]
    tick(boxes(page, "tor-sicherheit").first)
    page.mouse.move(0, 0)
    empty = first.screenshot()

    tick(first)
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")

    expect(second).to_be_visible()
    assert first.screenshot() != empty


def test_forced_colours_still_show_which_phase_runs(page):
    page.emulate_media(forced_colors="active")
    begin_incident(page)
    signs = page.locator('[data-module="strip"] .sign')
    expect(signs.first).to_have_attribute("data-state", "now")

    colours = signs.evaluate_all("signs => signs.map((sign) => getComputedStyle(sign).color)")

    assert colours.count(colours[0]) == 1
    assert len(set(colours[1:])) == 1


def test_reduced_motion_moves_nothing(page):
    page.emulate_media(reduced_motion="reduce")
    visit(page, PHASE_1)

    tick(boxes(page, "tor-sicherheit").first)

    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.get_by_role("heading", level=1)).to_be_visible()
