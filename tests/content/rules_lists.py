"""Rules on whole checklists: how long, of what kind, and in what order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros.checklist import KINDS, Checklist
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model, Phase
    from macros.page import Page

MOST_STEPS = 9
MOST_WORDS = 120
MOST_CRITICAL = 3
GATE = "tor-sicherheit"
# Words that tell when a list is used: "Wenn …", "Sobald …", "Nach jeder Meldung …".
WHEN = re.compile(
    r"\b(?:wenn|sobald|solange|bevor|während|falls|vor|nach|nachdem|bei|beim|bis|sofort|gleich|"
    r"zuerst|danach|direkt|spätestens|immer|einmal|am ende|zum schluss|in der sitzung|"
    r"noch am tag|jede[sn]? (?:tag|woche|monat|quartal|halbjahr|jahr))\b",
    re.IGNORECASE,
)


def words(one: Checklist) -> int:
    """Count the words of a list that are read aloud."""
    return sum(len(f"{step.item.lead} {step.item.rest}".split()) for step in one.steps)


def length_of_lists(model: Model) -> Iterator[Fault]:
    """L1: fewer than ten steps between two pause points (Gawande)."""
    for one in model.checklists:
        if len(one.steps) > MOST_STEPS:
            text = f"{len(one.steps)} Schritte, höchstens {MOST_STEPS}."
            yield one.block.fault(-1, text, "Liste nach Phase oder Rolle teilen")


def quick_to_confirm(model: Model) -> Iterator[Fault]:
    """L2: a list of confirmations is done in 60 to 90 seconds (Gawande)."""
    for one in model.checklists:
        if one.kind == "tun-bestaetigen" and words(one) > MOST_WORDS:
            text = f"{words(one)} Wörter zum Bestätigen, höchstens {MOST_WORDS}."
            yield one.block.fault(-1, text, "Sätze kürzen, Einzelheiten unter den Schritt")


def kind_and_time(model: Model) -> Iterator[Fault]:
    """L3: a list says of what kind it is and when it is used (Gawande)."""
    for one in model.checklists:
        if one.kind not in KINDS:
            yield one.block.fault(-1, "Art der Liste fehlt.", 'art="lesen-tun"')
        if not one.is_exit and not WHEN.search(_above(model.pages[one.block.path], one)):
            text = "Überschrift und Satz darüber sagen nicht, wann die Liste gilt."
            yield one.block.fault(-1, text, "Sobald die Ursache feststeht.")


def _above(page: Page, one: Checklist) -> str:
    """Read what stands above a list: its heading and section, at the top also the page's lead."""
    tops = [heading.line for heading in page.headings if heading.level == 2]
    before = [line for line in tops if line < one.block.line]
    start = before[-1] - 1 if len(before) > 1 else page.first
    lines = [line for n, line in page.text_lines() if start < n < one.block.line]
    return "\n".join(line for line in lines if not line.startswith((">", "|", "<!--")))


def pause_points(model: Model) -> Iterator[Fault]:
    """L4: a phase begins with a list and ends with an exit of two to five (Gawande, WHO)."""
    for phase in model.phases:
        sections = [heading for heading in phase.page.headings if heading.level == 2]
        first = phase.checklists[0] if phase.checklists else None
        if not first or not sections or first.block.title != _first_part(phase):
            text = "Die Phase beginnt nicht mit einer Checkliste."
            yield Fault(phase.page.path, 1, text, "erste Überschrift ##, darunter die Liste")
        exits = [one for one in phase.checklists if one.is_exit]
        if len(exits) != 1 or phase.checklists[-1] is not exits[0]:
            yield Fault(phase.page.path, 1, "Kein Austritt am Ende.", "## Austritt mit einer Liste")
        for one in exits:
            if not 2 <= len(one.steps) <= 5:
                text = f"Austritt mit {len(one.steps)} Punkten."
                yield one.block.fault(-1, text, "zwei bis fünf")
            if one.kind != "tun-bestaetigen":
                yield one.block.fault(-1, "Austritt wird bestätigt.", 'art="tun-bestaetigen"')


def _first_part(phase: Phase) -> str:
    return next(heading.title for heading in phase.page.headings if heading.level == 2)


def few_critical(model: Model) -> Iterator[Fault]:
    """L5: where everything is critical nothing is (Boorman, Marshall 2017)."""
    for one in model.checklists:
        count = sum(step.has("kritisch") for step in one.steps)
        if count > MOST_CRITICAL:
            text = f"{count} kritische Schritte, höchstens {MOST_CRITICAL}."
            yield one.block.fault(-1, text, "nur das Gefährlichste und oft Vergessene")


def critical_first(model: Model) -> Iterator[Fault]:
    """L6: what is critical comes in the first third, the gate comes first (Degani, Wiener)."""
    for one in model.checklists:
        critical = [number for number, step in enumerate(one.steps) if step.has("kritisch")]
        if critical and critical[0] * 3 >= max(len(one.steps), 3):
            text = f"Erster kritischer Schritt ist Nummer {critical[0] + 1} von {len(one.steps)}."
            yield one.block.fault(one.steps[critical[0]].item.line, text, "nach vorn ziehen")
    for phase in model.phases[:1]:
        if not phase.checklists or phase.checklists[0].block.id != GATE:
            text = "Das Tor Sicherheit ist nicht die erste Liste."
            yield Fault(phase.page.path, 1, text, f'checklist("{GATE}", …) als erste')


def end_of_lists(model: Model) -> Iterator[Fault]:
    """L9: the last line says that the list is finished (Degani, Wiener, FAA AC 120-71B)."""
    for one in model.checklists:
        if not one.done:
            yield one.block.fault(-1, "Abschlusszeile fehlt.", "Fertig: Eingriff beginnen.")
