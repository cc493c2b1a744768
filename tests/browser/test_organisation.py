"""Do the values of the organisation reach every page, and does their file carry them on?"""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from browser.acts import PHASE_2, visit
from macros import organisation

FORM = "vorbereitung/organisation/"
CONTACTS = "vorbereitung/kontakte/"
HOTLINE = "030 23125-100"


def section(page):
    return page.get_by_role("region", name="Stand und Datei")


def told(page):
    return section(page).get_by_role("status")


def missing(page):
    return section(page).locator("[data-missing]")


def entry(page, name):
    return page.locator(f'.values [data-input="{name}"]')


def enter(page, name, value):
    entry(page, name).fill(value)
    entry(page, name).press("Tab")


def choose(page, content):
    text = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    file = {"name": "organisation.json", "mimeType": "application/json", "buffer": text}
    section(page).get_by_label("Datei einlesen").set_input_files(file)


def file_of(values, **more):
    return json.dumps({"schema_version": 1, "values": values, **more})


def open_form(page):
    visit(page, FORM)
    expect(missing(page)).to_contain_text("Noch nicht einsatzbereit")


def test_value_is_entered_once_for_card_and_messages(page):
    open_form(page)

    enter(page, "Hotline", HOTLINE)

    expect(missing(page)).to_contain_text(re.compile(r"\d+ von \d+ nötigen Angaben fehlen"))
    visit(page, CONTACTS)
    expect(page.locator('main td [data-field="Hotline"]')).to_have_text(HOTLINE)
    visit(page, PHASE_2)
    expect(page.locator('[data-field="Hotline"]').first).to_have_text(HOTLINE)


def test_form_counts_what_is_missing_until_nothing_is(page):
    open_form(page)
    needed = page.locator(".values [data-needed]").evaluate_all(
        "(inputs) => inputs.map((input) => [input.dataset.input, input.placeholder.slice(6)])"
    )

    choose(page, file_of(dict(needed)))
    section(page).get_by_role("button", name="Übernehmen").click()

    expect(missing(page)).to_have_text("Einsatzbereit: alle nötigen Angaben sind da.")
    page.reload()
    expect(missing(page)).to_have_text("Einsatzbereit: alle nötigen Angaben sind da.")


def test_saved_file_is_what_the_schema_says_and_can_be_read_in(page, new_context, built_site):
    open_form(page)
    enter(page, "Hotline", HOTLINE)
    enter(page, "Mailserver", "mx1.beispiel.test")
    with page.expect_download() as download:
        section(page).get_by_role("button", name="Als Datei sichern").click()
    content = download.value.path().read_text("utf-8")

    schema = json.loads((built_site / organisation.SCHEMA).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(content))
    other = new_context().new_page()
    open_form(other)
    choose(other, content)
    expect(told(other)).to_have_text("Noch ist nichts geändert.")
    section(other).get_by_role("button", name="Übernehmen").click()
    expect(entry(other, "Hotline")).to_have_value(HOTLINE)
    expect(entry(other, "Mailserver")).to_have_value("mx1.beispiel.test")


def test_preview_tells_new_changed_and_unknown_values(page):
    open_form(page)
    enter(page, "Hotline", HOTLINE)

    choose(page, file_of({"Hotline": "030 23125-199", "Gateway": "192.0.2.1", "Farbe": "blau"}))

    rows = section(page).locator("dl > div")
    expect(rows.filter(has_text="Neu")).to_contain_text("1 Angabe: Gateway")
    expect(rows.filter(has_text="Geändert")).to_contain_text("1 Angabe: Hotline")
    expect(rows.filter(has_text="Gibt es hier nicht")).to_contain_text("Farbe")
    section(page).get_by_role("button", name="Verwerfen").click()
    expect(entry(page, "Hotline")).to_have_value(HOTLINE)
    expect(entry(page, "Gateway")).to_have_value("")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "Leer"),
        ("\ud800", "Kein JSON"),
        ("{", "Kein JSON oder abgeschnitten"),
        ("[]", "Keine Angaben der Organisation"),
        ("null", "Keine Angaben der Organisation"),
        ('{"schema_version": 1, "values": []}', "Keine Angaben der Organisation"),
        ('{"values": {}}', "Keine Angaben der Organisation"),
        (file_of({}, schema_version=2), "Aus einer neueren Fassung"),
        (file_of({"Hotline": 7}), "Angabe „Hotline“ passt nicht"),
        (file_of({"Hotline": {"toString": 1}}), "Angabe „Hotline“ passt nicht"),
        (file_of({"Mailserver": "mx1; reboot"}), "Angabe „Mailserver“ passt nicht"),
        (file_of({"Zertifikatsdatei": "/etc/$(id)"}), "Angabe „Zertifikatsdatei“ passt nicht"),
        (file_of({"Hotline": "x" * 201}), "Angabe „Hotline“ passt nicht"),
        (b" " * 200_001, "Zu groß"),
    ],
)
def test_file_that_is_none_changes_nothing(page, content, reason):
    open_form(page)
    enter(page, "Hotline", HOTLINE)

    choose(page, content)

    expect(told(page)).to_contain_text(reason)
    expect(section(page).get_by_role("button", name="Übernehmen")).to_have_count(0)
    expect(entry(page, "Hotline")).to_have_value(HOTLINE)


def test_names_that_could_change_objects_stay_names(page):
    open_form(page)

    choose(page, '{"schema_version": 1, "values": {"__proto__": "x", "constructor": "y"}}')

    expect(section(page).locator("dl > div").last).to_contain_text("__proto__")
    section(page).get_by_role("button", name="Übernehmen").click()
    expect(told(page)).to_contain_text("0 Angaben übernommen")
    assert page.evaluate("({}).x === undefined && Object.prototype.toString.call({})")


VALUES = [
    "",
    "03:46",
    "24:00",
    "S1",
    "S5",
    "mx1",
    "mx1.beispiel.test",
    "mx1..test",
    "-mx.test",
    "münchen.test",
    "xn--mnchen-3ya.test",
    "beispiel.test",
    "a" * 64 + ".test",
    "192.0.2.25",
    "192.0.2.256",
    "192.0.02.25",
    "2001:db8::1",
    "2001:db8::1%eth0",
    "::g",
    "monitor@beispiel.test",
    "mon itor@beispiel.test",
    "monitor",
    "s2026",
    "_s",
    "/etc/postfix/main.cf",
    "/etc/$(id)",
    "etc",
    "030 23125-100",
    'sagt "ja"',
    "a`b",
    "x" * 200,
    "x" * 201,
    "zwei\nZeilen",
    "Zeile\n",
]


@pytest.mark.parametrize("pattern", [*organisation.PATTERNS, "adresse"])
def test_form_and_build_accept_the_same_values(page, base_url, pattern):
    page.goto(FORM)

    accepted = page.evaluate(
        """async ([module, pattern, values]) => {
          const { accepts } = await import(module);
          return values.filter((value) => accepts(pattern, value));
        }""",
        [f"{base_url}assets/javascripts/page/values.js", pattern, VALUES],
    )

    expected = [value for value in VALUES if value == "" or organisation.accepts(pattern, value)]
    assert accepted == expected
