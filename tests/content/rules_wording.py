"""Rules on words: no vague ones, one word per meaning, no shouting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import prose
from macros import items
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

GLOSSARY = "glossar.md"
SYNONYMS = "Ein Wort für eine Sache"
# So short a word would also be found inside others: NDR in "verändern".
SHORT = 4
VAGUE = re.compile(
    r"\bbei Bedarf\b|\bggf\.|\bgegebenenfalls\b|\beventuell\w*|\bevtl\.|\bzeitnah\w*", re.IGNORECASE
)
CAPITALS = re.compile(r"\b(?:[A-ZÄÖÜ]{2,} ){2,}[A-ZÄÖÜ]{2,}\b")
ITALICS = re.compile(r"(?<![*\w])\*(?!\*)([^*]+)\*(?!\*)|(?<![_\w])_(?!_)([^_]+)_(?![_\w])")
MOST_ITALIC = 10


def plain_words(model: Model) -> Iterator[Fault]:
    """L7: no words that leave open whether and when (Degani, Wiener, QRH)."""
    for line in prose.lines(model):
        for match in VAGUE.finditer(line.text):
            text = f"„{match.group()}“ lässt offen, ob und wann."
            yield Fault(line.path, line.number, text, "Bedingung oder Uhrzeit nennen")


def calm_type(model: Model) -> Iterator[Fault]:
    """L13: no runs of capitals or italics, both read slower (Gawande, Degani)."""
    for line in prose.lines(model):
        if match := CAPITALS.search(line.text):
            text = f"Großbuchstaben: „{match.group()}“."
            yield Fault(line.path, line.number, text, "groß und klein schreiben, fett betonen")
        for match in ITALICS.finditer(line.text):
            if len((match[1] or match[2]).split()) > MOST_ITALIC:
                text = f"Mehr als {MOST_ITALIC} Wörter kursiv."
                yield Fault(line.path, line.number, text, "gerade setzen")


def one_word_per_meaning(model: Model) -> Iterator[Fault]:
    """L28: one word per meaning (QRH); the glossary names the words that are not used."""
    words = [(_anywhere(w), w.lower(), right) for w, right in forbidden(model).items()]
    for line in prose.lines(model):
        if line.path == GLOSSARY:
            continue
        lower = line.text.lower()
        for pattern, wrong, right in words:
            # The quick look first: a pattern for each word and line would take seconds.
            if wrong in lower and (match := pattern.search(line.text)):
                text = f"„{match.group()}“ heißt hier „{right}“."
                yield Fault(line.path, line.number, text, right)


def forbidden(model: Model) -> dict[str, str]:
    """Read the words that the glossary forbids, each with the right one."""
    page = model.pages.get(GLOSSARY)
    rows = [items.ROW.match(line) for line in page.section(SYNONYMS)] if page else []
    return {
        wrong.strip(): row["left"].strip()
        for row in [row for row in rows if row][2:]
        for wrong in row["right"].split(",")
    }


def _anywhere(word: str) -> re.Pattern[str]:
    """Let a word stand for its endings and compounds: "Queue-Länge", "Mailqueues"."""
    stem = re.escape(word)
    if len(word) <= SHORT:
        return re.compile(rf"\b{stem}s?\b", re.IGNORECASE)
    return re.compile(rf"\b{stem}[\w-]*|\b[\w-]+{stem}(?:e?[nsr])?\b", re.IGNORECASE)
