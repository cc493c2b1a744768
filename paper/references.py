"""Links of a book: ids that are unique in it, and at each link the number of the page it means."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import BeautifulSoup, Tag

    from .chapters import Chapter

NAMES = ("id", "for", "aria-labelledby", "aria-describedby")
# names of places in a PDF are bytes: with these letters readers and writers disagree
ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
UNKNOWN = "000"


def unite(chapters: list[Chapter]) -> None:
    """Put the chapter's name before each of its ids and lead all links to places in the book."""
    known = {chapter.url: chapter.name for chapter in chapters}
    for chapter in chapters:
        _own_ids(chapter)
    places = {str(tag["id"]) for chapter in chapters for tag in chapter.main.select("[id]")}
    for chapter in chapters:
        for link in chapter.main.select("a[href]"):
            _lead(link, chapter, known, places)


def _own_ids(chapter: Chapter) -> None:
    chapter.main["id"] = chapter.name
    for tag in chapter.main.find_all(True):
        for name in NAMES:
            if name in tag.attrs:
                tag[name] = " ".join(_place(chapter.name, one) for one in str(tag[name]).split())


def _place(name: str, fragment: str) -> str:
    return f"{name}--{fragment.translate(ASCII)}"


def _lead(link: Tag, chapter: Chapter, known: Mapping[str, str], places: set[str]) -> None:
    """Lead a link to its page in the book; one that leaves the book becomes plain text."""
    parts = urlsplit(str(link["href"]))
    if parts.scheme or parts.netloc:
        return
    path = posixpath.normpath(posixpath.join("/", chapter.url, parts.path)).strip("/")
    name = known.get(f"{path}/" if path else "")
    if name is None:
        link.unwrap()
        return
    place = _place(name, unquote(parts.fragment))
    link["href"] = f"#{place if place in places else name}"


def number(soup: BeautifulSoup, numbers: Mapping[str, int]) -> None:
    """Write behind each link the number of its page; in pictures there is no room for it.

    A number that is not known yet takes as much room as one that is.
    """
    for link in soup.select('main a[href^="#"]'):
        if link.find_parent("svg") or link.select_one(".at"):
            continue
        mark = soup.new_tag("span", attrs={"class": "at"})
        mark.string = f"S. {numbers.get(target(link), UNKNOWN)}"
        link.append(mark)


def target(link: Tag) -> str:
    """Return the id that a link leads to."""
    return str(link["href"]).removeprefix("#")


def entries(chapters: list[Chapter]) -> Iterator[tuple[str, str, bool]]:
    """Yield id, title and whether it is a section of each line of the table of contents.

    Of the sections of a phase those count that are worked through: with lists or messages.
    """
    for chapter in chapters:
        if chapter.is_cause:
            continue
        yield chapter.name, chapter.title, False
        if chapter.phase:
            for heading in chapter.main.select("h2[id]"):
                if _is_worked_through(heading):
                    yield str(heading["id"]), heading.get_text().strip(), True


def _is_worked_through(heading: Tag) -> bool:
    for part in heading.find_next_siblings(True):
        if part.name == heading.name:
            return False
        if part.name == "section":
            return True
    return False
