"""Is the file of checks what its schema promises, and are its commands those of the pages?"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from macros import export_checks, fields, items

# So much of a page is read to find the name of a repair in it.
MOST_CHARACTERS = 12_000


@pytest.fixture(scope="module")
def data(built_site):
    return json.loads((built_site / export_checks.FILE).read_text("utf-8"))


@pytest.fixture(scope="module")
def validator(built_site):
    file = built_site / export_checks.FILE.replace(".json", ".schema.json")
    schema = json.loads(file.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@functools.cache
def parse(file):
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def section(site, address):
    """Return the text of the element that an address of the file names."""
    path, _, anchor = address.partition("#")
    return re.sub(r"\s+", " ", parse(site / path).find(id=anchor).get_text(" "))


def start(command):
    """Return what of a command programs look for on its page: one line up to a field or pipe."""
    return re.split(r"\||\{\{", command)[0].strip()[:40]


def test_file_validates(data, validator):
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(schema="runbook-checks/2"),
        lambda data: data["checks"][0].update(area="dienst"),
        lambda data: data["checks"][0].update(leads_to=[]),
        lambda data: [data["checks"][0].pop(name, 0) for name in ("healthy", "faulty")],
        lambda data: data["checks"][0].update(faulty="("),
        lambda data: data["causes"][0].update(verify=[]),
        lambda data: data["causes"][0]["repair"][0].update(command="true", manual="x"),
    ],
)
def test_spoilt_file_is_refused(data, validator, spoil):
    spoilt = json.loads(json.dumps(data))
    spoil(spoilt)

    assert not validator.is_valid(spoilt)


def test_ids_are_unique_and_causes_exist(data):
    causes = [cause["id"] for cause in data["causes"]]
    checks = [check["id"] for check in data["checks"]]

    assert [name for name, count in Counter(causes + checks).items() if count > 1] == []
    assert {name for check in data["checks"] for name in check["leads_to"]} == set(causes)


def test_values_are_fields_of_the_runbook(data, built_site):
    runbook = json.loads((built_site / "runbook.json").read_text("utf-8"))
    known = {field["program"] for field in runbook["fields"]} - {""}
    steps = [step for cause in data["causes"] for step in cause["repair"] + cause["verify"]]
    commands = [entry.get("command", "") for entry in data["checks"] + steps]

    assert {name for text in commands for name in re.findall(r"\{\{(\w*)\}\}", text)} <= known


def test_commands_are_printed_on_their_page(data, built_site):
    for check in data["checks"]:
        assert start(check["command"]) in section(built_site, check["page"]), check["id"]


def test_pages_of_causes_are_short_enough_to_find_a_repair_in(data, built_site):
    lengths = {cause["id"]: len(section(built_site, cause["page"])) for cause in data["causes"]}

    assert {name: length for name, length in lengths.items() if length > MOST_CHARACTERS} == {}


def test_words_of_a_finding_are_literal_but_for_gaps():
    finding = type("Finding", (), {"literals": ("a.b … c", "d")})

    pattern = export_checks.pattern(finding)

    assert re.search(pattern, "a.b viel c")
    assert re.search(pattern, "d")
    assert not re.search(pattern, "aXb viel c")
    assert not re.search(pattern, "a.b\n c")


def test_fields_become_names_for_programs():
    declared, faults = fields.read(
        "Ort: {bedeutung: a, beispiel: a, laengstes: a, muster: host, art: stoerung, "
        "programm: MX_HOST}"
    )

    assert not faults
    assert fields.for_programs("dig [[Ort]] [[:x:]]", declared) == "dig {{MX_HOST}} [[:x:]]"
    assert items.FIELD.search("[[:x:]]") is None


def test_every_cause_is_listed(built_site):
    folder = built_site / "diagnose" / "ursachen"
    listed = (folder / "index.html").read_text("utf-8")

    for page in folder.glob("*/index.html"):
        assert f'<td><a href="{page.parent.name}/">' in listed
