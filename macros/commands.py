"""Commands on pages: a word behind `sh` says where one runs, or that programs leave it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import items, markup
from .check import PLACES
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page

# ```sh aussen: any machine outside. ```sh nur-lesen: people choose, programs leave it alone.
OUTSIDE, UNRUN = "aussen", "nur-lesen"
SIGN = markup.tag("span", {"class": "tag tag--critical"}, PLACES[OUTSIDE])


def faults(page: Page) -> Iterator[Fault]:
    """Find words behind `sh` that mean nothing."""
    for fence in items.fences(page.lines):
        words = fence.info[1:] if fence.info[:1] == ("sh",) else ()
        if words and words not in {(OUTSIDE,), (UNRUN,)} and not page.raw[fence.line]:
            text = f"Kasten {quote(' '.join(fence.info))} gibt es nicht."
            yield Fault(page.path, fence.line + 1, text, f"sh, sh {OUTSIDE}, sh {UNRUN}")


def say_where(markdown: str) -> str:
    """Take the word behind `sh` away, and put the sign of the place above the command."""
    lines = markdown.split("\n")
    for fence in reversed(items.fences(lines)):
        if fence.info[:1] == ("sh",) and len(fence.info) > 1:
            indent = " " * (len(lines[fence.line]) - len(lines[fence.line].lstrip()))
            above = [f"{indent}{SIGN}", ""] if OUTSIDE in fence.info else []
            mark = lines[fence.line].partition("sh")[0] + "sh"
            lines[fence.line : fence.line + 1] = [*above, mark]
    return "\n".join(lines)
