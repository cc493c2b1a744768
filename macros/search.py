"""What the search finds: the sections of the built pages, and words that mean the same."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from . import items

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .model import Model
    from .page import Page

FILE = "search.json"
GLOSSARY = "glossar.md"
GLOSSARY_SECTION = "Ein Wort für eine Sache"
HEADINGS = ("h1", "h2", "h3")
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
SILENT_TAGS = ("button", "nav", "script", "style", "svg", "textarea")
SILENT_CLASSES = {"control", "feedback", "fill", "jump", "thumb", "turn", "vh"}
INLINE = ("a", "abbr", "b", "code", "em", "i", "kbd", "mark", "s", "small", "span", "strong")


@dataclass
class Section:
    """A part of a page that a reader is led to."""

    url: str
    """Below the site's root, with the anchor of its heading."""
    title: str
    page: str
    kind: str
    """What the page is: `Phase 3`, `Ursache`, `Vorbereitung`."""
    keys: str
    """Error codes and words that people say: what the page's author gave in its front matter."""
    text: str
    boost: float = 1
    """How much a hit here counts; pages about the handbook itself stand behind those that help."""


@dataclass
class _Part:
    """A section while it is read: its heading and its text in pieces."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects heading and text of each section inside `main`."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[_Part] = []
        self._open: list[tuple[str, bool]] = []
        """Tags that are open, and whether their text counts."""
        self._heading = ""

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where a tag stands, and it takes a sixth of the time."""
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in VOID:
            return
        if self._open or tag == "main":
            classes = set((values.get("class") or "").split())
            is_silent = tag in SILENT_TAGS or bool(classes & SILENT_CLASSES)
            counts = not is_silent and all(counts for _, counts in self._open)
            self._open.append((tag, counts))
            if tag in HEADINGS and counts:
                self._heading = tag
                self.parts.append(_Part(values.get("id") or ""))
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag == self._heading:
            self._heading = ""
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self._add(data)

    def _separate(self, tag: str) -> None:
        if tag not in INLINE:
            self._add(" ")

    def _add(self, text: str) -> None:
        if self.parts:
            part = self.parts[-1]
            (part.title if self._heading else part.text).append(text)


def sections(page: Page, kind: str, html: str) -> Iterator[Section]:
    """Cut a built page at its headings; one with error codes is found as a whole."""
    reader = _Reader()
    # Menu and foot are most tags of a page, and none of its text.
    reader.feed(html[html.find("<main") : html.find("</main>")])
    title = str(page.meta.get("title", ""))
    codes = page.meta.get("codes")
    boost = _setting(page, "boost", 1)
    keys = " · ".join(map(str, [*(codes or []), *page.meta.get("auch", [])]))
    if codes is not None:
        whole = [piece for part in reader.parts for piece in (*part.title, " ", *part.text)]
        yield Section(page.url, title, title, kind, keys, _plain(whole), boost)
        return
    for number, part in enumerate(reader.parts):
        url = page.url + (f"#{part.anchor}" if part.anchor and number else "")
        name = _plain(part.title) if number else title
        own_keys = "" if number else keys
        yield Section(url, name, title, kind, own_keys, _plain(part.text), boost)


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def synonyms(model: Model) -> list[list[str]]:
    """Read the groups of the glossary: the word used here, then those that others use."""
    page = model.pages.get(GLOSSARY)
    lines = page.section(GLOSSARY_SECTION) if page else []
    rows = [row for line in lines if (row := items.ROW.match(line))]
    groups = [
        [*row["left"].replace(" oder ", ",").split(","), *row["right"].split(",")]
        for row in rows[2:]
    ]
    return [[word.strip() for word in group] for group in groups]


def kinds(nav: list[Any]) -> dict[str, str]:
    """Name the section of the menu in which each page stands."""
    named: dict[str, str] = {}
    for title, entries in (
        pair for entry in nav if isinstance(entry, dict) for pair in entry.items()
    ):
        inside = entries if isinstance(entries, list) else []
        named |= {path: title for path in inside if isinstance(path, str)} | kinds(inside)
    return named


def _kind(page: Page) -> str:
    """Tell what a page is by its front matter, empty if only the menu knows."""
    if phase := page.meta.get("phase"):
        return f"Phase {phase}"
    return "Ursache" if "codes" in page.meta else ""


def _setting(page: Page, name: str, default: Any) -> Any:
    """Read a setting of the front matter in the words of Material: `search: exclude: true`."""
    settings = page.meta.get("search")
    return settings.get(name, default) if isinstance(settings, dict) else default


def write(model: Model, site: Path, nav: list[Any]) -> None:
    """Write the file that the browser indexes."""
    named = kinds(nav)
    found = []
    for path, page in model.pages.items():
        built = site / page.url / "index.html"
        if _setting(page, "exclude", False) or not built.is_file():
            continue
        kind = _kind(page) or named.get(path, "")
        found += [asdict(one) for one in sections(page, kind, built.read_text("utf-8"))]
    data = {"synonyms": synonyms(model), "sections": found}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (site / FILE).write_text(text, "utf-8")
