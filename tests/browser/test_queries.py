"""Does what people type lead to the section that helps? `queries.yml` says what helps."""

from __future__ import annotations

import json

from browser import queries
from browser.acts import SEARCH
from macros import search

FIRST = 0.8
FIVE = 0.95
FEWEST = 80
AREAS = {"ausgaenge", "diagnose", "glossar", "phasen", "protokoll", "vorbereitung", "waehrend"}


def test_right_section_stands_in_front(page):
    page.goto(SEARCH)

    score = queries.score(page, queries.read())

    assert score.five >= FIVE, str(score)
    assert score.first >= FIRST, str(score)


def test_search_that_knows_only_the_words_of_the_texts_is_found_out(page):
    def without_what_people_say(route):
        data = route.fetch().json()
        for section in data["sections"]:
            section["keys"] = ""
        route.fulfill(json={**data, "synonyms": []})

    page.route(f"**/{search.FILE}", without_what_people_say)
    page.goto(SEARCH)

    score = queries.score(page, queries.read())

    assert score.five < FIVE
    assert score.first < FIRST
    assert "nicht gefunden, erwartet" in str(score)


def test_every_expected_section_exists(built_site):
    data = json.loads((built_site / search.FILE).read_text("utf-8"))
    known = {section["url"] for section in data["sections"]}

    for query in queries.read():
        assert 1 <= len(query.finds) <= 3, query.text
        assert query.right & known, query.text


def test_list_is_long_and_spread_over_the_site():
    listed = queries.read()
    areas = {address.split("/")[0] for query in listed for address in query.finds}

    assert len(listed) >= FEWEST
    assert areas >= AREAS
