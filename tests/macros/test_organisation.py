"""Are an organisation's values built in, and is a wrong file told in one line?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from macros import fields, organisation

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "art: organisation, gruppe: haus"
DECLARED = "\n".join(
    f"{name}: {{bedeutung: a, beispiel: b, laengstes: c, muster: {pattern}, {KEPT}}}"
    for name, pattern in (("Hotline", "text"), ("Gateway", "adresse"), ("Testpasswort", "geheim"))
)
KNOWN, _ = fields.read(DECLARED)


def read(folder: Path, text: str) -> tuple[dict[str, fields.Field], list[str]]:
    file = folder / "organisation.json"
    file.write_text(text, "utf-8")
    filled, faults = organisation.read(file, KNOWN)
    return filled, [str(fault) for fault in faults]


def test_values_hold_while_nothing_else_is_entered(tmp_path: Path) -> None:
    text = json.dumps({"schema_version": 1, "saved": "2026-11-24", "values": {"Hotline": "7"}})

    filled, faults = read(tmp_path, text)

    assert not faults
    assert filled["Hotline"].default == "7"
    assert filled["Gateway"].default == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "organisation.json:1: Kein JSON in UTF-8."),
        ("\n\n{,", "organisation.json:3: Kein JSON in UTF-8."),
        ("[]", "Keine Angaben der Organisation."),
        ('{"values": {}}', "schema_version „None“, erwartet ist 1."),
        ('{"schema_version": 1, "values": {"Hotlin": "7"}}', 'Richtig: "Hotline": "…"'),
        ('{"schema_version": 1, "values": {"Gateway": "x"}}', "„Gateway“ ist „x“."),
        ('{"schema_version": 1, "values": {"Gateway": 7}}', "„Gateway“ ist „7“."),
        ('{"schema_version": 1, "values": {"Testpasswort": "x"}}', "gibt es nicht"),
    ],
)
def test_wrong_file_is_told_and_leaves_the_fields(text: str, told: str, tmp_path: Path) -> None:
    filled, faults = read(tmp_path, text)

    (line,) = faults
    assert told in line
    assert filled == KNOWN


def test_missing_file_is_told(tmp_path: Path) -> None:
    _, faults = organisation.read(tmp_path / "organisation.json", KNOWN)

    assert "Datei fehlt." in str(faults[0])
