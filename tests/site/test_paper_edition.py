"""Is the paper edition a book: tagged, German, numbered, with every step of its pages?"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import unicodedata

import pytest
import zxingcpp
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader

from browser.test_paper import DONE, INTERRUPTED, torn
from conftest import ROOT
from macros import editions
from paper import chapters
from paper.book import Book

A4 = (595, 842)
STEP = re.compile(r'data-step="(.*?)"')
# more than one binder holds, printed on both sides, nobody carries to a server room
MOST_PAGES = 300


KEEP = """(wanted) => {
  for (const sheet of [...document.body.children]) if (!sheet.querySelector(wanted)) sheet.remove();
}"""


@pytest.fixture(scope="module")
def reader(paper_edition):
    return PdfReader(paper_edition)


@pytest.fixture(scope="module")
def lines(reader):
    """The text of each page, in one line."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture(scope="module")
def texts(lines):
    """The same without blanks and hyphens: lines break anywhere."""
    return [plain(line) for line in lines]


@pytest.fixture(scope="module")
def book(built_site):
    return Book(built_site)


@pytest.fixture(scope="module")
def source(book):
    """The book as HTML, before its page numbers are known."""
    return BeautifulSoup(book.html({}), "html.parser")


@pytest.fixture(scope="module")
def excerpt(book, browser):
    """Print the card and phase 1 alone: seconds, where the whole book takes minutes."""
    context = browser.new_context()
    page = context.new_page()
    page.set_content(book.html({}))
    page.evaluate(KEEP, '.card, [data-id="tor-sicherheit"]')
    pdf = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    drawn = page.locator(".step__box").count(), page.locator(".checklist").count()
    context.close()
    return PdfReader(io.BytesIO(pdf)), *drawn


def plain(text):
    """Leave out what depends on the line; ligatures become letters."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\N{SOFT HYPHEN}\N{NO-BREAK SPACE}-]+", "", text)


def numbers(reader):
    """Tell on which page each place of the book is, as pypdf reads it."""
    places = reader.named_destinations
    return {
        name.removeprefix("/"): reader.get_destination_page_number(place) + 1
        for name, place in places.items()
    }


def outline(reader, level=0, entries=None):
    """Yield level, title and page of each bookmark."""
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, level + 1, entry)
        else:
            yield level, entry.title, reader.get_destination_page_number(entry) + 1


def test_excerpt_is_german_tagged_and_whole(excerpt):
    printed, boxes, lists = excerpt
    sheets = [" ".join(page.extract_text().split()) for page in printed.pages]
    parts = [re.findall(f"{re.escape(INTERRUPTED)}|{DONE}", sheet) for sheet in sheets]

    assert printed.root_object["/Lang"] == "de"
    assert printed.root_object["/MarkInfo"]["/Marked"]
    assert [page for page in printed.pages if "/StructParents" not in page] == []
    assert "Notfallkarte" in sheets[0]
    assert "Notfallkarte" not in sheets[1]
    assert boxes > lists > 0
    assert sum(map(len, parts)) == 2 * lists
    assert torn(parts) == []


def test_book_is_german_and_named(reader):
    root = reader.root_object

    assert root["/Lang"] == "de"
    assert reader.metadata.title == "Mailausfall: Notfallhandbuch"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_page_is_tagged(reader):
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert [n for n, page in enumerate(reader.pages, 1) if "/StructParents" not in page] == []


def test_pages_are_a4_and_few_enough_to_carry(reader):
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}

    assert sizes == {A4}
    assert len(reader.pages) <= MOST_PAGES


def test_every_page_has_its_number(texts):
    total = len(texts)

    assert [n for n, text in enumerate(texts, 1) if f"{n}/{total}" not in text] == []


def test_every_chapter_is_a_bookmark(reader, source):
    titles = [heading.get("data-bookmark") or heading.get_text() for heading in source.select("h1")]

    found = [title for level, title, _ in outline(reader) if level == 0]
    assert found == [" ".join(title.split()) for title in titles]


def test_bookmarks_lead_to_their_headings(reader, texts):
    wrong = [
        (title, page)
        for _, title, page in outline(reader)
        if plain(re.sub(r"^(Phase \d|Aushang): ", "", title)) not in texts[page - 1]
    ]

    assert wrong == []


def test_contents_give_the_right_pages(reader, texts, source):
    places = numbers(reader)
    entries = source.select(".contents a")
    assert entries

    for entry in entries:
        title, page = plain(entry.span.get_text()), places[entry["href"].removeprefix("#")]
        assert f"{title}{page}" in texts[1].replace(".", ""), title
        heading = re.sub(r"^Phase\d:|^Aushänge$", "", title)
        assert heading in texts[page - 1], title


def test_links_give_the_right_pages(reader, texts, source):
    places = numbers(reader)
    links = [link for link in source.select("main:not(.contents) a") if link.select_one(".at")]
    assert links

    whole = "".join(texts)
    for link in links:
        word = plain(link.get_text()).removesuffix("S.000")[-12:]
        page = places[link["href"].removeprefix("#")]
        assert f"{word}(S.{page})" in whole, word


def test_every_step_is_printed(built_site, source, texts):
    whole = "".join(texts)
    steps = source.select(".step")
    on_site = {
        name
        for url in chapters.order(chapters.pages(built_site))
        for name in STEP.findall((built_site / url / "index.html").read_text("utf-8"))
    }

    assert {step["data-step"] for step in steps} == on_site
    for step in steps:
        assert plain(step.select_one(".step__lead").get_text()) in whole


ROOM = """() => [...document.querySelectorAll(".step__box")].filter((box) => {
  const mm = (element, part, name) => parseFloat(getComputedStyle(element, part)[name]) / 3.78;
  const row = box.closest(".step__row");
  return box.checkVisibility() && mm(box, "::before", "inlineSize") >= 5
    && mm(row, "::before", "inlineSize") >= 14 && mm(row, "::after", "inlineSize") >= 14;
}).length"""


def test_every_box_is_drawn_with_room_for_time_and_initials(page, book, source):
    page.set_viewport_size({"width": 676, "height": 1000})
    page.emulate_media(media="print")
    page.set_content(book.html({}))

    assert page.evaluate(ROOM) == len(source.select(".step__box")) > 0


def test_each_list_is_on_one_page(lines, source):
    sheets = [re.findall(f"{re.escape(INTERRUPTED)}|{DONE}", line) for line in lines]

    assert torn(sheets) == []
    assert sum(map(len, sheets)) == 2 * len(source.select(".checklist"))


def test_card_is_the_first_page_and_no_more(texts):
    assert "Notfallkarte" in texts[0]
    assert "Notfallkarte" not in texts[1]
    assert "ErsteMeldung" in texts[0]
    assert "Auswendig" in texts[0]
    assert "110" in texts[0]
    assert "Inhalt" in texts[1]


def test_each_poster_has_a_page(source, reader):
    posters = source.select('.message[data-channel="aushang"]')
    places = [page for _, title, page in outline(reader) if title.startswith("Aushang: ")]

    assert len(set(places)) == len(posters) > 0


def test_no_sample_number_is_printed(source):
    """A number of the contact page belongs to nobody; at night somebody would dial it."""
    assert "030 23125" not in source.get_text().replace("\N{NO-BREAK SPACE}", " ")


def test_no_sheet_asks_for_a_secret(source):
    lines = [line.get_text() for line in source.select(".fill")]

    assert lines
    assert not [line for line in lines if "read -rs" in line]


def test_code_of_each_phase_leads_to_its_page(page, source):
    codes = [
        phase.select_one(".code svg")
        for phase in source.select("main")
        if phase.select_one(".sign--xl")
    ]
    assert len(codes) == 7

    for number, code in enumerate(codes, 1):
        page.set_content(f"<style>svg {{ inline-size: 400px }}</style>{code}")
        picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
        (read,) = zxingcpp.read_barcodes(picture)
        assert read.text.startswith(f"https://mailausfall.example/mailausfall/phasen/{number}-")


def test_second_print_is_the_same(paper_edition, built_site, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(built_site, site)

    subprocess.run([sys.executable, "-m", "paper", site], cwd=ROOT, check=True)

    pdf = (site / "notfallhandbuch.pdf").read_bytes()
    assert pdf == paper_edition.read_bytes()
    line = (site / "notfallhandbuch.pdf.sha256").read_text("utf-8")
    assert line == f"{hashlib.sha256(pdf).hexdigest()}  notfallhandbuch.pdf\n"


def test_page_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="neues/"):
        chapters.order(["", "phasen/1-erste-bewertung/", "neues/"])


def test_site_without_the_editions_has_no_link_to_them(built_site):
    page = (built_site / "vorbereitung" / "offline" / "index.html").read_text("utf-8")

    assert "notfallhandbuch.pdf" in page
    assert 'notfallhandbuch.pdf"' not in page


def test_site_with_an_edition_links_it_and_its_check_sum(monkeypatch):
    monkeypatch.setenv("EDITIONS", "notfallhandbuch.pdf")

    links = BeautifulSoup(editions.edition_list("../../"), "html.parser").select("a")

    assert [link["href"] for link in links] == [
        "../../notfallhandbuch.pdf",
        "../../notfallhandbuch.pdf.sha256",
    ]
