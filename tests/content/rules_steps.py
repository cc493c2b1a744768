"""Rules on single steps: one action, a wanted state, and nothing irreversible unannounced."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from macros import checklist, items
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.checklist import Step
    from macros.model import Model, Phase
    from macros.page import Page

MOST_WORDS = 20
# "geprüft" says that somebody looked, not what was seen.
NO_STATE = re.compile(
    r"\b(?:über)?(?:ge)?(?:prüf|check)(?:en|t)\b|\bsicher(?:zu)?(?:ge)?stell(?:en|t)\b",
    re.IGNORECASE,
)
# "Server stoppen und Log lesen": a small infinitive, a conjunction, a small infinitive at the end.
TWO_ACTIONS = re.compile(r"\b[a-zäöü]+(?:en|ern|eln)(?: und|,| oder) .*\b[a-zäöü]+(?:en|ern|eln)$")
ADDRESS = re.compile(r"\b[a-zäöüA-ZÄÖÜ]+en Sie\b")
NO_PLAIN_TEXT = re.compile(r"\]\(|\]\[|<https?:|^\s*\|", re.MULTILINE)
READ_ALOUD = (3, 4, 5)
# What wipes out evidence, as a lead or as a command.
CHANGES = re.compile(
    r"neu ?start|lösch|zurückspiel|einspiel|wiederherstell|überschreib|formatier|\bersetz"
)
CHANGING_COMMANDS = re.compile(
    r"^\s*(?:sudo )?(?:systemctl (?:re)?start|reboot\b|shutdown\b|rm -|postsuper -d|"
    r"doveadm (?:expunge|import)|Restart-)|&& systemctl restart"
)
SAVED = re.compile(r"\b(?:gesichert|gespeichert|abgelegt|gesicherten?)\b|sichern\b", re.IGNORECASE)
SAVED_ELSEWHERE = re.compile(r"\]\([^)]*(?:#vor-dem-eingriff|#lesend-sichern|4-implementierung)")
IRREVERSIBLE = re.compile(r"lösch|überschreib|\bersetz|formatier|vernicht|\bleeren")


def states_not_checks(model: Model) -> Iterator[Fault]:
    """L7: the answer to a step is the wanted state, not "checked" (Degani, Wiener, QRH)."""
    for one in model.checklists:
        for step in one.steps:
            rest = re.sub(r"`[^`]*`", "code", step.item.rest).strip(" .")
            if not rest:
                text = f"Schritt {step.number} nennt keinen Zustand."
                yield one.block.fault(step.item.line, text, "Anzahl sinkt bei zwei Messungen.")
            elif match := NO_STATE.search(rest):
                text = f"„{match.group()}“ ist kein Zustand."
                yield one.block.fault(step.item.line, text, "sagen, was zu sehen ist")


def one_action(model: Model) -> Iterator[Fault]:
    """L8: a step is one action in at most twenty words (QRH, ASD-STE100)."""
    for one in model.checklists:
        for step in one.steps:
            for text, example in _crowded(step):
                yield one.block.fault(step.item.line, text, example)


def _crowded(step: Step) -> Iterator[tuple[str, str]]:
    text = f"{step.item.lead} {step.item.rest}"
    bare = re.sub(r"`[^`]*`", "code", text)
    count = len([word for word in bare.split() if re.search(r"\w", word)])
    if count > MOST_WORDS:
        yield f"{count} Wörter, höchstens {MOST_WORDS}.", "Einzelheiten unter den Schritt"
    if ";" in bare or " und dann " in bare:
        yield "Zwei Handlungen in einem Schritt.", "zwei Schritte"
    if TWO_ACTIONS.search(step.item.lead) or ADDRESS.search(step.item.rest):
        yield f"Mehr als eine Aufforderung: {step.item.lead}.", "eine Handlung, Verb am Ende"


def reads_aloud(model: Model) -> Iterator[Fault]:
    """L14: a reader speaks each step, so it is plain text (studies of cognitive aids)."""
    for one in model.checklists:
        for step in one.steps:
            code = items.fenced(step.item.body)
            body = [line for line, hidden in zip(step.item.body, code, strict=True) if not hidden]
            text = re.sub(r"`[^`]*`", "", "\n".join([step.item.rest, *body]))
            if NO_PLAIN_TEXT.search(text):
                text = f"Link oder Tabelle in Schritt {step.number}."
                yield one.block.fault(step.item.line, text, "unter die Liste setzen")
    for phase in model.phases:
        if phase.number in READ_ALOUD and "Vorlesen" not in str(phase.page.meta.get("rollen")):
            text = "Niemand liest die Schritte vor."
            yield Fault(phase.page.path, 1, text, "rollen: Einsatzleitung, Technik, Vorlesen")


def two_people_verify(model: Model) -> Iterator[Fault]:
    """L15: what decides the test is seen by two (source text of phase 5, challenge-response)."""
    for phase in model.phases[4:5]:
        for one in phase.checklists[:1]:
            for step in one.steps:
                if step.has("kritisch") and not step.has("vier-augen"):
                    text = f"Schritt {step.number} entscheidet und hat nur zwei Augen."
                    yield one.block.fault(step.item.line, text, "<!-- kritisch, vier-augen -->")
        for one in phase.checklists:
            if one.is_exit and not any(step.has("vier-augen") for step in one.steps):
                yield one.block.fault(-1, "Austritt ohne zweite Person.", "<!-- vier-augen -->")


def evidence_first(model: Model) -> Iterator[Fault]:
    """L18: nothing is restarted, deleted or restored before evidence is saved (AWS, BSI)."""
    before: dict[str, Phase] = {}
    for earlier, phase in zip(model.phases, model.phases[1:], strict=False):
        before[phase.page.path] = earlier
    for page in model.pages.values():
        earlier = before.get(page.path)
        if earlier and any(_saves(line) for line in earlier.page.lines):
            continue
        saved = [n for n, line in enumerate(page.lines, 1) if _saves(line)]
        for number, what in _changes(page):
            if not any(line < number for line in saved):
                text = f"„{what}“, bevor etwas gesichert ist."
                yield Fault(page.path, number, text, "davor: Kopie ist gesichert.")


def _saves(line: str) -> bool:
    task = items.TASK.match(line)
    return bool(task and SAVED.search(task["text"])) or bool(SAVED_ELSEWHERE.search(line))


def _changes(page: Page) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(page.lines, 1):
        if page.raw[number - 1]:
            continue
        command = page.code[number - 1] and CHANGING_COMMANDS.search(line)
        task = None if page.code[number - 1] else items.TASK.match(line)
        lead = task and items.LEAD.match(task["text"])
        found = command or (lead and CHANGES.search(lead["lead"].lower()))
        if found:
            yield number, found.group().strip()


def irreversible_announced(model: Model) -> Iterator[Fault]:
    """L19: what cannot be undone is marked, warned of above, and released (morrow, QRH)."""
    for one in model.checklists:
        final = [step for step in one.steps if step.has("unumkehrbar")]
        markup = _parsed(checklist.render(one) if final else "")
        for step in one.steps:
            if IRREVERSIBLE.search(step.item.lead.lower()) and not step.has("unumkehrbar"):
                text = f"Schritt {step.number} ist nicht als unumkehrbar gekennzeichnet."
                yield one.block.fault(step.item.line, text, "<!-- unumkehrbar -->")
        for step in final:
            row = markup.select_one(f'[data-step="{step.id}"] > .step__row')
            above = row.find_previous_sibling(class_="step__halt") if row else None
            if not (above and above.select_one("[data-approval]")):
                text = f"Schritt {step.number} ohne Warnung und Freigabe darüber."
                yield one.block.fault(step.item.line, text, "Baustein checklist richtigstellen")


@cache
def _parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")
