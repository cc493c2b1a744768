"""The macro `decision_tree`: the questions of its page, drawn as a track with switches.

A question is a third-level heading with a question mark, its answers are the rows of the table
below it. The tables are the tree; the picture only shows them.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pymdownx.slugs import slugify

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page

MACRO = "decision_tree"
ROW_EXAMPLE = "| nein | [Server prüfen](server.md) Platz, Dienste |"
QUESTION_EXAMPLE = "### Kommt Mail von außen an?"
_anchor = slugify(case="lower")


@dataclass(frozen=True)
class Way:
    """One answer and where it leads."""

    answer: str
    label: str
    note: str
    """What stands behind the link."""
    path: str
    """The page it leads to, empty for the page of the tree."""
    anchor: str


@dataclass(frozen=True)
class Question:
    """One question of the tree."""

    line: int
    title: str
    ways: tuple[Way, ...]

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return str(_anchor(self.title, "-"))


def stands_on(page: Page) -> bool:
    """Tell whether a page shows the tree."""
    matches = (items.EXPRESSION.match(line) for _, line in page.text_lines())
    return any(match["macro"] == MACRO for match in matches if match)


def read(page: Page) -> list[Question]:
    """Read the questions of a page in their order."""
    ends = [*(heading.line for heading in page.headings), len(page.lines) + 1]
    return [
        Question(
            line=heading.line,
            title=heading.title,
            ways=tuple(_ways(page.path, page.lines[heading.line : ends[index + 1] - 1])),
        )
        for index, heading in enumerate(page.headings)
        if heading.level == 3 and heading.title.endswith("?")
    ]


def _ways(path: str, lines: list[str]) -> Iterator[Way]:
    rows = [row for line in lines if (row := items.ROW.match(line))]
    for row in rows[2:]:
        link = items.LINK.search(row["right"])
        inside = link["target"] if link and "://" not in link["target"] else ""
        target, _, anchor = inside.partition("#")
        folder = posixpath.dirname(path)
        yield Way(
            answer=row["left"].strip(),
            label=link["label"] if link else row["right"].strip(),
            note=row["right"][link.end() :].strip(" .,–") if link else "",
            path=posixpath.normpath(posixpath.join(folder, target)) if target else "",
            anchor=anchor,
        )


def address(pages: dict[str, Page], page: Page, way: Way) -> str:
    """Return where an answer leads, below the root of the site."""
    target = pages.get(way.path)
    url = (target.url if target else way.path) if way.path else page.url
    return f"{url}#{way.anchor}" if way.anchor else url


def faults(page: Page) -> Iterator[Fault]:
    """Find questions without answers, and answers that lead nowhere."""
    if not stands_on(page):
        return
    questions = read(page)
    known = {question.anchor for question in questions}
    if not questions:
        yield Fault(page.path, 1, "Entscheidungsbaum ohne Frage.", QUESTION_EXAMPLE)
    for question in questions:
        if len(question.ways) < 2:
            text = f"Frage {quote(question.title)} hat keine zwei Antworten."
            yield Fault(page.path, question.line, text, ROW_EXAMPLE)
        for way in question.ways:
            if not way.path and way.anchor not in known:
                text = f"Antwort {quote(way.answer)} führt zu keiner Frage und keiner Seite."
                yield Fault(page.path, question.line, text, ROW_EXAMPLE)
