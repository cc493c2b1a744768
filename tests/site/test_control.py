"""Does every page and every printed copy say which state it is, and until when it holds? (L12)"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

TERMS = [
    "Fassung",
    "Verantwortlich",
    "Geprüft",
    "Erprobt",
    "Nächste Prüfung",
    "Ausdruck gilt bis",
]
DAY = r"\d\d\.\d\d\.\d{4}"
TRIED = rf"(?:{DAY}|noch nicht)"
PAPER = re.compile(
    rf'@bottom-left ?\{{ ?content: ?"[^"]* · Fassung \S+ vom {DAY} · Ausdruck gilt bis {DAY}'
    rf"\\a [^\"]+ · geprüft {DAY} · erprobt {TRIED} · nächste Prüfung {DAY}"
)


def faults(html):
    """Tell what a page's document control misses."""
    page = BeautifulSoup(html, "html.parser")
    told = {
        term.get_text(): term.find_next_sibling("dd").get_text() for term in page.select("dl dt")
    }
    for term in TERMS:
        if not told.get(term):
            yield f"page without {term}"
        elif term != "Verantwortlich" and not re.search(TRIED, told[term]):
            yield f"no date: {term}"
    if not PAPER.search(html):
        yield "printed foot without the same control"


def test_every_page_has_document_control(built_site):
    pages = [page for page in sorted(built_site.rglob("*.html")) if page.name != "404.html"]

    assert {str(page): list(faults(page.read_text("utf-8"))) for page in pages} == {
        str(page): [] for page in pages
    }


ROWS = "".join(f"<div><dt>{term}</dt><dd>am 23.11.2026</dd></div>" for term in TERMS)
PROBE = (
    '<style>@bottom-left { content: "M · Fassung abc vom 23.11.2026 · Ausdruck gilt bis 21.02.2027'
    '\\a E-Mail-Betrieb · geprüft 23.11.2026 · erprobt 23.11.2026 · nächste Prüfung 23.11.2027" }'
    f"</style><dl>{ROWS}</dl>"
)


@pytest.mark.parametrize(
    ("whole", "broken", "told"),
    [
        ("<dt>Erprobt</dt>", "<dt>Gelesen</dt>", "page without Erprobt"),
        ("Geprüft</dt><dd>am 23.11.2026", "Geprüft</dt><dd>nie", "no date: Geprüft"),
        (" · Ausdruck gilt bis", "", "printed foot without the same control"),
        (" · erprobt", "", "printed foot without the same control"),
    ],
)
def test_missing_control_is_found(whole, broken, told):
    assert not list(faults(PROBE))

    assert list(faults(PROBE.replace(whole, broken))) == [told]
