"""Is `runbook.json` what its schema promises, and is it the whole runbook?"""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator


@pytest.fixture(scope="module")
def runbook(built_site):
    return json.loads((built_site / "runbook.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def validator(built_site):
    schema = json.loads((built_site / "runbook.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_runbook_validates(runbook, validator):
    assert [error.message for error in validator.iter_errors(runbook)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["phases"].pop(),
        lambda data: data["phases"][0].update(goal=""),
        lambda data: data["phases"][0]["checklists"][0]["steps"][0].update(id="ohne-block"),
        lambda data: data["phases"][1]["messages"][0].pop("channel"),
        lambda data: data.update(revision_date="gestern"),
    ],
)
def test_spoilt_runbook_is_refused(runbook, validator, spoil):
    data = json.loads(json.dumps(runbook))
    spoil(data)

    assert not validator.is_valid(data)


def test_runbook_holds_the_main_line(runbook):
    phases = runbook["phases"]

    assert [phase["number"] for phase in phases] == [1, 2, 3, 4, 5, 6, 7]
    assert sum(len(phase["messages"]) for phase in phases) >= 6
    assert sum(len(phase["questions"]) for phase in phases) >= 12


def test_addresses_in_runbook_exist(runbook, built_site):
    for phase in runbook["phases"]:
        html = (built_site / phase["url"] / "index.html").read_text("utf-8")
        for checklist in phase["checklists"]:
            assert f'id="{checklist["url"].partition("#")[2]}"' in html
