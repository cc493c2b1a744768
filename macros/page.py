"""One page as its author wrote it: front matter, headings, blocks, and faults of form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from . import calls, control, items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

# The same in C where PyYAML has it, ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FRONT_MATTER_EXAMPLE = "erste Zeile ---, dann „title: Erste Bewertung“, dann wieder ---"


@dataclass(frozen=True)
class Heading:
    """A heading above blocks and sections."""

    line: int
    level: int
    title: str


@dataclass
class Page:
    """A page below the docs folder. `read` fills it; afterwards nobody changes it."""

    path: str
    lines: list[str]
    meta: dict[str, Any] = field(default_factory=dict)
    first: int = 0
    """How many lines the front matter takes."""
    code: list[bool] = field(default_factory=list)
    """Which lines are fenced code, the fences included."""
    raw: list[bool] = field(default_factory=list)
    """Which lines stand between `raw` and `endraw`: shown as they are."""
    headings: list[Heading] = field(default_factory=list)
    blocks: list[calls.Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Address below the site's root, as MkDocs makes it for folder addresses."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Yield number and text of each line that is neither front matter nor code nor raw."""
        for index in range(self.first, len(self.lines)):
            if not self.code[index] and not self.raw[index]:
                yield index + 1, self.lines[index]

    def part(self, line: int) -> str:
        """Return the second-level heading above a line."""
        above = [h.title for h in self.headings if h.level == 2 and h.line < line]
        return above[-1] if above else ""

    def section(self, title: str) -> list[str]:
        """Return the lines below a second-level heading, up to the next one."""
        starts = [h.line for h in self.headings if h.level == 2 and h.title == title]
        if not starts:
            return []
        ends = [h.line for h in self.headings if h.level <= 2 and h.line > starts[0]]
        return self.lines[starts[0] : (ends[0] - 1 if ends else len(self.lines))]


@lru_cache(maxsize=1024)  # a preview reads again only what was changed
def read(path: str, source: str) -> Page:
    """Read a page; its faults of form are in `faults`, and reading never stops at one."""
    page = Page(path=path, lines=source.splitlines())
    _read_front_matter(page)
    page.code = items.fenced(page.lines)
    page.raw = _raw_lines(page)
    page.headings = [
        Heading(number, len(match["level"]), re.sub(r"\s*\{[^}]*\}$", "", match["title"]))
        for number, line in page.text_lines()
        if (match := items.HEADING.match(line))
    ]
    calls.read(page)
    page.faults += [*control.faults(page), *_stray_boxes(page)]
    page.faults += [*_shallow_lists(page), *_tight_fences(page)]
    return page


def _read_front_matter(page: Page) -> None:
    if not page.lines or page.lines[0].rstrip() != "---":
        page.faults.append(
            Fault(page.path, 1, "Kopfdaten fehlen in Zeile 1.", FRONT_MATTER_EXAMPLE)
        )
        return
    ends = [n for n, line in enumerate(page.lines) if n and line.rstrip() in {"---", "..."}]
    if not ends:
        page.faults.append(
            Fault(page.path, 1, "Kopfdaten ohne Ende, „---“ fehlt.", FRONT_MATTER_EXAMPLE)
        )
        return
    page.first = ends[0] + 1
    try:
        meta = yaml.load("\n".join(page.lines[1 : ends[0]]), LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        text = f"Kopfdaten sind kein gültiges YAML: {quote(page.lines[min(line, ends[0]) - 1])}."
        page.faults.append(Fault(page.path, line, text, 'title: "Titel: mit Doppelpunkt"'))
        return
    except ValueError:  # PyYAML takes 2026-02-30 for a date, and then there is none
        text = "Kopfdaten mit einem Datum, das es nicht gibt."
        page.faults.append(Fault(page.path, 1, text, control.EXAMPLES["reviewed"]))
        return
    if isinstance(meta, dict) and isinstance(meta.get("title"), str):
        page.meta = meta
    else:
        page.faults.append(Fault(page.path, 1, "Kopfdaten ohne „title“.", "title: Erste Bewertung"))


def _raw_lines(page: Page) -> list[bool]:
    mask = [False] * len(page.lines)
    start = None
    for index, line in enumerate(page.lines):
        match = items.RAW.match(line)
        if match and not match["end"]:
            start = index
        elif match and start is not None:
            mask[start : index + 1] = [True] * (index + 1 - start)
            start = None
    return mask


def _inside(page: Page, number: int, macro: str = "") -> bool:
    """Tell whether a line stands in a block (of that macro)."""
    return any(
        block.line < number <= block.line + len(block.lines)
        for block in page.blocks
        if not macro or block.macro == macro
    )


def _stray_boxes(page: Page) -> Iterator[Fault]:
    if any(fault.breaks for fault in page.faults):
        return  # Where blocks begin and end is not certain yet.
    for number, line in page.text_lines():
        if items.TASK.match(line) and not _inside(page, number, "checklist"):
            text = f"Kästchen außerhalb einer Checkliste: {quote(line)}."
            yield Fault(page.path, number, text, calls.EXAMPLE)


def _shallow_lists(page: Page) -> Iterator[Fault]:
    for number, line in page.text_lines():
        match = items.LIST_ITEM.match(line)
        if match and len(match["indent"]) % 4:
            text = f"Liste mit {len(match['indent'])} Leerzeichen eingerückt: {quote(line)}."
            yield Fault(page.path, number, text, "vier Leerzeichen je Ebene: „    - Punkt“")


def _tight_fences(page: Page) -> Iterator[Fault]:
    """Find code in a step without empty lines around it: Markdown would lose the next step."""
    for block in (block for block in page.blocks if block.macro == "checklist"):
        mask = [False, *items.fenced(block.lines), False]
        lines = ["", *block.lines, ""]
        for index in range(1, len(lines)):
            edge = mask[index] != mask[index - 1]
            if edge and lines[index].strip() and lines[index - 1].strip():
                line = lines[index] if mask[index] else lines[index - 1]
                text = f"Befehl ohne Leerzeile davor und danach: {quote(line)}."
                yield block.fault(index - 1, text, "Leerzeile, ```sh, Befehl, ```, Leerzeile")
