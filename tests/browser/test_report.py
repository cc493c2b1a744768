"""Does a record come out as report, table and file, whole, harmless and with its check sum?"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from browser import outage, records
from browser.acts import RECORD

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "docs" / "muster"
SUM = re.compile("[0-9a-f]{64}")
AFTER = "2026-11-24T09:30:00+01:00"


def read_in(page, whole):
    """Take a record in on a device that has nothing open."""
    page.goto(RECORD)
    part = page.get_by_role("region", name="Einlesen")
    payload = {"name": "x.json", "mimeType": "", "buffer": records.text(whole).encode()}
    part.get_by_label("Datei").set_input_files(payload)
    part.get_by_role("button", name="Übernehmen").click()
    expect(part.get_by_role("status")).to_contain_text("übernommen")


def save(page, name, *, anonymous=False):
    """Press a button of „Sichern“ and return the file's text."""
    part = page.get_by_role("region", name="Sichern")
    part.get_by_label("ohne Kürzel").set_checked(anonymous)
    with page.expect_download() as waiting:
        part.get_by_role("button", name=name, exact=True).click()
    return waiting.value.path().read_text("utf-8")


def cell(soup, name):
    return soup.find("dt", string=name).find_next_sibling("dd").get_text()


def test_report_stands_alone_under_a_strict_policy(page):
    read_in(page, records.record())

    html = save(page, "Bericht")

    soup = BeautifulSoup(html, "html.parser")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    digest = hashlib.sha256(soup.style.string.encode()).digest()
    assert "default-src 'none'" in policy
    assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert not soup.find_all(["script", "link", "img", "iframe"])
    assert not [tag for tag in soup.find_all(True) if "style" in tag.attrs]
    assert soup.svg["aria-label"].startswith("Verlauf")


def test_every_export_is_an_event_with_the_sum_on_the_report(page):
    read_in(page, records.record())
    soup = BeautifulSoup(save(page, "Bericht"), "html.parser")
    later = json.loads(save(page, "Protokolldatei"))

    (made,) = [one for one in later["events"] if one["kind"] == "exported"]
    count = int(cell(soup, "Ereignisse"))

    assert made["value"] == {"format": "html", "sha256": cell(soup, "SHA-256")}
    assert records.digest(later["events"][:count]) == cell(soup, "SHA-256")
    assert later["sha256"] == records.digest(later["events"])


def test_record_file_validates(page, built_site):
    read_in(page, outage.record())
    schema = json.loads((built_site / "record.schema.json").read_text("utf-8"))

    whole = json.loads(save(page, "Protokolldatei"))

    assert [error.message for error in Draft202012Validator(schema).iter_errors(whole)] == []


@pytest.mark.parametrize("name", ["Bericht", "Bericht als Text", "Tabelle", "Protokolldatei"])
def test_exercise_is_marked_in_every_export(page, name):
    read_in(page, records.record([*records.events(), records.event(6, "dryrun", value=True)]))

    part = page.get_by_role("region", name="Sichern")
    with page.expect_download() as waiting:
        part.get_by_role("button", name=name, exact=True).click()
    text = waiting.value.path().read_text("utf-8")

    assert waiting.value.suggested_filename.startswith("uebung-")
    if name == "Protokolldatei":
        assert json.loads(text)["incident"]["dry_run"] is True
    else:
        assert "Übung" in text.splitlines()[1] if name == "Tabelle" else "Übung" in text[:2500]


@pytest.mark.parametrize("name", ["Bericht", "Bericht als Text", "Tabelle"])
def test_version_without_initials_has_none(page, name):
    own = [
        *records.events(),
        records.event(6, "role", step="technik", value="QX"),
        records.event(7, "noted", value={"type": "beobachtung", "text": "QX hat EF abgelöst"}),
    ]
    read_in(page, records.record(own))

    text = save(page, name, anonymous=True)

    assert not re.search(r"\b(?:QX|EF)\b", text)
    assert "P2 hat P1 abgelöst" in text
    assert re.search(r"\b(?:QX|EF)\b", save(page, name))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝"])
def test_no_cell_of_the_table_runs_as_a_formula(page, start):
    formula = f'{start}HYPERLINK("http://fremd.example";"x")'
    note = {"type": "beobachtung", "text": formula}
    read_in(page, records.record([*records.events(), records.event(6, "noted", value=note)]))

    text = save(page, "Tabelle")

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert [row for row in rows if f"'{formula}" in row]
    assert not [one for row in rows for one in row if re.match(r"[=+\-@\t\r＝＋－＠]", one)]


def test_markdown_stays_text(page):
    hostile = "a|b <b>c</b> [x](javascript:y) `d` *e* # f\n- g"
    note = {"type": "beobachtung", "text": hostile}
    read_in(page, records.record([*records.events(), records.event(6, "noted", value=note)]))

    text = save(page, "Bericht als Text")

    (line,) = [one for one in text.splitlines() if "javascript" in one]
    assert len(re.findall(r"(?<!\\)\|", line)) == 5
    assert "<b>" not in line
    assert "](" not in line.replace("\\]", "").replace("\\(", "")


def test_dropped_steps_stand_in_the_report(page):
    whole = records.with_event(step="frueher/platte-tauschen", lead="9.9 Platte tauschen")
    read_in(page, whole)

    soup = BeautifulSoup(save(page, "Bericht"), "html.parser")

    assert cell(soup, "Entfallene Schritte") == "9.9 Platte tauschen"


@pytest.mark.parametrize(
    ("name", "file"), [("Bericht", "bericht.html"), ("Bericht als Text", "bericht.md")]
)
def test_sample_is_the_report_of_the_outage(page, name, file):
    """A missing sample is written; to renew them, delete them and run this test."""
    page.clock.set_fixed_time(AFTER)
    read_in(page, outage.record())

    made = save(page, name)

    sample = SAMPLES / file
    if not sample.exists():
        sample.parent.mkdir(exist_ok=True)
        sample.write_text(made, "utf-8")
    # Reading the record in is an event too, with an id of its own: the sum is never the same.
    assert SUM.sub("", made) == SUM.sub("", sample.read_text("utf-8"))
