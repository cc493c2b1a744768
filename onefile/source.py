"""A page of the built site, as far as the file takes it over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINK = re.compile(r'\bhref="([^"]*)"')
HEADING = re.compile(r'<h[23] id="([^"]*)"')


@dataclass(frozen=True)
class Source:
    """One page: its address below the site and its whole markup."""

    url: str
    html: str

    @property
    def name(self) -> str:
        """Its name in the file."""
        return places.name(self.url)

    @property
    def title(self) -> str:
        """What a browser shows in its tab, as markup."""
        return self.part(r"<title>(.*?)</title>")

    @property
    def layout(self) -> str:
        """The class of its layout: `page--start`."""
        return self.part(r'<div class="page ([^"]*)"')

    @property
    def style(self) -> str:
        """The class of its text: `start`."""
        return self.part(r'<main [^>]*class="([^"]*)"')

    @property
    def phase(self) -> str:
        """The number of the phase it is, empty if it is none."""
        return self.part(r'<p class="thumb" data-phase="(\d)"')

    @property
    def text(self) -> str:
        """The markup inside `main`."""
        return self.part(r"<main\b[^>]*>(.*?)</main>")

    @property
    def address(self) -> str:
        """Where it is published, empty if the site does not know."""
        return self.part(r'<link rel="canonical" href="([^"]*)"')

    @property
    def revision(self) -> str:
        """Which revision of the runbook it was built from."""
        return self.part(r'data-revision="([^"]*)"')

    @property
    def date(self) -> str:
        """When that was made."""
        return self.part(r'data-revision-date="([^"]*)"')

    @property
    def renamed(self) -> str:
        """Which steps had other ids before."""
        return self.part(r'data-renamed="([^"]*)"')

    @property
    def valid_until(self) -> str:
        """Until when a copy of it holds."""
        return self.part(r"<dt>Ausdruck gilt bis</dt><dd>([^<]*)")

    @property
    def links(self) -> Iterator[str]:
        """The addresses below the site that it links to."""
        return (places.resolve(self.url, href) for href in LINK.findall(self.html))

    @property
    def headings(self) -> set[str]:
        """The ids of its headings."""
        return set(HEADING.findall(self.html))

    def part(self, pattern: str) -> str:
        """Find a part of its markup: the first group of a pattern, empty if there is none."""
        found = re.search(pattern, self.html, re.DOTALL)
        return found[1] if found else ""


def read(site: Path) -> list[Source]:
    """Read all pages in the order of the menu; those that it leaves out come last."""
    pages = [
        Source(_url(file.parent.relative_to(site).as_posix()), file.read_text("utf-8"))
        for file in sorted(site.rglob("index.html"))
    ]
    menu = Source(pages[0].url, pages[0].part(r'(<nav class="menu".*?</nav>)'))
    order = {url: number for number, url in enumerate(menu.links)}
    return sorted(pages, key=lambda page: order.get(page.url, len(order)))


def _url(folder: str) -> str:
    return "" if folder == "." else f"{folder}/"
