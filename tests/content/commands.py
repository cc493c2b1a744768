"""The commands that pages print: where they stand, and in which step or check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model
    from macros.page import Page


@dataclass(frozen=True)
class Command:
    """One fence of a page that a reader pastes into a shell."""

    path: str
    line: int
    """Line of its first mark in the file."""
    shell: str
    """`sh` or `powershell`."""
    text: str
    is_irreversible: bool
    """Whether its step is marked so."""
    platform: str
    """The platform of its check, else empty."""


def commands(model: Model) -> Iterator[Command]:
    """Yield the commands of all pages."""
    for page in model.pages.values():
        final = set(_irreversible_lines(model, page))
        for fence in items.fences(page.lines):
            shell = fence.info[0] if fence.info else ""
            if shell in {"sh", "powershell"} and not page.raw[fence.line]:
                line = fence.line + 1
                platform = _platform(page, line)
                yield Command(page.path, line, shell, fence.text, line in final, platform)


def _irreversible_lines(model: Model, page: Page) -> Iterator[int]:
    """Yield the lines of steps that cannot be undone."""
    for one in (one for one in model.checklists if one.block.path == page.path):
        starts = [one.block.line + 1 + step.item.line for step in one.steps]
        ends = [*starts[1:], one.block.line + 1 + len(one.block.lines)]
        for step, start, end in zip(one.steps, starts, ends, strict=False):
            if step.has("unumkehrbar"):
                yield from range(start, end)


def _platform(page: Page, line: int) -> str:
    for block in page.blocks:
        if block.macro == "check" and block.line < line <= block.line + len(block.lines):
            return block.arguments.get("plattform", "")
    return ""
