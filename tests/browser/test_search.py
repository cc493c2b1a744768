"""Does the search find what somebody types in a hurry, and does every result open?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import SEARCH

WORDS = [
    "Warteschlange",
    "Zertifikat",
    "587",
    "4.3.1",
    "452",
    "Postfix",
    "Rückläufer",
    "Wiederanlauf",
]

# What somebody types, and a heading that must be among the first five.
FORMS = {
    "umlaut": ("Störung bestätigen", "Störung bestätigen"),
    "transcription": ("Stoerung bestaetigen", "Störung bestätigen"),
    "no umlaut": ("Storung bestatigen", "Störung bestätigen"),
    "inflection": ("Zertifikaten", "Zertifikat abgelaufen"),
    "typo": ("Zertifkat erneuern", "Zertifikat erneuern oder neu laden"),
    "compound": ("Speicherplatz schaffen", "Platz schaffen"),
    "other word": ("Backlog", "Rückstand abbauen"),
    "word of the team": ("Überlauf", "Laufwerk voll"),
    "code": ("4.7.25", "Rückauflösung fehlt oder passt nicht"),
    "log line": ("status=deferred (452 4.3.1 Insufficient system storage)", "Laufwerk voll"),
    "begun": ("Schwereg", "Schweregrade"),
}


def field(page):
    return page.get_by_role("searchbox")


def results(page):
    return page.get_by_role("main").get_by_role("list").get_by_role("link")


def state(page):
    return page.get_by_role("main").get_by_role("status")


@pytest.mark.parametrize("word", WORDS)
def test_word_is_found_and_its_page_opens(page, word):
    page.goto(SEARCH)
    field(page).fill(word)
    expect(state(page)).to_have_text(re.compile(r"\d"))

    results(page).first.click()

    expect(page).not_to_have_url(re.compile(SEARCH))
    expect(page.get_by_role("main")).to_contain_text(word, ignore_case=True)


@pytest.mark.parametrize(("query", "heading"), FORMS.values(), ids=FORMS)
def test_german_is_understood(page, query, heading):
    page.goto(SEARCH)
    field(page).fill(query)
    expect(state(page)).to_have_text(re.compile(r"\d"))

    assert heading in [link.text_content() for link in results(page).all()[:5]]


@pytest.mark.parametrize(
    ("query", "heading", "place"),
    [
        (
            "Zertifikat erneuern",
            "Zertifikat erneuern oder neu laden",
            "Phase 4 · Implementierung eines Fixes",
        ),
        ("Festplatte voll", "Laufwerk voll", "Ursache"),
        ("ich bin allein", "Kleines Team", "Vorbereitung · Rollen"),
    ],
)
def test_results_name_phase_cause_and_page(page, query, heading, place):
    page.goto(f"{SEARCH}?q={query}")

    entries = page.get_by_role("main").get_by_role("listitem")
    expect(entries.first).to_be_visible()
    named = {one.get_by_role("link").text_content(): one for one in entries.all()[:5]}
    expect(named[heading]).to_contain_text(place)


@pytest.mark.parametrize("word", ["Warteschlange", "Postfix"])
def test_all_results_lead_to_places_that_exist(page, word):
    page.goto(f"{SEARCH}?q={word}")
    expect(state(page)).to_have_text(re.compile(r"\d"))
    targets = [link.evaluate("link => link.href") for link in results(page).all()]
    assert targets
    for target in targets:
        answer = page.goto(target)
        assert answer is None or answer.ok
        if "#" in target:
            expect(page.locator(":target")).to_be_attached()


def test_address_with_a_query_shows_its_results(page):
    page.goto(f"{SEARCH}?q=Postfix")

    expect(field(page)).to_have_value("Postfix")
    expect(results(page).first).to_be_visible()


def test_query_stands_in_the_address_and_survives_the_way_back(page):
    page.goto(SEARCH)
    field(page).fill("Zertifikat")
    expect(results(page).first).to_be_visible()
    assert page.url.endswith("?q=Zertifikat")
    results(page).first.click()
    expect(page).not_to_have_url(re.compile(SEARCH))

    page.go_back()

    expect(field(page)).to_have_value("Zertifikat")
    expect(results(page).first).to_be_visible()


def test_search_works_by_keyboard_alone(page):
    page.goto(SEARCH)
    expect(state(page)).to_be_attached()
    page.keyboard.press("Tab")
    while not field(page).evaluate("field => field === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("Postfix")
    expect(results(page).first).to_be_visible()

    while not results(page).first.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).not_to_have_url(re.compile(SEARCH))


def test_slash_leads_to_the_field(page):
    page.goto(f"{SEARCH}?q=Postfix")
    expect(results(page).first).to_be_visible()
    page.get_by_role("heading", level=1).click()

    page.keyboard.press("/")

    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("Postfix")


def test_status_tells_the_number_of_results_and_when_there_is_none(page):
    page.goto(SEARCH)
    field(page).fill("Postfix")
    expect(state(page)).to_have_text(re.compile(r"^\d+ Treffer$"))
    count = page.get_by_role("main").get_by_role("list").get_by_role("listitem").count()
    expect(state(page)).to_have_text(re.compile(rf"^{count} "))

    field(page).fill("xyzzyx")

    expect(state(page)).to_have_text(re.compile("nichts gefunden"))
    expect(results(page)).to_have_count(0)


def test_markup_in_a_query_stays_text(page):
    page.goto(f"{SEARCH}?q=%3Cimg%20src%3Dx%3E%20Postfix")

    expect(field(page)).to_have_value("<img src=x> Postfix")
    expect(state(page)).not_to_be_empty()
    expect(page.get_by_role("main").get_by_role("img")).to_have_count(0)
