"""The macro `check`: one question to the system, its command, and what each answer means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import cause, fields, items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Block
    from .fields import Field
    from .page import Page

PLACES = {"aussen": "von außen", "server": "auf dem Server"}
PLATFORMS = {
    "linux": "Linux",
    "exim": "Exim",
    "rspamd": "Rspamd",
    "exchange-server": "Exchange Server",
    "exchange-online": "Exchange Online",
    "google-workspace": "Google Workspace",
}
# The mail lab runs their commands; the card says of all others that nobody has.
IN_THE_LAB = {"linux", "exim", "rspamd"}
ARGUMENTS = {"wo": PLACES, "plattform": PLATFORMS}
SHELLS = {"sh", "powershell"}
EXPRESSIONS = ("gesund", "fehler")
EXPECTED, DEVIATES, UNKNOWN = "Wie erwartet", "Weicht ab", "Nicht prüfbar"
UNKNOWN_WAY = "weiter mit der nächsten Prüfung."
UNKNOWN_PROOF = "Wirkung von außen testen."

QUESTION_EXAMPLE = "**Hat das Laufwerk der Warteschlange Platz?** Unter 90 % belegt."
COMMAND_EXAMPLE = "```sh, LC_ALL=C df -P /var/spool/postfix, ```"
EXPRESSION_EXAMPLE = "```gesund, \\s[0-8]?\\d%, ```"
ANSWER_EXAMPLE = "- Weicht ab: [Laufwerk voll](ursachen/laufwerk-voll.md)."
FINDING_EXAMPLE = "- `No space left`: [Laufwerk voll](ursachen/laufwerk-voll.md)."


@dataclass(frozen=True)
class Answer:
    """One item of the list below the command."""

    line: int
    """Index within the block."""
    name: str
    """`Wie erwartet`, `Weicht ab` or `Nicht prüfbar`; empty for a finding."""
    literals: tuple[str, ...]
    """What a finding is known by in the output; `…` stands for anything within the line."""
    text: str
    """What to do then, as Markdown."""
    causes: tuple[str, ...]
    """Ids of the causes it links to, most likely first."""


@dataclass(frozen=True)
class Check:
    """A check; its title is the heading above."""

    block: Block
    area: str
    """One of `cause.AREAS`."""
    part: str
    """The second-level heading above."""
    own_cause: str
    """Id of the cause whose page this is, else empty."""
    question: str
    expected: str
    """What the reader sees when all is well."""
    fences: tuple[items.Fence, ...]
    answers: tuple[Answer, ...]

    @property
    def anchor(self) -> str:
        """The HTML id; the heading above may already have the block's own."""
        return f"pruefung-{self.block.id}"

    @property
    def commands(self) -> list[items.Fence]:
        """The fences a reader runs; a check without faults has one."""
        return [fence for fence in self.fences if fence.info[:1] and fence.info[0] in SHELLS]

    def expression(self, name: str) -> str:
        """Return the expression of that name, for programs (Python `re`, MULTILINE)."""
        return next((one.text for one in self.fences if one.info == (name,)), "")

    @property
    def has_expression(self) -> bool:
        """Tell whether programs can judge the output as a whole."""
        return any(self.expression(name) for name in EXPRESSIONS)

    def answer(self, name: str) -> Answer | None:
        """Return the answer of that name."""
        return next((one for one in self.answers if one.name == name), None)

    @property
    def findings(self) -> list[Answer]:
        """The answers that are known by words in the output."""
        return [one for one in self.answers if one.literals]

    @property
    def is_proof(self) -> bool:
        """Tell whether it proves a repair instead of looking for a cause."""
        return bool(self.own_cause) and self.part == cause.PROOF

    @property
    def causes(self) -> set[str]:
        """Ids of the causes that a deviation or a finding links to."""
        ways = [one for one in self.answers if one.literals or one.name == DEVIATES]
        return {name for one in ways for name in one.causes}

    def leads_to(self, answer: Answer | None) -> list[str]:
        """Name the causes that an answer speaks for; on a cause's page also that one."""
        linked = answer.causes if answer else ()
        if not self.own_cause or (linked and answer and answer.literals):
            return list(linked)
        return list(dict.fromkeys([self.own_cause, *linked]))


def read(block: Block, page: Page) -> Check:
    """Read a block: question, one command, expressions for programs, answers."""
    fences = items.fences(block.lines)
    text = [(n, line) for n, line in _prose(block) if items.LEAD.match(line)]
    question = items.LEAD.match(text[0][1]) if text else None
    return Check(
        block=block,
        area=str(page.meta.get("bereich", "")),
        part=page.part(block.line),
        own_cause=cause.id_of(page.path),
        question=question["lead"] if question else "",
        expected=question["rest"] if question else "",
        fences=tuple(fences),
        answers=tuple(_answers(block)),
    )


def _prose(block: Block) -> Iterator[tuple[int, str]]:
    for index, code in enumerate(items.fenced(block.lines)):
        if not code and block.lines[index].strip():
            yield index, block.lines[index]


def _answers(block: Block) -> Iterator[Answer]:
    for index, line in _prose(block):
        item = items.NUMBERED.match(line)
        named = item and items.ANSWER.match(item["text"])
        found = item and items.FINDING.match(item["text"])
        match = named or found
        if match:
            yield Answer(
                line=index,
                name=named["name"] if named else "",
                literals=tuple(items.LITERAL.findall(found["literals"])) if found else (),
                text=match["text"],
                causes=tuple(cause.linked(block.path, match["text"])),
            )


def page_faults(page: Page) -> Iterator[Fault]:
    """Find out whether a page with checks says which area they belong to."""
    has_checks = any(block.macro == "check" for block in page.blocks)
    if has_checks and page.meta.get("bereich") not in cause.AREAS:
        text = f"Kopfdaten ohne „bereich“, erlaubt ist {', '.join(cause.AREAS)}."
        yield Fault(page.path, 1, text, "bereich: server")


def faults(check: Check, declared: dict[str, Field]) -> Iterator[Fault]:
    """Find what an author must mend in a check."""
    block = check.block
    yield from _call_faults(block)
    if not check.question.endswith("?"):
        yield block.fault(-1, "keine Frage.", QUESTION_EXAMPLE)
    elif not check.expected:
        yield block.fault(-1, "Frage ohne Satz, was zu erwarten ist.", QUESTION_EXAMPLE)
    yield from _command_faults(check, declared)
    yield from _expression_faults(check)
    yield from _answer_faults(check)


def _call_faults(block: Block) -> Iterator[Fault]:
    example = f'<!--: call check("{block.id}", wo="server", plattform="linux") -->'
    for name, choice in ARGUMENTS.items():
        value = block.arguments.get(name, "")
        if value not in choice:
            text = f"{name} {quote(value)}, erlaubt ist {', '.join(choice)}."
            yield block.fault(-1, text, example)
    for name in block.arguments:
        if name not in ARGUMENTS:
            text = f"Angabe {quote(name)} gibt es nicht, nur {' und '.join(ARGUMENTS)}."
            yield block.fault(-1, text, example, breaks=True)


def _command_faults(check: Check, declared: dict[str, Field]) -> Iterator[Fault]:
    block, commands = check.block, check.commands
    if not commands:
        yield block.fault(-1, "kein Befehl.", COMMAND_EXAMPLE)
    for fence in commands[1:]:
        yield block.fault(fence.line, "zweiter Befehl.", "eine Prüfung je Befehl")
    for fence in check.fences:
        if fence.info not in {(name,) for name in (*SHELLS, *EXPRESSIONS)}:
            text = f"Kasten {quote(' '.join(fence.info))} gibt es hier nicht."
            yield block.fault(fence.line, text, ", ".join((*sorted(SHELLS), *EXPRESSIONS)))
    for fence in commands[:1]:
        for name in fields.without_program(fence.text, declared):
            text = f"Feld {quote(name)} hat keinen Namen für Programme."
            yield block.fault(fence.line, text, f"programm: NAME in {fields.FILE}")


def _expression_faults(check: Check) -> Iterator[Fault]:
    block = check.block
    named = [fence for fence in check.fences if fence.info and fence.info[0] in EXPRESSIONS]
    if not named and not check.findings:
        text = "weder gesund noch fehler noch ein Befund."
        yield block.fault(-1, text, f"{EXPRESSION_EXAMPLE} oder {FINDING_EXAMPLE}")
    elif check.is_proof and not check.expression("gesund"):
        yield block.fault(-1, "Ergebnis ohne gesund.", EXPRESSION_EXAMPLE)
    for fence in named:
        if fence != next(one for one in named if one.info == fence.info):
            text = f"zweimal {fence.info[0]}."
            yield block.fault(fence.line, text, "ein Ausdruck mit (?:a|b)")
        if items.FIELD.search(fence.text):
            text = f"Feld in einem Ausdruck: {quote(fence.text)}."
            yield block.fault(fence.line, text, "Felder stehen nur im Befehl")
            continue
        try:
            re.compile(fence.text, re.MULTILINE)
        except re.error as error:
            text = f"Ausdruck {quote(fence.text)} ist an Stelle {(error.pos or 0) + 1} ungültig."
            yield block.fault(fence.line, text, EXPRESSION_EXAMPLE)


def _answer_faults(check: Check) -> Iterator[Fault]:
    block = check.block
    known = {one.line for one in check.answers}
    for index, line in _prose(block):
        is_question = items.LEAD.match(line) and not items.NUMBERED.match(line)
        if index not in known and not is_question:
            text = f"Zeile ist weder Frage noch Antwort noch Befund: {quote(line)}."
            yield block.fault(index, text, ANSWER_EXAMPLE)
    for name in (EXPECTED, DEVIATES):
        if not check.answer(name):
            yield block.fault(-1, f"Antwort „{name}“ fehlt.", ANSWER_EXAMPLE)
    for one in check.answers:
        if one.name and one != check.answer(one.name):
            yield block.fault(one.line, f"Antwort {quote(one.name)} zweimal.", ANSWER_EXAMPLE)
        decides = one.literals or (one.name == DEVIATES and check.has_expression)
        if decides and not check.own_cause and not items.LINK.search(one.text):
            text = f"{quote(block.lines[one.line])} führt nirgends hin."
            yield block.fault(one.line, text, FINDING_EXAMPLE if one.literals else ANSWER_EXAMPLE)
