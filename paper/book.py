"""One HTML document of a whole site, to be printed in one piece so that its tags stay whole."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from bs4 import BeautifulSoup

from macros import markup

from . import chapters, references, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import Tag

    from .chapters import Chapter

STYLES = [
    "tokens",
    "shell",
    "controls",
    "content",
    "start",
    "checklist",
    "message",
    "review",
    "check",
    "tree",
    "print",
]
DIAGNOSIS = "diagnose"
OWN_STYLE = Path(__file__).with_name("book.css")


class Book:
    """The pages of a site, put together; `html` gives them with the page numbers known so far."""

    def __init__(self, site: Path) -> None:
        """Read the site and join its pages."""
        about = json.loads((site / "runbook.json").read_text("utf-8"))
        self.title = f"{about['title']}: Notfallhandbuch"
        self.time: str = about["revision_time"]
        self._chapters = chapters.read(site)
        by_url = {chapter.url: chapter for chapter in self._chapters}
        self._release = by_url[""].foot.split(r"\a")[0]
        contacts = by_url["vorbereitung/kontakte/"]
        code = _code(by_url[""].address)
        phases = [chapter for chapter in self._chapters if chapter.phase]
        references.unite(self._chapters)
        self._card = sheets.card(by_url[""], contacts, phases[1], code)
        self._posters = sheets.posters(self._chapters)
        sheets.blank_numbers(contacts)
        for chapter in phases:
            _add_code(chapter)
        self._style = self._styles(site)
        self.bookmarks: list[tuple[str, str]] = []
        """Words and, for chapters, the id of each heading, in their order."""

    def html(self, numbers: Mapping[str, int]) -> str:
        """Write the book with the number of the page that each id is on."""
        parts = [
            _sheet("karte", self._card),
            _sheet("inhalt", self._contents(numbers)),
            *self._bodies(),
        ]
        soup = BeautifulSoup("".join(parts), "html.parser")
        references.number(soup, numbers)
        self.bookmarks = list(map(_bookmark, soup.find_all(re.compile("^h[1-6]$"))))
        return (
            f'<!doctype html><html lang="de"><head><meta charset="utf-8">'
            f"<title>{markup.text(self.title)}</title><style>{self._style}</style></head>"
            f"<body>{soup}</body></html>"
        )

    def _bodies(self) -> Iterator[str]:
        causes = "".join(str(one.main) for one in self._chapters if one.is_cause)
        for chapter in self._chapters:
            if chapter.url == chapters.CAUSES:
                yield _sheet(chapter.name, f"{chapter.main}{causes}")
            elif not chapter.is_cause:
                yield _sheet(chapter.name, str(chapter.main))
            if chapter.url == chapters.RECORD:
                yield _sheet("protokollblatt", sheets.log())
                yield _sheet("aushang", f'<div id="aushaenge">{self._posters}</div>')

    def _contents(self, numbers: Mapping[str, int]) -> str:
        rows = []
        for place, title, is_section in self._entries():
            name = "contents__section" if is_section else "contents__chapter"
            page = numbers.get(place, references.UNKNOWN)
            rows.append(
                f'<li class="{name}"><a class="lead" href="#{place}">'
                f'<span>{markup.text(title)}</span><span class="at">{page}</span></a></li>'
            )
        technical = numbers.get(DIAGNOSIS)
        last = technical - 1 if technical else references.UNKNOWN
        return (
            '<main class="contents" id="inhalt"><div class="head"><h1>Inhalt</h1></div>'
            f"<p>Für den Einsatz genügen die Seiten 1 bis {last}, danach folgt die Diagnose "
            "für die Technik.</p>"
            f"<ol>{''.join(rows)}</ol></main>"
        )

    def _entries(self) -> Iterator[tuple[str, str, bool]]:
        """Yield the lines of the contents, the sheets behind the chapter on the record."""
        for entry in references.entries(self._chapters):
            yield entry
            if entry[0] == chapters.RECORD.strip("/"):
                yield "protokollblatt", "Protokollblatt", False
                yield "aushaenge", "Aushänge", False

    def _styles(self, site: Path) -> str:
        folder = site / "assets" / "stylesheets"
        files = [*(folder / f"{name}.css" for name in STYLES), OWN_STYLE]
        plain = ("karte", "inhalt", "protokollblatt", "aushang")
        feet = [_page_type(name, self._release) for name in plain]
        feet += [
            _page_type(one.name, one.foot, one.phase) for one in self._chapters if not one.is_cause
        ]
        return "\n".join([*(file.read_text("utf-8") for file in files), *feet])


def _bookmark(heading: Tag) -> tuple[str, str]:
    chapter = heading.find_parent("main") if heading.name == "h1" else None
    words = heading.get("data-bookmark") or " ".join(heading.get_text().split())
    return str(words), str(chapter["id"]) if chapter else ""


def _sheet(name: str, content: str) -> str:
    """Give a part of the book its own type of page; a new type begins a new page."""
    return f'<div class="page sheet-{name}">{content}</div>'


def _page_type(name: str, foot: str, phase: str = "") -> str:
    """Say what stands in the margins: the running foot, for phases the number as thumb index."""
    thumb = ""
    if phase:
        top = 35 * (int(phase) - 1)
        thumb = f'@right-top {{ content: "{phase}"; margin-block-start: {top}mm }}'
    return (
        f".sheet-{name} {{ page: {name} }} "
        f'@page {name} {{ {thumb} @bottom-left {{ content: "{foot}" }} }}'
    )


def _add_code(chapter: Chapter) -> None:
    head = chapter.main.select_one(".head")
    if head and chapter.address:
        head.append(BeautifulSoup(_code(chapter.address), "html.parser"))


def _code(address: str) -> str:
    """Draw the address of a page as a QR code, for a phone that still has a network."""
    if not address:
        return ""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, title=address
    )
    return f'<figure class="code">{out.getvalue().decode().strip()}</figure>'
