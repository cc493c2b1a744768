"""Printing: Chromium lays the book out until its page numbers hold; pikepdf packs the result."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, cast

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser

    from .book import Book

# The first one knows no page numbers; when their width moves a heading, one more is needed.
MOST_PASSES = 4


def make(book: Book, browser: Browser) -> bytes:
    """Return the PDF of a book, the same for the same book and browser."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    numbers: dict[str, int] = {}
    for _ in range(MOST_PASSES):
        page.set_content(book.html(numbers))
        raw = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            found = positions(pdf)
            if found == numbers:
                context.close()
                _name_bookmarks(pdf, book.bookmarks)
                return _pack(pdf, book)
        numbers = found
    raise RuntimeError(f"Papier: Seitenzahlen ändern sich noch nach {MOST_PASSES} Durchgängen.")


def positions(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Tell on which page, counted from 1, each id is that a link leads to."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {
        name.removeprefix("/"): pages[place[0].objgen] for name, place in pdf.Root.Dests.items()
    }


def _name_bookmarks(pdf: pikepdf.Pdf, bookmarks: list[tuple[str, str]]) -> None:
    """Give the bookmarks the words of their headings: Chromium doubles some and drops blanks.

    It also puts a chapter's one page too early where the page before is full; links are right.
    """
    places = pdf.Root.Dests
    with pdf.open_outline() as outline:
        entries = list(_walk(outline.root))
        for entry, (words, place) in zip(entries, bookmarks, strict=True):
            entry.title = words
            if place and f"/{place}" in places:
                entry.destination = cast("pikepdf.Array", places[f"/{place}"])


def _walk(entries: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for entry in entries:
        yield entry
        yield from _walk(entry.children)


def _pack(pdf: pikepdf.Pdf, book: Book) -> bytes:
    """Date the file by the commit, so that two prints are equal, and pack its many tags."""
    moment = datetime.fromisoformat(book.time).strftime("D:%Y%m%d%H%M%SZ")
    del pdf.docinfo
    for name, value in (
        ("/Title", book.title),
        ("/Creator", "Mailausfall"),
        ("/CreationDate", moment),
        ("/ModDate", moment),
    ):
        pdf.docinfo[name] = value
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=True,
        deterministic_id=True,
    )
    return out.getvalue()
