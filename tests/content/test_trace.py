"""Is every sentence of the source text in the trace table, once, and does each phase have rows?"""

from __future__ import annotations

from pathlib import Path

import pytest

from content import trace

# Kept beside the project where it is written, never in it.
SOURCE = Path(__file__).parents[3] / "shared" / "reference" / "source-text.de.txt"


def test_rows_are_covered_or_refuted():
    for row in trace.rows():
        assert bool(row.anchor) != bool(row.refuted), row
        assert not row.anchor or 1 <= len(row.words) <= 3, row


def test_every_sentence_has_one_row():
    hashes = [row.sha256 for row in trace.rows()]

    assert len(set(hashes)) == len(hashes)
    assert all(len(name) == 64 for name in hashes)


def test_every_phase_has_rows():
    assert {row.phase for row in trace.rows()} == set(range(8))


def test_table_knows_the_whole_source_text():
    if not SOURCE.is_file():
        pytest.skip("the source text is not published; its hashes are in trace.yml")
    found = trace.sentences(SOURCE.read_text("utf-8"))

    assert [trace.digest(sentence) for sentence in found] == [row.sha256 for row in trace.rows()]


def test_sentences_are_cut_as_the_table_says():
    source = "Titel\n\n1. Erstens\n\nEin Satz.  Noch\neiner? Ja.\n  • Punkt: gut.\n"

    assert trace.sentences(f"{source}{trace.FURNITURE}\nFuß") == [
        "Titel",
        "Erstens",
        "Ein Satz.",
        "Noch",
        "einer?",
        "Ja.",
        "Punkt: gut.",
    ]
