"""Does an author see each fault as one line, and does the preview survive it?"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from macros import errors, export, model
from one_page import HERE, built_page, config_for, docs_with

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_golden.plugin import GoldenTestFixture


@pytest.mark.golden_test("faults/*.yml")
def test_fault_is_told_in_one_line(golden: GoldenTestFixture, tmp_path: Path) -> None:
    docs = docs_with(golden["page"], tmp_path, golden.get("path"))

    faults = sorted(model.read(docs).faults)

    assert "\n".join(map(str, faults)) == golden.out["output"].rstrip("\n")
    assert len(faults) == 1, "a sample shows exactly one fault"


@pytest.mark.golden_test("faults/*.yml")
def test_fault_fails_a_strict_build_but_not_the_preview(
    golden: GoldenTestFixture, tmp_path: Path
) -> None:
    docs_with(golden["page"], tmp_path, golden.get("path"))

    build(config_for(tmp_path, strict=False))

    assert "Fehler auf dieser Seite" in built_page(tmp_path, golden.get("path"))
    with pytest.raises(Abort):
        build(config_for(tmp_path, strict=True))


def test_lost_box_is_noticed_after_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = (HERE / "markup" / "two_steps.md").read_text("utf-8")
    docs = docs_with(page, tmp_path)
    build(config_for(tmp_path, strict=True))
    built = tmp_path / "site" / "probe" / "index.html"
    built.write_text(built.read_text("utf-8").replace("data-step=", "data-stop=", 1), "utf-8")
    caplog.set_level(logging.WARNING)

    export.check_boxes(model.read(docs), tmp_path / "site")

    assert "probe.md:1: 2 Schritte im Text, 1 Kästchen." in caplog.text


def test_fault_becomes_an_annotation_on_github() -> None:
    fault = errors.Fault("index.md", 7, "100 % falsch\nhier.", "so")

    line = errors.annotation(fault, "docs/de")

    assert line == "::error file=docs/de/index.md,line=7::100 %25 falsch%0Ahier. so"


@pytest.mark.parametrize(
    ("declaration", "told"),
    [
        ("beginn: {}", "Feld „beginn“ beginnt nicht mit einem Großbuchstaben."),
        ("Ort: {beispiel: Köln}", "Feld „Ort“ braucht bedeutung"),
        ("- Ort", "Es fehlt die Liste der Felder."),
        ("Ort: [", "Kein gültiges YAML."),
        (
            "Ort: {bedeutung: a, beispiel: a, laengstes: a, muster: ort, art: stoerung}",
            "muster „ort“, erlaubt ist zeit",
        ),
        (
            "Ort: {bedeutung: a, beispiel: a, laengstes: a, muster: text, art: stoerung, form: x}",
            "Angabe „form“ gibt es nicht.",
        ),
        (
            "Ort: {bedeutung: a, beispiel: a, laengstes: a, muster: text, art: organisation}",
            "gruppe gehört zu jedem Feld mit art organisation",
        ),
        (
            "Ort: {bedeutung: a, beispiel: a, laengstes: a, muster: text, art: x, noetig: true}",
            "art „x“, erlaubt ist organisation, stoerung",
        ),
    ],
)
def test_field_declaration_with_a_fault_is_told(
    declaration: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "felder.yml").write_text(declaration, "utf-8")

    (fault,) = model.read(tmp_path).faults

    assert fault.path == "felder.yml"
    assert told in fault.text
