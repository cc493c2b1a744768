"""The picture of the decision tree: an SVG whose boxes are links, 304 units wide.

Colours come from the classes in `tree.css`; the policy of the pages forbids style attributes.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from . import markup
from .tree import address, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Model
    from .page import Page
    from .tree import Question, Way

WIDTH = 304
SIGN = 32
TRACK = 18
"""Where the track runs, in the middle of the signs."""
BOX = 84
"""Where the boxes begin."""
HEIGHT = 52
"""Of a box: a target for a thumb."""
QUESTION_LINE, BOX_LINE = 20, 19
QUESTION_CHARACTERS, BOX_CHARACTERS, WIDE_CHARACTERS = 28, 26, 36
SHORT = 5
"""An answer of so many characters fits beside the switch, a longer one stands in the box."""


def draw(model: Model, page: Page) -> str:
    """Draw the questions of that page."""
    questions = read(page)
    numbers = {question.anchor: n for n, question in enumerate(questions, 1)}
    parts: list[str] = []
    y = 10
    for index, question in enumerate(questions):
        following = questions[index + 1] if index + 1 < len(questions) else None
        sign = y + SIGN // 2
        y = _sign(parts, question, index + 1, y)
        onward = _onward(question, following)
        for way in question.ways:
            if way not in onward:
                y = _switch(parts, way, _href(model, page, way), numbers, y)
        if onward:
            y = _track(parts, ", ".join(way.answer for way in onward), sign, y)
        if onward and not following:
            lines = list(_lines(onward[0], WIDE_CHARACTERS))
            y += _box(parts, lines, _href(model, page, onward[0]), 2, y)[1]
    body = "".join(sorted(parts, key=lambda part: not part.startswith("<path")))
    opening = markup.attributes(
        {
            "class": "tree__picture",
            "viewBox": f"0 0 {WIDTH} {y + 10}",
            "role": "group",
            "aria-label": "Entscheidungsbaum",
        }
    )
    return f'\n<figure class="sheet tree"><svg{opening}>{body}</svg></figure>\n'


def _onward(question: Question, following: Question | None) -> tuple[Way, ...]:
    """Return the answers that stay on the track; the last question ends it with its last one."""
    if not following:
        return question.ways[-1:]
    return tuple(way for way in question.ways if not way.path and way.anchor == following.anchor)


def _sign(parts: list[str], question: Question, number: int, y: int) -> int:
    """Draw number and words of a question; return where its first box may begin."""
    now = " tree__sign--now" if number == 1 else ""
    frame = {"class": f"tree__sign{now}", "x": "2", "y": str(y), "rx": "3"}
    parts.append(markup.tag("rect", {**frame, "width": str(SIGN), "height": str(SIGN)}))
    parts.append(_text(f"tree__number{now}", TRACK, y + 22, str(number)))
    lines = wrap(question.title, QUESTION_CHARACTERS)
    for index, line in enumerate(lines):
        parts.append(_text("tree__question", 48, y + 22 + index * QUESTION_LINE, line))
    return y + 38 + (len(lines) - 1) * QUESTION_LINE


def _switch(parts: list[str], way: Way, href: str, numbers: dict[str, int], y: int) -> int:
    """Draw an answer that leaves the track; return where the next box may begin."""
    is_short = len(way.answer) <= SHORT
    goes_on = "" if way.path else f"weiter mit Frage {numbers.get(way.anchor, '')}"
    lines = list(_lines(way, BOX_CHARACTERS, "" if is_short else way.answer, goes_on))
    middle, height = _box(parts, lines, href, BOX, y)
    parts.append(
        markup.tag("path", {"class": "tree__track", "d": f"M{TRACK} {middle - 34}l34 34H{BOX}"})
    )
    if is_short:
        parts.append(_text("tree__answer", 50, middle - 6, way.answer))
    return y + height + 12


def _track(parts: list[str], answer: str, sign: int, y: int) -> int:
    """Draw the track from a sign to what comes next; return where that begins."""
    parts.append(_text("tree__answer", TRACK + 8, y + 2, answer))
    parts.append(markup.tag("path", {"class": "tree__track", "d": f"M{TRACK} {sign}V{y + 18}"}))
    return y + 14


def _lines(way: Way, characters: int, *above: str) -> Iterator[tuple[str, str]]:
    yield from (("tree__answer", line) for text in above for line in wrap(text, characters))
    yield from (("tree__title", line) for line in wrap(way.label, characters))
    yield from (("tree__answer", line) for line in wrap(way.note, characters + 2))


def _box(
    parts: list[str], lines: list[tuple[str, str]], href: str, x: int, y: int
) -> tuple[int, int]:
    """Draw a link as a box; return its middle and its height."""
    height = max(HEIGHT, 14 + BOX_LINE * len(lines))
    frame = {"class": "tree__box", "x": str(x), "y": str(y), "rx": "3"}
    box = markup.tag("rect", {**frame, "width": str(WIDTH - 1 - x), "height": str(height)})
    top = y + (height - BOX_LINE * len(lines)) // 2 + 14
    words = [
        _text(name, x + 10, top + index * BOX_LINE, line)
        for index, (name, line) in enumerate(lines)
    ]
    parts.append(markup.tag("a", {"href": href}, box + " ".join(words)))
    return y + height // 2, height


def _text(name: str, x: int, y: int, words: str) -> str:
    return markup.tag("text", {"class": name, "x": str(x), "y": str(y)}, markup.text(words))


def _href(model: Model, page: Page, way: Way) -> str:
    return get_relative_url(address(model.pages, page, way), page.url)
