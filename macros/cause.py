"""Cause pages: one page per cause of an outage, from its symptom to its prevention."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from . import items, markup
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .check import Check
    from .checklist import Checklist, Step
    from .page import Page

FOLDER = PurePosixPath("diagnose/ursachen")
SEARCH, REPAIR, PROOF = "Prüfen", "Beheben", "Ergebnis prüfen"
PARTS = ("Symptom", SEARCH, REPAIR, PROOF, "Wenn es nicht hilft", "Vorbeugen")
AREAS = ("server", "netz", "konfiguration")
LISTS = {"codes": 'codes: ["452 4.3.1", "4.3.1"]', "auch": "auch: [Speicher voll, Platte voll]"}


@dataclass(frozen=True)
class Cause:
    """A cause with its page, its checks and its repair."""

    page: Page
    checks: tuple[Check, ...]
    checklists: tuple[Checklist, ...]

    @property
    def id(self) -> str:
        """The name of its file."""
        return id_of(self.page.path)

    @property
    def repair(self) -> list[Step]:
        """The steps below the heading Beheben."""
        return [
            step
            for one in self.checklists
            if self.page.part(one.block.line) == REPAIR
            for step in one.steps
        ]

    @property
    def proofs(self) -> list[Check]:
        """The checks that show whether the repair has helped."""
        return [one for one in self.checks if one.is_proof]


def id_of(path: str) -> str:
    """Return the id of the cause whose page this is, else an empty one."""
    file = PurePosixPath(path)
    return file.stem if file.parent == FOLDER and file.stem != "index" else ""


def linked(path: str, text: str) -> Iterator[str]:
    """Yield the ids of the causes that Markdown on that page links to."""
    for match in items.LINK.finditer(text):
        target = match["target"].partition("#")[0]
        if target and (found := id_of(_resolved(path, target))):
            yield found


def _resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def faults(cause: Cause) -> Iterator[Fault]:
    """Find what an author must mend in the page of a cause."""
    path, meta = cause.page.path, cause.page.meta
    if not items.IDENTIFIER.match(cause.id):
        text = f"Dateiname {quote(cause.id)} passt nicht."
        yield Fault(path, 1, text, "kleine-buchstaben-und-ziffern.md")
    for name, example in LISTS.items():
        values = meta.get(name, [] if name == "auch" else None)
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            yield Fault(path, 1, f"{name} ist keine Liste von Texten.", example)
    titles = [heading.title for heading in cause.page.headings if heading.level == 2]
    if tuple(titles) != PARTS:
        text = f"Abschnitte sind {', '.join(titles) or 'keine'}."
        yield Fault(path, 1, text, ", ".join(PARTS))
        return
    if not cause.repair:
        yield Fault(path, _line(cause.page, REPAIR), "Beheben ohne Checkliste.", "call checklist")
    if not cause.proofs:
        text = f"{PROOF} ohne Prüfung."
        yield Fault(path, _line(cause.page, PROOF), text, "call check")


def _line(page: Page, title: str) -> int:
    return next((heading.line for heading in page.headings if heading.title == title), 1)


def head(meta: dict[str, Any]) -> str:
    """Write what stands below the title: error codes and the words people use.

    It belongs to the text and not to the template, so that the search finds it.
    """
    codes = " ".join(markup.tag("code", {}, markup.text(str(one))) for one in meta.get("codes", []))
    words = markup.text(", ".join(map(str, meta.get("auch", []))))
    lines = (("Codes", codes), ("Auch", words))
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in lines if value)
    return f'<dl class="facts">{facts}</dl>\n\n' if facts else ""
