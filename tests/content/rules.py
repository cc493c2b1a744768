"""The rules that pages keep, one function each; their names are those of the rule list.

A rule reads the model and yields what breaks it: file, line, and the remedy in German.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from macros import fields, items
from macros.errors import Fault
from macros.message import SMS_LENGTH, sms_length
from macros.model import Model, Phase

Rule = Callable[[Model], Iterator[Fault]]

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
# A promised time of repair: only allowed with the word "unsicher" beside it.
PROMISE = re.compile(
    r"voraussichtlich|schätz|behoben (?:um|bis|gegen)|wieder da (?:um|gegen)", re.IGNORECASE
)
LEFTOVER = re.compile(r"\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b|YYYY|\{\{|example\.com|[Ll]orem ipsum")


def length_of_lists(model: Model) -> Iterator[Fault]:
    """L1: fewer than ten steps between two pause points (Gawande)."""
    for one in model.checklists:
        if len(one.steps) > 9:
            text = f"{len(one.steps)} Schritte, höchstens 9."
            yield one.block.fault(-1, text, "Liste nach Phase oder Rolle teilen")


def end_of_lists(model: Model) -> Iterator[Fault]:
    """L9: the last line says that the list is finished."""
    for one in model.checklists:
        if not one.done:
            yield one.block.fault(-1, "Abschlusszeile fehlt.", "Fertig: Eingriff beginnen.")


def no_mail_before_it_works(model: Model) -> Iterator[Fault]:
    """L20: no message by e-mail before the service is verified in phase 5."""
    for phase in model.phases[:5]:
        for one in phase.messages:
            if one.block.arguments.get("kanal") == "mail":
                text = f"E-Mail in Phase {phase.number}: eine Mail über tote Mail liest niemand."
                yield one.block.fault(-1, text, 'kanal="sms"')


def messages_are_complete(model: Model) -> Iterator[Fault]:
    """L21: who is hit, since when, what instead, and when the next message comes."""
    for one in model.messages:
        for need, pattern in _needs(one.block.arguments.get("stand", "")):
            if not re.search(pattern, one.text, re.IGNORECASE):
                yield one.block.fault(-1, f"{need} fehlt.", f"im Text: {need}")
        for line in one.text.splitlines():
            if PROMISE.search(line) and "unsicher" not in line:
                yield one.block.fault(-1, f"Zeitversprechen: {line}", "„Schätzung, unsicher: …“")
    texts = "\n".join(line for page in model.pages.values() for line in page.lines)
    used = {match["name"] for match in items.FIELD.finditer(texts)}
    for name in model.fields:
        if name not in used:
            yield Fault(fields.FILE, 1, f"Feld „{name}“ wird nirgends verwendet.", "streichen")


def _needs(state: str) -> list[tuple[str, str]]:
    always = [("was betroffen ist", r"betroffen|\[\[Betroffen\]\]"), ("seit wann", r"\bseit\b")]
    if state not in {"untersucht", "ursache-gefunden", "beobachtet"}:
        return always
    return [
        *always,
        ("[[Ausweichweg]]", r"\[\[Ausweichweg\]\]"),
        ("[[Nächste Meldung]]", r"\[\[Nächste Meldung\]\]"),
    ]


def sms_fits(model: Model) -> Iterator[Fault]:
    """L22: an SMS with the longest samples is one SMS in the alphabet of mobile networks."""
    for one in model.messages:
        if one.block.arguments.get("kanal") == "sms":
            length = sms_length(fields.longest(one.body, model.fields))
            if length is None:
                text = "Zeichen außerhalb des GSM-Alphabets; nur noch 70 Zeichen je SMS."
                yield one.block.fault(-1, text, "gerade Anführungszeichen, kein „–“, kein „…“")
            elif length > SMS_LENGTH:
                yield one.block.fault(-1, f"{length} Zeichen, höchstens {SMS_LENGTH}.", "kürzen")


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
    if not any(not one.is_exit for one in phase.checklists):
        yield Fault(path, 1, "Keine Checkliste.", "## Vor dem Eingriff, dann ein Block")
    for one in phase.checklists:
        if one.is_exit and not 2 <= len(one.steps) <= 5:
            yield one.block.fault(-1, f"Austritt mit {len(one.steps)} Punkten.", "zwei bis fünf")


def no_leftovers(model: Model) -> Iterator[Fault]:
    """L26: nothing that its author meant to finish later."""
    for page in model.pages.values():
        for number, line in enumerate(page.lines, 1):
            code = page.code[number - 1]
            match = LEFTOVER.search(line)
            if match and not (code and match.group() == "{{"):
                yield Fault(page.path, number, f"Rest „{match.group()}“.", "fertig schreiben")


def published_ids_stay(model: Model) -> Iterator[Fault]:
    """L27: an id that was ever published lives on, or names its successor."""
    current = set(ids(model))
    for name, (line, successor) in published().items():
        if (successor or name) not in current:
            text = f"Kennung „{successor or name}“ gibt es nicht mehr."
            yield Fault(PUBLISHED.name, line, text, f"<!-- id: … --> oder „{name} -> nachfolger“")


def published() -> dict[str, tuple[int, str]]:
    """Read the list of published ids: line and successor of each."""
    found = {}
    for number, line in enumerate(PUBLISHED.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            name, _, successor = line.partition(" -> ")
            found[name] = (number, successor)
    return found


def ids(model: Model) -> Iterator[str]:
    """Name every step, question and message of the site."""
    yield from (step.id for one in model.checklists for step in one.steps)
    yield from (question.id for one in model.reviews for question in one.questions)
    yield from (one.block.id for one in model.messages)


RULES: dict[str, Rule] = {
    "L1": length_of_lists,
    "L9": end_of_lists,
    "L20": no_mail_before_it_works,
    "L21": messages_are_complete,
    "L22": sms_fits,
    "L23": phases_are_complete,
    "L26": no_leftovers,
    "L27": published_ids_stay,
}
