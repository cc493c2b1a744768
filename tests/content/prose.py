"""What a reader reads: the German text of the pages, without code, marks and addresses.

Rules on wording, typography and spelling read lines from here, so they agree on what is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from macros import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model
    from macros.page import Page

FRONT_MATTER = re.compile(
    r"(?P<key>title|kurz|ziel|eintritt|rollen|zeitziel_text|owner): +(?P<value>.+)$"
)
RULER = re.compile(r"[\s|:-]+$")
# What is cut out leaves this mark, so that no two words run together.
GAP = "\N{INVISIBLE SEPARATOR}"
CUT = (
    (re.compile(r'(?P<kept>^ *\?{3}\+? \w+ )"(?P<title>.*)"\s*$'), r"\g<title>"),
    (re.compile(r"^ *> ?(?:\[!\w+\])?"), ""),
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"(`+).+?\1"), GAP),
    (items.FIELD, GAP),
    (re.compile(r"<code>.*?</code>"), GAP),
    (re.compile(r"</?[a-z][^>]*>"), GAP),
    (re.compile(r"\]\([^)]*\)"), "]"),
    (re.compile(r"https?://\S+"), GAP),
    (re.compile(r"\b[\w.-]+\.(?:md|yml|txt|py|json|cf|db)\b"), GAP),
    (re.compile(r" *\{[:#.][^}]*\}"), ""),
)


@dataclass(frozen=True)
class Line:
    """One line of prose, with where it stands."""

    path: str
    number: int
    text: str
    """Without code, fields, comments, tags and addresses."""
    channel: str = ""
    """The channel, when the line belongs to a message."""


def lines(model: Model) -> Iterator[Line]:
    """Yield the prose of all pages."""
    for page in model.pages.values():
        yield from _front_matter(page)
        yield from _messages(page)
        for number, line in page.text_lines():
            if line.strip() and not RULER.match(line):
                yield Line(page.path, number, plain(line))


@cache  # several rules read each line, and again for every sample
def plain(line: str) -> str:
    """Take out of a line what is no prose."""
    for pattern, replacement in CUT:
        line = pattern.sub(replacement, line)
    return line


def _front_matter(page: Page) -> Iterator[Line]:
    for number, line in enumerate(page.lines[: page.first], 1):
        if match := FRONT_MATTER.match(line):
            yield Line(page.path, number, match["value"].strip("\"'"))


def _messages(page: Page) -> Iterator[Line]:
    for block in page.blocks:
        if block.macro == "message":
            mask = items.fenced(block.lines)
            for offset, line in enumerate(block.lines):
                if mask[offset] and line.strip() and not items.FENCE.match(line):
                    number = block.line + 1 + offset
                    channel = block.arguments.get("kanal", "")
                    yield Line(page.path, number, plain(line), channel)
