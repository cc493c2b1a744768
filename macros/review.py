"""The macro `review`: questions whose answers are kept in the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import items, markup
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Block
    from .items import Item

FACTS = ("verlauf", "meldungen", "luecken", "zahlen")
QUESTION_EXAMPLE = "1. **Was war die Hauptursache?** Ein Satz, ohne Namen."


@dataclass(frozen=True)
class Question:
    """One question; without options the answer is free text."""

    id: str
    """Full id: `block/question`."""
    item: Item
    options: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id as an HTML id."""
        return self.id.replace("/", "--")


@dataclass(frozen=True)
class Review:
    """A questionnaire; its title is the heading above."""

    block: Block
    questions: tuple[Question, ...]


def read(block: Block) -> Review:
    """Read a block of numbered questions."""
    found, _ = items.split(block.lines, items.NUMBERED)
    return Review(
        block,
        tuple(Question(f"{block.id}/{item.id}", item, tuple(_options(item))) for item in found),
    )


def _options(item: Item) -> Iterator[str]:
    for line in item.body:
        if match := items.NUMBERED.match(line):
            yield match["text"].strip()


def faults(review: Review) -> Iterator[Fault]:
    """Find what an author must mend in a questionnaire."""
    block = review.block
    example = f'<!--: call review("{block.id}", belege="meldungen") -->'
    for name, value in block.arguments.items():
        if name != "belege":
            text = f"Angabe {quote(name)} gibt es nicht, nur belege."
            yield block.fault(-1, text, example, breaks=True)
        elif value not in FACTS:
            text = f"belege {quote(value)}, erlaubt ist {', '.join(FACTS)}."
            yield block.fault(-1, text, example)
    if not review.questions:
        yield block.fault(-1, "keine Frage.", QUESTION_EXAMPLE)
    _, strays = items.split(block.lines, items.NUMBERED)
    for index in strays:
        text = f"Zeile gehört zu keiner Frage: {quote(block.lines[index])}."
        yield block.fault(index, text, QUESTION_EXAMPLE)
    seen: set[str] = set()
    for question in review.questions:
        item = question.item
        if not item.lead:
            text = f"Frage ohne Fettdruck: {quote(item.source)}."
            yield block.fault(item.line, text, QUESTION_EXAMPLE)
        elif item.id in seen:
            yield block.fault(
                item.line, f"Frage doppelt: {quote(item.lead)}.", "<!-- id: eigene-kennung -->"
            )
        seen.add(item.id)
        if len(question.options) == 1:
            yield block.fault(item.line, "nur eine Antwort zur Wahl.", "    - ja / - nein")
        for flag in item.flags:
            text = f"Merkmal {quote(flag)} gibt es nicht, nur id und frueher."
            yield block.fault(item.line, text, f"{QUESTION_EXAMPLE} <!-- id: ursache -->")


def render(review: Review) -> str:
    """Write a questionnaire as Markdown with the markup that the browser's part expects."""
    block = review.block
    attributes = markup.attributes(
        {
            "class": "review",
            "data-module": "review",
            "data-id": block.id,
            "aria-label": block.title,
            "markdown": "block",
        }
    )
    questions = "\n".join(_question(question) for question in review.questions)
    return f"""
<section{attributes}>
{_facts(block.arguments.get("belege", ""))}<ol class="sheet" markdown="block">
{questions}
</ol>
</section>
"""


def _facts(kind: str) -> str:
    """Make a fold that the browser fills with what the record says about these questions."""
    if not kind:
        return ""
    opening = markup.attributes({"class": "review__facts", "data-facts": kind})
    return f"<details{opening}><summary>Aus dem Protokoll</summary></details>\n"


def _question(question: Question) -> str:
    attributes = markup.attributes(
        {
            "class": "question",
            "data-question": question.id,
            "id": question.anchor,
            "markdown": "block",
        }
    )
    text = (
        f"<b>{markup.text(question.item.lead)}</b> "
        f'<span class="question__hint">{question.item.rest}</span>'
    )
    body = _choice(question, text) if question.options else _free(question, text)
    return f'<li{attributes}>\n{body}\n<p class="question__when"></p>\n</li>'


def _free(question: Question, text: str) -> str:
    name = f"answer-{question.anchor}"
    label = markup.tag("label", {"class": "question__text", "for": name}, text)
    area = markup.tag("textarea", {"class": "fld", "id": name, "rows": "3", "autocomplete": "off"})
    return f'<div markdown="span">{label}{area}</div>'


def _choice(question: Question, text: str) -> str:
    legend = markup.tag("legend", {"class": "question__text"}, text)
    choices = "".join(
        markup.tag(
            "label",
            {"class": "choice"},
            markup.void(
                "input",
                {
                    "type": "radio",
                    "name": f"answer-{question.anchor}",
                    "value": option,
                },
            )
            + f" {markup.text(option)}",
        )
        for option in question.options
    )
    return f'<div markdown="span"><fieldset>{legend}{choices}</fieldset></div>'
