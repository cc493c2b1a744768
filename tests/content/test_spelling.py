"""Is every word of the pages German, or on the project's list?"""

from __future__ import annotations

from pathlib import Path

import pytest

from content import spelling
from macros import model

DOCS = Path(__file__).parents[2] / "docs" / "de"


def test_every_word_is_known():
    faults = list(spelling.unknown(model.read(DOCS)))

    assert not faults, "".join(f"\n{fault}" for fault in faults)


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("Die Warteschlange ist leer.", []),
        ("Die Warteschlnage ist leer.", ["Warteschlnage"]),
        ("Ein Rücklaufer.", ["Rücklaufer"]),
        ("Mit `postsuper` und [[Beginn]] in <b>5</b> Schritten.", []),
        ("[Seite](kontakte.md#xyzzy) und https://xyzzy.example/ <!-- xyzzy -->", []),
        ("Spam- und Virenfilter, ein E-Mail-Betreib.", ["Betreib"]),
    ],
)
def test_unknown_word_is_found(line, unknown, tmp_path):
    (tmp_path / "probe.md").write_text(f"---\ntitle: Probe\n---\n\n{line}\n", "utf-8")

    faults = list(spelling.unknown(model.read(tmp_path)))

    assert [fault.example.rsplit(" ", 1)[1] for fault in faults] == unknown
    assert all(str(fault).startswith("probe.md:5: ") for fault in faults)


def test_words_are_sorted_and_needed():
    listed = spelling.WORDS.read_text("utf-8").split()

    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))
    assert not [word for word in listed if spelling.dictionary().lookup(word)]
