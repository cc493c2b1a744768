"""What the search finds: the sections of the built pages, and words that mean the same."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from . import cause, items, sought

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .model import Model
    from .page import Page

FILE = "search.json"
GLOSSARY = "glossar.md"
GLOSSARY_SECTIONS = ("Ein Wort für eine Sache", "Was Leute sagen")
HEADINGS = ("h1", "h2", "h3")
# Such sections speak of everything on their page, briefly: one that is about it stands before them.
ASIDES = ("Austritt", "Entscheidung", "Fallstricke")
ASIDE = 0.7
# A cause says how to mend what its checks only find.
CAUSE, CHECK = 1.2, 0.85
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
SILENT_TAGS = ("button", "nav", "script", "style", "svg", "textarea")
SILENT_CLASSES = {
    *("check__answer", "check__more", "checklist__kind", "control", "feedback", "fill", "jump"),
    *("message__gauge", "message__more", "step__number", "tag", "thumb", "toc-fold", "turn", "vh"),
}
TOKEN = re.compile(
    r'<(?=/?([a-z][a-z0-9]*))(/?)[a-z0-9]+((?:[^">]|"[^"]*")*)>|<!--.*?-->|([^<]+)', re.DOTALL
)
CLASS = re.compile(r'\bclass="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')
# A word of a command: main.cf, reject_rbl_client, 10.0.0.1.
COMMAND_WORD = re.compile(r"[^\W_](?:[\w.@:-]*[^\W_])?")
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
    """Error codes and words that people say: what the author gave in the page's front matter."""
    text: str
    code: str = ""
    """The words of its commands, each once: found when pasted, not worth an excerpt."""
    boost: float = 1
    """How much a hit here counts; pages about the handbook itself stand behind those that help."""


@dataclass
class _Part:
    """A section while it is read: its heading and its text in pieces."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Reader:
    """Collects heading and text of each section inside `main`.

    What MkDocs has written is well formed, and the parser of the standard library, which takes
    anything, needs four times as long.
    """

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self._open: list[str] = []
        self._heading = ""
        self._silent = 0
        """How many tags were open when the first one came whose text does not count."""
        self._code = 0
        """How many tags of code are open."""

    def read(self, html: str) -> list[_Part]:
        for tag, is_end, attributes, text in TOKEN.findall(html):
            if text:
                self._add(unescape(text))
            elif tag:
                if is_end:
                    self._end(tag)
                elif tag not in VOID and not attributes.endswith("/"):
                    self._start(tag, attributes)
                if tag not in INLINE:
                    self._add(" ")
        return self.parts

    def _start(self, tag: str, attributes: str) -> None:
        self._open.append(tag)
        if self._silent:
            return
        classes = CLASS.search(attributes)
        if tag in SILENT_TAGS or (classes and not SILENT_CLASSES.isdisjoint(classes[1].split())):
            self._silent = len(self._open)
        elif tag == "pre":
            self._code += 1
        elif tag in HEADINGS:
            self._heading = tag
            anchor = ID.search(attributes)
            self.parts.append(_Part(unescape(anchor[1]) if anchor else ""))

    def _end(self, tag: str) -> None:
        self._open.pop()
        if len(self._open) < self._silent:
            self._silent = 0
        elif not self._silent and tag == "pre":
            self._code -= 1
        if tag == self._heading:
            self._heading = ""

    def _add(self, text: str) -> None:
        if self.parts and not self._silent:
            part = self.parts[-1]
            pieces = part.title if self._heading else part.code if self._code else part.text
            pieces.append(text)


def sections(page: Page, kind: str, html: str) -> Iterator[Section]:
    """Cut a built page at its headings; one with error codes is found as a whole."""
    # Menu and foot are most tags of a page, and none of its text.
    found = _Reader().read(html[html.find("<main") : html.find("</main>")])
    title = str(page.meta.get("title", ""))
    boost = _setting(page, "boost", _usual_boost(page))
    if "codes" in page.meta:
        # Its head only repeats the keys, and the list of its checks says what others say.
        parts = [part for part in found[1:] if _plain(part.title) != cause.SEARCH]
        text = [piece for part in parts for piece in (*part.title, " ", *part.text)]
        code = [piece for part in parts for piece in part.code]
        keys = _keys([*page.meta["codes"], *sought.words(page, title), *sought.spoken(page)])
        yield Section(page.url, title, title, kind, keys, _plain(text), _words(code), boost)
        return
    for number, part in enumerate(found):
        url = page.url + (f"#{part.anchor}" if part.anchor and number else "")
        name = _plain(part.title) if number else title
        keys = _keys(sought.words(page, name))
        factor = boost * (ASIDE if name in ASIDES else 1)
        yield Section(url, name, title, kind, keys, _plain(part.text), _words(part.code), factor)


def _usual_boost(page: Page) -> float:
    if "codes" in page.meta:
        return CAUSE
    return CHECK if "bereich" in page.meta else 1


def _keys(words: list[Any]) -> str:
    return " · ".join(map(str, words))


def _words(code: list[str]) -> str:
    return " ".join(dict.fromkeys(COMMAND_WORD.findall(" ".join(code))))


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def synonyms(model: Model) -> list[list[str]]:
    """Read the groups of the glossary: the word used here, then those that others use."""
    page = model.pages.get(GLOSSARY)
    groups = []
    for title in GLOSSARY_SECTIONS:
        lines = page.section(title) if page else []
        rows = [row for line in lines if (row := items.ROW.match(line))]
        groups += [
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
