"""The trace table: every sentence of the source text is covered by a section, or refuted.

The source text stays outside the repository; the table knows its sentences by their SHA-256.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pymdownx.slugs import slugify

from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model
    from macros.page import Page

TABLE = Path(__file__).with_name("trace.yml")
FURNITURE = "War dieser Beitrag hilfreich?"
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-ZÄÖÜ])")
MARK = re.compile(r"^\s*(?:•\s*|\d+\.\s+)?")
SLUG = slugify(case="lower")


@dataclass(frozen=True)
class Row:
    """A sentence of the source text and what became of it."""

    line: int
    phase: int
    """1 to 7; 0 for title and conclusion."""
    summary: str
    sha256: str
    anchor: str
    words: tuple[str, ...]
    refuted: str


@cache
def rows() -> tuple[Row, ...]:
    """Read the table; each row starts with its summary."""
    source = TABLE.read_text("utf-8")
    starts = [n for n, line in enumerate(source.splitlines(), 1) if line.startswith("- aussage:")]
    return tuple(
        Row(
            line=line,
            phase=entry["phase"],
            summary=entry["aussage"],
            sha256=entry["sha256"],
            anchor=entry.get("anker", ""),
            words=tuple(entry.get("worte", ())),
            refuted=entry.get("widerlegt", ""),
        )
        for line, entry in zip(starts, yaml.safe_load(source), strict=True)
    )


def statements_are_covered(model: Model) -> Iterator[Fault]:
    """L24: where the table says that a statement is covered, it still is."""
    for row in rows():
        if not row.anchor:
            continue
        path, _, slug = row.anchor.partition("#")
        page = model.pages.get(path)
        found = section(page, slug) if page else None
        if found is None:
            text = f"Anker „{row.anchor}“ gibt es nicht: {row.summary}"
            yield Fault(TABLE.name, row.line, text, "anker: seite.md#überschrift")
            continue
        for word in row.words:
            if word.lower() not in found.lower():
                text = f"„{word}“ steht nicht bei {row.anchor}: {row.summary}"
                yield Fault(TABLE.name, row.line, text, "Aussage dort oder anderswo decken")


def section(page: Page, slug: str) -> str | None:
    """Return what stands below a heading; without a slug the whole page."""
    if not slug:
        return "\n".join(page.lines)
    names = anchors(page)
    if slug not in names:
        return None
    start = names[slug]
    heading = next(one for one in page.headings if one.line == start)
    ends = [h.line for h in page.headings if h.line > start and h.level <= heading.level]
    return "\n".join(page.lines[start - 1 : ends[0] - 1 if ends else len(page.lines)])


def anchors(page: Page) -> dict[str, int]:
    """Name the anchors of a page's headings as MkDocs makes them, with their lines."""
    found: dict[str, int] = {}
    for heading in page.headings:
        name = SLUG(re.sub(r"[*`]", "", heading.title), "-")
        unique, count = name, 0
        while unique in found:
            count += 1
            unique = f"{name}_{count}"
        found[unique] = heading.line
    return found


def sentences(source: str) -> list[str]:
    """Cut the source text into sentences, without numbers, bullets and the page's furniture."""
    lines = [MARK.sub("", line) for line in source.split(FURNITURE)[0].splitlines()]
    return [
        " ".join(sentence.split())
        for line in lines
        if line.strip()
        for sentence in SENTENCE_END.split(line.strip())
    ]


def digest(sentence: str) -> str:
    """Name a sentence without publishing it."""
    return hashlib.sha256(sentence.encode()).hexdigest()
