"""Words that people say when they look for a page or a section: `auch` in its front matter.

A list stands for the page, a mapping gives each heading its words:

    auch:
      Schaden stoppen: [Server lehnt alles ab, Port 25 sperren]

What callers say of a cause stands in its text already, below Symptom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page

NAME = "auch"
EXAMPLE = "auch: {Platz schaffen: [Platte voll, aufräumen]}"


def words(page: Page, heading: str) -> list[str]:
    """Give the words for a section by its heading, blanks made plain; a page goes by its title."""
    given = page.meta.get(NAME, [])
    if not isinstance(given, dict):
        given = {page.meta.get("title"): given}
    return [str(word) for word in given.get(heading, [])]


def spoken(page: Page) -> list[str]:
    """Give what is heard on the phone when this is the cause."""
    lines = [match["text"] for line in page.lines if (match := items.SPOKEN.match(line))]
    return [said for line in lines for said in items.QUOTED.findall(line)]


def faults(page: Page) -> Iterator[Fault]:
    """Find headings that the page does not have, and words that are no list."""
    given = page.meta.get(NAME)
    if not isinstance(given, dict):
        return
    titles = [page.meta.get("title"), *(heading.title for heading in page.headings)]
    known = {" ".join(str(title).split()) for title in titles}
    for heading, told in given.items():
        line = _line(page, str(heading))
        if heading not in known:
            text = f"„{NAME}“ nennt {quote(str(heading))}, so heißt hier keine Überschrift."
            yield Fault(page.path, line, text, EXAMPLE)
        if not isinstance(told, list) or not told:
            yield Fault(page.path, line, f"„{NAME}“ braucht je Überschrift eine Liste.", EXAMPLE)


def _line(page: Page, heading: str) -> int:
    lines = page.lines[: page.first]
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(heading)), 1)
