"""The clocks that the incident bar watches, read from the pages that explain them.

How often to tell everybody and when a severity goes up stand on the severity page, how long foreign
senders wait on the page about their patience. The numbers stand there and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page

SEVERITIES = "vorbereitung/schweregrade.md"
PATIENCE = "waehrend/absender-geduld.md"
WITHOUT_MAIL = "Die Uhr ohne Empfang"
FIRST, EVERY = "Erste Meldung", "Takt"
BY_CLOCK = "Nach Uhr hochstufen"
WITHOUT_CAUSE = "ohne Ursache"


def rhythms(page: Page) -> str:
    """Write for each severity the minutes to the first message and between two: `S1:5:20`."""
    return " ".join(
        f"{title.split()[0]}:{_minutes(rows.get(FIRST, ''))}:{_minutes(rows.get(EVERY, ''))}"
        for title, _, rows in _severities(page)
    )


def raises(page: Page) -> str:
    """Write what a severity becomes after so many minutes without a cause: `S2:60:S1`."""
    rows = [(items.RAISE.match(when), to) for when, to in _rows(page, BY_CLOCK)]
    return " ".join(f"{row['severity']}:{row['minutes']}:{to}" for row, to in rows if row)


def patience(page: Page) -> str:
    """Write line by line how many hours without mail mean what: `24 Microsoft 365 gibt auf`."""
    rows = [(hours, items.LINK.sub(r"\1", text)) for hours, text in _rows(page, WITHOUT_MAIL)]
    return "\n".join(f"{found[0]} {text}" for hours, text in rows if (found := hours.split()))


def faults(page: Page) -> Iterator[Fault]:
    """Find a severity or a clock that the browser could not read."""
    if page.path == SEVERITIES:
        for title, line, rows in _severities(page):
            for name in (FIRST, EVERY):
                if name not in rows:
                    text = f"{title}: Zeile {quote(name)} fehlt."
                    yield Fault(page.path, line, text, f"| {name} | alle 20 min |")
        yield from _raise_faults(page)
    if page.path == PATIENCE:
        for hours, text in _rows(page, WITHOUT_MAIL):
            if not hours.split()[0].isdecimal():
                told = f"{WITHOUT_MAIL}: {quote(hours)} ist keine Zahl von Stunden."
                yield Fault(page.path, 1, told, f"| 24 | {text} |")


def _raise_faults(page: Page) -> Iterator[Fault]:
    known = [title.split()[0] for title, _, _ in _severities(page)]
    for when, to in _rows(page, BY_CLOCK):
        if not when.endswith(WITHOUT_CAUSE):
            continue
        row = items.RAISE.match(when)
        if not row or row["severity"] not in known or to not in known:
            told = f"{BY_CLOCK}: {quote(f'{when} | {to}')} nennt keine Stufe, Minuten und Stufe."
            yield Fault(page.path, 1, told, "| S2, 60 min ohne Ursache | S1 |")


def _severities(page: Page) -> Iterator[tuple[str, int, dict[str, str]]]:
    for heading in page.headings:
        if heading.level == 2 and items.SEVERITY.match(heading.title):
            yield heading.title, heading.line, dict(_rows(page, heading.title))


def _rows(page: Page, title: str) -> list[tuple[str, str]]:
    """Return the rows of the table in a section, without its head."""
    rows = [items.ROW.match(line) for line in page.section(title)]
    return [(row["left"].strip(), row["right"].strip()) for row in rows if row][2:]


def _minutes(text: str) -> str:
    """Find the first number of minutes, empty if there is none."""
    found = items.MINUTES.search(text)
    return found["minutes"] if found else ""
