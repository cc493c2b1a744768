"""German spelling: hunspell's dictionary, and the project's own words in words.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from spylls.hunspell import Dictionary

from content import prose, rules_wording
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

WORDS = Path(__file__).with_name("words.txt")
DICTIONARY = Path(__file__).parents[1] / "node_modules" / "dictionary-de" / "index"
WORD = re.compile(r"(?<!\w)[A-Za-zÄÖÜäöüßéèàáâêëïó][\wäöüß]*(?:['’-][\wäöüß]+)*")


def unknown(model: Model) -> Iterator[Fault]:
    """Find words that neither the dictionary nor the project's list has.

    Words that the glossary forbids are another rule's business.
    """
    foreign = {part for wrong in rules_wording.forbidden(model) for part in WORD.findall(wrong)}
    for line in prose.lines(model):
        found = [word for word in WORD.findall(line.text) if word not in foreign]
        for word in found:
            for part in _unknown_parts(word):
                text = f"Wort „{part}“ steht nicht im Wörterbuch."
                remedy = f"anders schreiben, oder words.txt, Zeile ergänzen: {part}"
                yield Fault(line.path, line.number, text, remedy)


@cache
def _unknown_parts(word: str) -> tuple[str, ...]:
    """Name the parts of a word that nobody knows; a hyphen may join known words."""
    if is_known(word):
        return ()
    return tuple(part for part in word.split("-") if not is_known(part))


@cache
def is_known(word: str) -> bool:
    """Tell whether a word is in the dictionary or the list; S1 or IPv6 need no spelling."""
    if len(word) == 1 or any(char.isdigit() for char in word) or word in words():
        return True
    return dictionary().lookup(word)


@cache
def words() -> frozenset[str]:
    """Read the project's own words."""
    return frozenset(WORDS.read_text("utf-8").split())


@cache
def dictionary() -> Dictionary:
    """Load the dictionary that `npm ci` in tests/ brings."""
    if not DICTIONARY.with_suffix(".dic").is_file():
        raise FileNotFoundError(f"{DICTIONARY}.dic: npm ci in tests/, or make lint")
    return Dictionary.from_files(str(DICTIONARY))
