"""The acts that several browser tests share: open a page, tick a box and wait until it is saved."""

from __future__ import annotations

import os
import re

from playwright.sync_api import expect

from onefile import places

START = ""
PHASE_1 = "phasen/1-erste-bewertung/"
PHASE_2 = "phasen/2-benachrichtigung-und-kommunikation/"
PHASE_4 = "phasen/4-implementierung-eines-fixes/"
PHASE_5 = "phasen/5-testen-und-verifizieren/"
PHASE_7 = "phasen/7-ueberpruefung-nach-dem-vorfall/"
PROVIDER = "ausgaenge/anbieter/"
RECORD = "protokoll/"
SEARCH = "suche/"
SERVER = "diagnose/server/"
TEMPLATES = "vorlagen/"

NIGHT = "2026-11-23T03:46:00+01:00"
QUARTER_TO_FIVE = "2026-11-23T04:45:00+01:00"

TIME = re.compile(r"\d\d:\d\d")


def addresses(site, part=0, parts=1):
    """Name the pages of the built site as a reader types them after the base address.

    Of the causes, all made alike, every fortieth; `ALL_PAGES` in the environment asks for all.
    A test of all pages may come in parts, so that several workers share it.
    """
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    causes = [file for file in files if file.startswith("diagnose/ursachen/")]
    left_out = set() if os.environ.get("ALL_PAGES") else set(causes) - set(causes[::40])
    named = [file.removesuffix("index.html") for file in files if file not in left_out]
    return named[part::parts]


def in_file(file, address):
    """Say where the one-file edition has a page: what is no page of the site stays as it is."""
    if re.match(r"\w+:", address):
        return address
    page, _, anchor = address.partition("#")
    page, _, query = page.partition("?")
    query = f"?{query}" if query else ""
    return f"{file.as_uri()}{query}#{places.name(page)}{anchor}"


# The one-file edition starts its parts by itself, and says so when a list shows its progress.
STARTED = """async () => {
  const { base, store } = document.body.dataset;
  if (store) return whenDrawn();
  const all = new URL("assets/javascripts/runbook.js", new URL(`${base}/`, location.href));
  document.querySelector("button").dispatchEvent(new Event("focusin", { bubbles: true }));
  await (await import(all)).started;

  async function whenDrawn() {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const isDrawn = () =>
      all("[data-progress]").every((place) => place.textContent)
      && all('[data-input="Ausweichweg"]').every((input) => input.value);
    while (!isDrawn()) await new Promise(requestAnimationFrame);
  }
}"""


def visit(page, address):
    """Open a page, reach for a control and wait until every part shows the record."""
    page.goto(address)
    page.evaluate(STARTED)


def part(page, identifier):
    """Return a checklist, a message or a questionnaire."""
    return page.locator(f'[data-id="{identifier}"]')


def boxes(page, block):
    return part(page, block).get_by_role("checkbox")


def tick(box):
    """Tick a box and wait until the page says that this is on disk."""
    box.check()
    expect(box).to_have_accessible_description(TIME)


def bar(page):
    return page.get_by_role("region", name="Laufende Störung")


def introduce(page, initials):
    """Enter initials in the bar and wait until they are recorded."""
    field = bar(page).get_by_role("textbox")
    field.fill(initials)
    field.press("Enter")
    expect(bar(page).get_by_role("status")).to_contain_text("gespeichert")


def begin_incident(page):
    """Begin an incident with the first box of phase 1."""
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


class Hold:
    """Holds back a file until `release`, however late it is asked for."""

    def __init__(self, page, address):
        self.is_open = False
        self.routes = []
        page.route(address, self._keep)

    def _keep(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self):
        self.is_open = True
        for route in self.routes:
            route.continue_()
