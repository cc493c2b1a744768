"""Rules on pages: the seven phases, their parts, their decisions, and ids that stay."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from macros import items, renamed
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model, Phase

PUBLISHED = Path(__file__).with_name("published_ids.txt")
TITLES = (
    "Erste Bewertung",
    "Benachrichtigung und Kommunikation",
    "Problembehandlung",
    "Implementierung eines Fixes",
    "Testen und Verifizieren",
    "Benachrichtigung des Benutzers",
    "Überprüfung nach dem Vorfall",
)
FACTS = ("kurz", "ziel", "eintritt", "rollen", "zeitziel", "zeitziel_text")
CLOSING_PARTS = ("Entscheidung", "Vorlagen", "Fallstricke", "Austritt")
KNOWN_BY_HEART = "Auswendig"
MOST_KNOWN = 4
# Where a triage question is answered, and how each answer shows.
TRIAGE = ("Tor Sicherheit", "Entscheidung")
ANSWERS = {
    "ja": re.compile(r"\b(?:ja|bestätigt)\b", re.IGNORECASE),
    "nein": re.compile(r"\b(?:nein|nichts|fehlalarm)\b", re.IGNORECASE),
    "unklar": re.compile(r"\bunklar\b", re.IGNORECASE),
}
EMPTY_TARGET = re.compile(r"\]\(\s*(?:#|<>)?\s*\)|href=[\"']#?[\"']")
LEFTOVER = re.compile(r"\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b|YYYY|\{\{|example\.com|[Ll]orem ipsum")


def known_by_heart(model: Model) -> Iterator[Fault]:
    """L11: one box to know by heart, of at most four entries (CAP 676)."""
    boxes = [
        (page, heading)
        for page in model.pages.values()
        for heading in page.headings
        if heading.title == KNOWN_BY_HEART
    ]
    if len(boxes) != 1:
        where = boxes[-1][0].path if boxes else "index.md"
        text = f"{len(boxes)} Kästen „{KNOWN_BY_HEART}“, genau einer."
        yield Fault(where, boxes[-1][1].line if boxes else 1, text, "die übrigen streichen")
    for page, heading in boxes[:1]:
        entries = [line for line in page.section(heading.title) if items.NUMBERED.match(line)]
        if len(entries) > MOST_KNOWN:
            text = f"{len(entries)} Merksätze, höchstens {MOST_KNOWN}."
            yield Fault(page.path, heading.line, text, "den unwichtigsten streichen")


def triage_answers(model: Model) -> Iterator[Fault]:
    """L16: a triage question has yes, no and unclear, and a consequence for each (AWS)."""
    for phase in model.phases[:1]:
        for title in TRIAGE:
            rows = [row for line in phase.page.section(title) if (row := items.ROW.match(line))]
            for answer, pattern in ANSWERS.items():
                if not any(pattern.search(row["left"]) for row in rows[2:]):
                    text = f"„{title}“ sagt nicht, was bei „{answer}“ gilt."
                    yield Fault(phase.page.path, 1, text, "| Unklar | [Sicherheitsvorfall](…) |")
            for row in rows[2:]:
                if not row["right"].strip():
                    text = f"„{row['left'].strip()}“ hat keine Folge."
                    yield Fault(phase.page.path, 1, text, "rechts sagen, wohin es führt")


def phases_are_complete(model: Model) -> Iterator[Fault]:
    """L23: seven phases with the titles of the source text and all their parts."""
    found = model.phases
    if [phase.page.meta["title"] for phase in found] != list(TITLES):
        yield Fault("phasen", 1, "Titel oder Reihenfolge der Phasen.", ", ".join(TITLES))
    for phase in found:
        yield from _missing_parts(phase)


def _missing_parts(phase: Phase) -> Iterator[Fault]:
    path = phase.page.path
    for fact in FACTS:
        if not phase.page.meta.get(fact):
            yield Fault(path, 1, f"Kopfdaten ohne „{fact}“.", f"{fact}: …")
    titles = [heading.title for heading in phase.page.headings if heading.level == 2]
    if tuple(title for title in titles if title in CLOSING_PARTS) != CLOSING_PARTS:
        yield Fault(path, 1, "Teile fehlen oder stehen falsch.", ", ".join(CLOSING_PARTS))
    for title in CLOSING_PARTS:
        if not any(line.strip() for line in phase.page.section(title)):
            yield Fault(path, 1, f"Teil „{title}“ ist leer.", "mindestens ein Satz")
    if len(phase.decision) < 2 or not all("](" in where for _, where in phase.decision):
        yield Fault(path, 1, "Entscheidung ohne zwei Wege.", "| Ja | [Phase 5](…) |")


def links_lead_somewhere(model: Model) -> Iterator[Fault]:
    """L25: no link without a target; MkDocs and lychee follow those that have one."""
    for page in model.pages.values():
        for number, line in page.text_lines():
            if EMPTY_TARGET.search(line):
                yield Fault(page.path, number, "Link ohne Ziel.", "[Phase 5](5-….md#testen)")


def no_leftovers(model: Model) -> Iterator[Fault]:
    """L26: nothing that its author meant to finish later."""
    for page in model.pages.values():
        for number, line in enumerate(page.lines, 1):
            code = page.code[number - 1]
            match = LEFTOVER.search(line)
            if match and not (code and match.group() == "{{"):
                yield Fault(page.path, number, f"Rest „{match.group()}“.", "fertig schreiben")


def published_ids_stay(model: Model) -> Iterator[Fault]:
    """L27: an id that was ever published lives on, or is the former one of another step."""
    known = {*ids(model), *renamed.of(model)}
    for name, line in published().items():
        if name not in known:
            text = f"Kennung „{name}“ gibt es nicht mehr."
            yield Fault(PUBLISHED.name, line, text, f"<!-- id: … --> oder <!-- frueher: {name} -->")


def published() -> dict[str, int]:
    """Read the list of published ids and the line of each."""
    lines = enumerate(PUBLISHED.read_text("utf-8").splitlines(), 1)
    return {line: number for number, line in lines if line and not line.startswith("#")}


def ids(model: Model) -> Iterator[str]:
    """Name every step, question and message of the site."""
    yield from (step.id for one in model.checklists for step in one.steps)
    yield from (question.id for one in model.reviews for question in one.questions)
    yield from (one.block.id for one in model.messages)
