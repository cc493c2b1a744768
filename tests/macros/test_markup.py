"""Does the text become the right markup, and the site the right data?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build

from macros import export, fields, message, model, renamed
from one_page import HERE, built_page, config_for, docs_with

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_golden.plugin import GoldenTestFixture


@pytest.mark.golden_test("markup/*.yml")
def test_markup(golden: GoldenTestFixture, tmp_path: Path) -> None:
    docs_with(golden["page"], tmp_path, golden.get("path"))

    build(config_for(tmp_path, strict=True))

    html = built_page(tmp_path, golden.get("path"))
    body = html[html.index("<body>") + len("<body>") : html.index("</body>")]
    assert body.strip() + "\n" == golden.out["output"]


@pytest.mark.parametrize(
    ("text", "length"),
    [("äöüß", 4), ("[x]", 5), ("5 €", 4), ("„hier“", None), ("5\N{NO-BREAK SPACE}min", None)],
)
def test_sms_length_follows_the_alphabet_of_mobile_networks(text: str, length: int | None) -> None:
    assert message.sms_length(text) == length


def test_policy_allows_inline_code_by_hash_and_nothing_else() -> None:
    html = '<head><meta charset="utf-8"><style>p{}</style><script>1</script></head>'

    policy = export.with_policy(html)

    assert policy.startswith('<head><meta charset="utf-8"><meta http-equiv="Content-Security')
    assert "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='" in policy
    assert "unsafe" not in policy


def test_fields_are_marked_up_in_text_but_not_in_attributes() -> None:
    declared, _ = fields.read(
        "Ort: {bedeutung: a, beispiel: a, laengstes: aa, muster: text, art: stoerung}"
    )

    html = fields.mark_up('<p title="[[Ort]]">in [[Ort]] und [[Land]]</p>', declared)

    assert html == (
        '<p title="[[Ort]]">in <span class="val val--open" data-field="Ort" data-pattern="text"'
        ' data-kind="stoerung">Ort?</span> und [[Land]]</p>'
    )


def test_site_with_faults_publishes_no_data_for_programs(tmp_path: Path) -> None:
    docs = docs_with("kein Kopf", tmp_path)

    export.write_runbook(model.read(docs), tmp_path, title="x", revision="x", revision_time="x")

    assert not (tmp_path / "runbook.json").exists()


def test_former_ids_of_steps_and_questions_are_told_to_the_browser(tmp_path: Path) -> None:
    docs = docs_with((HERE / "markup" / "former_ids.md").read_text("utf-8"), tmp_path)

    site = model.read(docs)

    assert not site.faults
    assert renamed.attribute(site) == (
        "alt/lesen:probe/plan-vorlesen alt/vorlesen:probe/plan-vorlesen alt/ursache:fragen/grund"
    )
