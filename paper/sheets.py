"""Sheets to tear out, made of parts of pages: the emergency card, the log, the posters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from .chapters import Chapter

FIRST_MESSAGE = "erste-sms"
LOG_COLUMNS = ("Uhrzeit", "Kürzel", "Schritt", "Art", "Was geschah, mit Ergebnis")
LOG_ROWS = 24
# Numbers on the contact page are samples; on paper there is a line for the real one.
SHORT_NUMBER = re.compile(r"\d{3}$")


def card(start: Chapter, contacts: Chapter, phase: Chapter, code: str) -> str:
    """Make the emergency card: attack or not, what to know by heart, numbers, the first message."""
    gate, known = start.main.select_one(".gate"), start.main.select_one(".know-sheet")
    message = phase.main.select_one(f'[data-id="{FIRST_MESSAGE}"] .message__text')
    tables = contacts.main.select("table")[:2]
    if not (gate and gate.ul and known and known.ol and message and len(tables) == 2):
        raise ValueError("Papier: Teile der Notfallkarte fehlen auf ihren Seiten.")
    numbers = "".join(_line(*cells) for table in tables for cells in _rows(table))
    return (
        '<main class="card" id="notfallkarte">'
        f'<div class="head"><h1>Notfallkarte</h1>{code}</div>'
        '<section class="card__gate"><h2>Zuerst: Ist es ein Angriff?</h2>'
        f"{gate.ul}"
        '<p>Ja oder unklar: <a href="#sicherheitsvorfall">Sicherheitsvorfall</a>. '
        'Nichts davon: <a href="#phasen-1-erste-bewertung">Phase 1</a>.</p></section>'
        f'<section class="card__known"><h2>Auswendig</h2>{known.ol}</section>'
        '<section class="card__numbers"><h2>Nummern, von Hand eintragen</h2>'
        f"<dl>{numbers}</dl></section>"
        '<section class="card__message"><h2>Erste Meldung, nie per E-Mail</h2>'
        f'<p class="message__text">{message.decode_contents()}</p></section>'
        "</main>"
    )


def _rows(table: Tag) -> Iterator[tuple[str, str]]:
    for row in table.select("tbody tr"):
        cells = [cell.get_text().strip() for cell in row.select("td")]
        yield cells[0], cells[1] if SHORT_NUMBER.match(cells[1]) else ""


def _line(name: str, number: str) -> str:
    return f"<div><dt>{markup.text(name)}</dt><dd>{markup.text(number)}</dd></div>"


def blank_numbers(contacts: Chapter) -> None:
    """Leave lines on the contact page where the site shows sample numbers."""
    for row in contacts.main.select("tbody tr"):
        cell = row.select("td")[-1]
        if not SHORT_NUMBER.match(cell.get_text().strip()):
            cell.clear()
            cell["class"] = "blank"


def log() -> str:
    """Make one sheet to keep the record by hand."""
    head = "".join(f"<th>{name}</th>" for name in LOG_COLUMNS)
    rows = ("<tr>" + "<td></td>" * len(LOG_COLUMNS) + "</tr>") * LOG_ROWS
    return (
        '<main class="log-sheet" id="protokollblatt">'
        '<div class="head"><h1>Protokollblatt</h1></div>'
        '<p class="fill">Störung <span></span> Datum <span></span> Blatt <span></span></p>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></main>"
    )


def posters(chapters: list[Chapter]) -> str:
    """Make one sheet of each message that is a poster."""
    messages = [
        message
        for chapter in chapters
        for message in chapter.main.select('.message[data-channel="aushang"]')
    ]
    return "".join(map(_poster, messages))


def _poster(message: Tag) -> str:
    subject = message.select_one(".message__subject")
    text = message.select_one(".message__text")
    title = subject.get_text().strip() if subject else str(message["aria-label"])
    body = text.decode_contents() if text else ""
    return (
        f'<main class="poster-sheet" id="aushang-{message["data-id"]}">'
        f'<h1 data-bookmark="Aushang: {markup.text(title)}">{markup.text(title)}</h1>'
        f"<p>{body}</p></main>"
    )
