"""Does a proof of the lab hold for the commands it has tried, and for no others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros import proof

if TYPE_CHECKING:
    from pathlib import Path

CAUSE = {
    "id": "laufwerk-voll",
    "title": "Laufwerk voll",
    "repair": [
        {"where": "server", "command": "df -h"},
        {"where": "server", "manual": "Aufräumen."},
    ],
    "verify": [{"where": "server", "command": "df -i", "healthy": "ok"}],
}


def proven(folder: Path) -> proof.Proof | None:
    """Write what `make prove` writes, and read it."""
    file = folder / proof.FILE
    file.parent.mkdir()
    file.write_text(
        "datum: 2026-11-24\n"
        "fassungen: {debian: '12.11', postfix: 3.7.11, dovecot: 2.3.19, opendkim: 2.11.0}\n"
        f"ursachen: {{laufwerk-voll: {{stand: '{proof.fingerprint(CAUSE)}'}}}}\n",
        "utf-8",
    )
    return proof.read(folder)


def test_readers_are_told_day_and_programs(tmp_path: Path) -> None:
    found = proven(tmp_path)

    assert found is not None
    assert str(found.day) == "2026-11-24"
    assert found.versions == "Debian 12.11, Postfix 3.7.11, Dovecot 2.3.19"


def test_new_words_leave_a_proof_and_new_commands_end_it(tmp_path: Path) -> None:
    found = proven(tmp_path)
    assert found is not None

    assert found.holds({**CAUSE, "title": "Platte voll"})
    assert not found.holds({**CAUSE, "repair": [{"command": "df -hT"}]})
    assert not found.holds({**CAUSE, "verify": []})
    assert not found.holds({**CAUSE, "id": "inodes-aufgebraucht"})


def test_site_that_was_never_in_the_lab_has_no_proof(tmp_path: Path) -> None:
    assert proof.read(tmp_path) is None
