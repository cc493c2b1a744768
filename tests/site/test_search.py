"""Does the file of the search hold every section, and lead to places that exist?"""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from macros import search
from macros.page import Page


@pytest.fixture(scope="module")
def data(built_site):
    return json.loads((built_site / search.FILE).read_text("utf-8"))


def test_every_result_leads_to_a_place_that_exists(data, built_site):
    for section in data["sections"]:
        address, _, anchor = section["url"].partition("#")
        page = (built_site / address / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in page, section["url"]


def test_every_heading_can_be_found(data, built_site):
    known = {section["url"] for section in data["sections"]}
    for file in built_site.glob("phasen/*/index.html"):
        url = f"{file.parent.relative_to(built_site).as_posix()}/"
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for heading in page.main.find_all(["h2", "h3"], id=True):
            assert f"{url}#{heading['id']}" in known


def test_text_is_what_readers_see(data):
    told = " ".join(section["text"] for section in data["sections"])

    assert "Kopieren" not in told
    assert not re.search(r"</?(?:p|div|span|li)\b|&(?:amp|lt|gt);", told)


def test_words_of_the_glossary_mean_the_same(data):
    assert ["Rückläufer", "Bounce", "NDR", "Unzustellbarkeitsbericht"] in data["synonyms"]
    assert any("Anrufbeantworter" in group for group in data["synonyms"])


HTML = """<main><h1>Kopf</h1><p>Anfang <button>Kopieren</button></p>
<h2 id="platz">Platz</h2><div class="control"><p>Fassung 1</p></div>
<ul><li>voll</li><li>leer</li></ul><pre><code>df -h /var; df -i /var</code></pre>
<h2 id="prüfen">Prüfen</h2><p>Hierher führen: anderes</p>
</main><p>Fuß</p>"""


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        (
            {"auch": {"Platz": ["Platte voll", "Disk"]}},
            [
                ("seite/", "Titel", "", "Anfang", ""),
                ("seite/#platz", "Platz", "Platte voll · Disk", "voll leer", "df h var i"),
                ("seite/#prüfen", "Prüfen", "", "Hierher führen: anderes", ""),
            ],
        ),
        (
            {"codes": ["452 4.3.1"], "auch": ["Platte voll"]},
            [
                (
                    "seite/",
                    "Titel",
                    "452 4.3.1 · Platte voll · Nichts kommt an · Die Platte ist voll",
                    "Platz voll leer",
                    "df h var i",
                )
            ],
        ),
    ],
    ids=["sections", "whole"],
)
def test_page_is_cut_at_its_headings(meta, told):
    lines = ["- Am Telefon: „Nichts kommt an“, „Die Platte ist voll“.", "- Log: „anderes“."]
    page = Page(path="seite.md", lines=lines, meta={"title": "Titel", **meta})

    found = search.sections(page, "", HTML)

    assert [(one.url, one.title, one.keys, one.text, one.code) for one in found] == told
