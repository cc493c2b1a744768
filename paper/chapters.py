"""Which pages of a built site the book has, in which order, and what a chapter leaves out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from macros import markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CAUSES = "diagnose/ursachen/"
RECORD = "protokoll/"
TEMPLATES = "vorlagen/"
# What is needed while mail is down comes first: who prints only that stops before the diagnosis.
ORDER = (
    "",
    "sicherheitsvorfall/",
    "phasen/",
    "ausgaenge/",
    "waehrend/",
    TEMPLATES,
    RECORD,
    "vorbereitung/",
    "diagnose/",
)
# About the handbook itself, or of use only where something can be tapped.
LEFT_OUT = ("glossar/", "pflege/", "suche/")
# A cause is opened by its number, from the check that found it; how to prevent it can wait.
CAUSE_LEAVES_OUT = ("prüfen", "vorbeugen")
PAPER_RECORD = "auf Papier"
PRESSED = (
    ".jump, .turn, .toc-fold, .feedback, .thumb, .copy, .checklist__acts, .step__acts,"
    " .message__more, .message__acts, .message__gauge, .check__more, .control, [data-progress]"
)
FOOT = re.compile(r'@page \{ @bottom-left \{ content: "(.*?)" \} \}')


@dataclass
class Chapter:
    """One page of the site as it goes into the book."""

    url: str
    """Its address below the site's root, as in links: `phasen/1-erste-bewertung/`."""
    title: str
    main: Tag
    foot: str
    """The running foot as a CSS string: revision, document control, address."""
    address: str
    """The whole address, empty where the site does not know its own."""
    phase: str = ""

    @property
    def name(self) -> str:
        """A name for ids and page types: `phasen-1-erste-bewertung`."""
        return self.url.strip("/").replace("/", "-") or "start"

    @property
    def is_cause(self) -> bool:
        """Whether it is one of the many small chapters on causes."""
        return self.url.startswith(CAUSES) and self.url != CAUSES


def read(site: Path) -> list[Chapter]:
    """Read the pages of the book from a built site."""
    return [_chapter(site, url) for url in order(pages(site))]


def pages(site: Path) -> list[str]:
    """Name all pages as the menu lists them, and the causes as their own page does."""
    menu = _links(site, "", "nav.menu a")
    return [*menu, *_links(site, CAUSES, "main td a")]


def order(urls: list[str]) -> list[str]:
    """Bring the pages that the book has into its order; an unknown kind is a mistake."""
    places = {url: _place(url) for url in urls if not url.startswith(LEFT_OUT)}
    if lost := [url for url, place in places.items() if place is None]:
        raise ValueError(
            f"Papier: {', '.join(lost)} fehlt in ORDER oder LEFT_OUT von paper/chapters.py."
        )
    return sorted(places, key=lambda url: places[url] or 0)


def _place(url: str) -> int | None:
    if not url:
        return 0
    found = [place for place, start in enumerate(ORDER) if start and url.startswith(start)]
    return found[0] if found else None


def _links(site: Path, url: str, selector: str) -> Iterator[str]:
    for link in _soup(site, url).select(selector):
        target = posixpath.normpath(posixpath.join("/", url, str(link["href"]))).strip("/")
        yield f"{target}/" if target else ""


def _soup(site: Path, url: str) -> BeautifulSoup:
    return BeautifulSoup((site / url / "index.html").read_text("utf-8"), "html.parser")


def _chapter(site: Path, url: str) -> Chapter:
    soup = _soup(site, url)
    main = soup.select_one("main")
    if main is None:
        raise ValueError(f"Papier: {url} hat kein <main>.")
    heading = main.select_one("h1") or soup.select_one("title")
    styles = "".join(style.get_text() for style in soup.select("style"))
    foot = FOOT.search(styles)
    address = soup.select_one('link[rel="canonical"]')
    sign = main.select_one(".thumb")
    chapter = Chapter(
        url=url,
        title=" ".join(heading.get_text().split()) if heading else url,
        main=main,
        foot=foot[1] if foot else "",
        address=str(address["href"]) if address else "",
        phase=sign.get_text() if sign else "",
    )
    _shorten(chapter)
    return chapter


def _shorten(chapter: Chapter) -> None:
    """Take away what can only be pressed and what the book has no use for."""
    main = chapter.main
    control = [cell.get_text() for cell in main.select(".control dd")]
    for part in main.select(PRESSED):
        part.decompose()
    for part in main.select("details"):
        part["open"] = "open"
    if chapter.is_cause:
        _make_small(main, tested=control[3] if control else "")
    elif chapter.url == TEMPLATES:
        for heading in main.select("h2")[1:]:  # the same messages by channel and by audience
            _drop_section(heading)
    elif chapter.url == RECORD:
        _keep_paper_only(main)


def _make_small(main: Tag, tested: str) -> None:
    """Make a page on a cause a section among others."""
    main["class"] = "cause"
    for heading in main.select("h2"):
        if heading.get("id") in CAUSE_LEAVES_OUT:
            _drop_section(heading)
    for part in main.select(".fill"):
        part.decompose()
    for level in (3, 2, 1):
        for heading in main.select(f"h{level}"):
            heading.name = f"h{level + 1}"
    if main.h2:
        note = f'<p class="cause__tested">erprobt: {markup.text(tested)}</p>'
        main.h2.insert_after(BeautifulSoup(note, "html.parser"))


def _keep_paper_only(main: Tag) -> None:
    """Keep of the record page what tells how to go on by hand."""
    kept = [part for part in main.select("details") if PAPER_RECORD in part.get_text()]
    head = main.select_one(".head")
    if not kept or not head:
        raise ValueError(f"Papier: {RECORD} hat keinen Abschnitt „{PAPER_RECORD}“.")
    for part in main.find_all(True, recursive=False):
        if part is not head and part is not kept[0]:
            part.decompose()


def _drop_section(heading: Tag) -> None:
    following = heading.find_next_siblings(True)
    for part in following:
        if part.name == heading.name:
            break
        part.decompose()
    heading.decompose()
