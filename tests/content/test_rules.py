"""Do the pages keep the rules, and does each rule bite on its sample, and only it?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from content.rules import PUBLISHED, RULES, ids, published
from macros import model

DOCS = Path(__file__).parents[2] / "docs" / "de"
SAMPLES = sorted(Path(__file__).with_name("samples").glob("*.yml"))


def told(faults):
    return "".join(f"\n{fault}" for fault in faults)


def test_pages_have_no_faults():
    faults = model.read(DOCS).faults

    assert not faults, told(faults)


@pytest.mark.parametrize("name", RULES)
def test_rule_holds(name):
    faults = list(RULES[name](model.read(DOCS)))

    assert not faults, told(faults)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_breaks_exactly_its_rule(sample, tmp_path):
    edit = yaml.safe_load(sample.read_text("utf-8"))
    shutil.copytree(DOCS, tmp_path, dirs_exist_ok=True)
    page = tmp_path / edit["page"]
    before = page.read_text("utf-8")
    assert edit["find"] in before, "the page changed: choose another place for the sample"
    page.write_text(before.replace(edit["find"], edit["replace"], 1), "utf-8")

    changed = model.read(tmp_path)

    broken = {name for name, rule in RULES.items() if list(rule(changed))}
    assert broken == {edit["rule"]}


def test_every_rule_has_a_sample():
    rules = {yaml.safe_load(sample.read_text("utf-8"))["rule"] for sample in SAMPLES}

    assert rules == set(RULES)


def test_list_of_published_ids_is_whole():
    missing = sorted(set(ids(model.read(DOCS))) - set(published()))

    assert not missing, f"add to {PUBLISHED.name}:\n" + "\n".join(missing)
