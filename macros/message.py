"""The macro `message`: a text to copy, for one channel, one audience and one state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import fields as fields_
from . import items, markup
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Block
    from .fields import Field

CHANNELS = {
    "sms": "SMS",
    "messenger": "Messenger",
    "statusseite": "Statusseite",
    "banner": "Banner",
    "ansage": "Telefonansage",
    "aushang": "Aushang",
    "telefon": "Telefon",
    "ticket": "Ticket",
    "chat": "Chat",
    "mail": "E-Mail",
}
WITH_SUBJECT = ("statusseite", "aushang", "ticket", "mail")
AUDIENCES = {
    "alle": "alle Mitarbeitenden",
    "einsatzteam": "Einsatzteam",
    "leitung": "Leitung",
    "service-desk": "Service Desk",
    "extern": "Kunden und Partner",
    "anbieter": "Anbieter",
}
STATES = {
    "untersucht": "wird untersucht",
    "ursache-gefunden": "Ursache gefunden",
    "beobachtet": "wird beobachtet",
    "behoben": "behoben",
    "fehlalarm": "Fehlalarm",
}
CHOICES = {"kanal": CHANNELS, "an": AUDIENCES, "stand": STATES}
# Disabled until the module has come: a button that does nothing is worse than none.
ACTS = (
    '<button class="btn" type="button" data-copy disabled>Kopieren</button> '
    '<button class="btn" type="button" data-sent disabled>Als gesendet vermerken</button> '
    '<span class="message__sent" role="status"></span>'
)
TEXT_EXAMPLE = "```text, E-Mail gestört seit [[Beginn]] Uhr …, ```"

# 3GPP TS 23.038: the default alphabet, and its extension whose characters count twice.
GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_TWICE = frozenset("^{}\\[~]|€")
SMS_LENGTH = 160


@dataclass(frozen=True)
class Message:
    """A communication template; its title is the heading above."""

    block: Block
    subject: str
    body: str

    @property
    def anchor(self) -> str:
        """The HTML id; the heading above may already have the block's own."""
        return f"meldung-{self.block.id}"

    @property
    def text(self) -> str:
        """Subject and body together, for checks."""
        return f"{self.subject}\n{self.body}" if self.subject else self.body


def read(block: Block) -> Message:
    """Read the text of a block's only fence; a first line `Betreff: …` is the subject."""
    mask = items.fenced(block.lines)
    lines = [
        line
        for line, code in zip(block.lines, mask, strict=True)
        if code and not items.FENCE.match(line)
    ]
    subject = ""
    if lines and lines[0].startswith("Betreff: "):
        subject = lines[0].removeprefix("Betreff: ").strip()
        lines = lines[1:]
    return Message(block, subject, "\n".join(items.trim(lines)))


def faults(message: Message) -> Iterator[Fault]:
    """Find what an author must mend in a message."""
    block = message.block
    example = f'<!--: call message("{block.id}", kanal="sms", an="alle", stand="untersucht") -->'
    for name in block.arguments:
        if name not in CHOICES:
            text = f"Angabe {quote(name)} gibt es nicht, nur {', '.join(CHOICES)}."
            yield block.fault(-1, text, example, breaks=True)
    for name, choice in CHOICES.items():
        value = block.arguments.get(name, "")
        if value not in choice:
            text = f"{name} {quote(value)}, erlaubt ist {', '.join(choice)}."
            yield block.fault(-1, text, example)
    mask = items.fenced(block.lines)
    for index, line in enumerate(block.lines):
        if line.strip() and not mask[index]:
            text = f"Text außerhalb des Kastens: {quote(line)}."
            yield block.fault(index, text, TEXT_EXAMPLE)
    if not message.body:
        yield block.fault(-1, "kein Text.", TEXT_EXAMPLE)
    if bool(message.subject) != (block.arguments.get("kanal") in WITH_SUBJECT):
        text = "Betreff fehlt." if not message.subject else "Betreff ohne Kanal, der ihn zeigt."
        yield block.fault(-1, text, f"Betreff: … in der ersten Zeile bei {', '.join(WITH_SUBJECT)}")


def sms_length(text: str) -> int | None:
    """Count characters as a mobile network does; `None` if one is not in its alphabet."""
    if not set(text) <= GSM7 | GSM7_TWICE:
        return None
    return len(text) + sum(char in GSM7_TWICE for char in text)


def render(message: Message, fields: dict[str, Field]) -> str:
    """Write a message as HTML; its fields are marked up after the build."""
    block = message.block
    channel, audience, state = (
        names.get(block.arguments.get(argument, ""), "") for argument, names in CHOICES.items()
    )
    attributes = markup.attributes(
        {
            "class": "message",
            "data-module": "message",
            "data-id": block.id,
            "data-channel": block.arguments.get("kanal"),
            "data-audience": block.arguments.get("an"),
            "data-state": block.arguments.get("stand"),
            "id": message.anchor,
            "aria-label": block.title,
        }
    )
    subject = (
        markup.tag("p", {"class": "message__subject"}, markup.text(message.subject))
        if message.subject
        else ""
    )
    gauge = _gauge(message, fields) if block.arguments.get("kanal") == "sms" else ""
    return f"""
<section{attributes}>
<p class="message__kind">{channel} · an {audience} · {state}</p>
<div class="sheet">
{subject}<p class="message__text">{markup.text(message.body)}</p>
{gauge}<p class="message__acts">{ACTS}</p>
{_inputs(message, fields)}</div>
</section>
"""


def _gauge(message: Message, fields: dict[str, Field]) -> str:
    length = sms_length(fields_.longest(message.body, fields)) or 0
    bar = markup.tag("rect", {"width": f"{min(100, length * 100 // SMS_LENGTH)}%", "height": "6"})
    picture = markup.tag(
        "svg", {"class": "gauge", "width": "100%", "height": "6", "aria-hidden": "true"}, bar
    )
    return (
        f'<div class="message__gauge">{picture}<p class="small"><b>{length} von {SMS_LENGTH} '
        "Zeichen</b>, längste Angaben gerechnet</p></div>\n"
    )


def _inputs(message: Message, fields: dict[str, Field]) -> str:
    inputs = "".join(_input(field) for field in fields_.used(message.text, fields))
    if not inputs:
        return ""
    return (
        '<details class="message__more"><summary>Angaben, Formate</summary>'
        f'<div class="message__fields">{inputs}</div></details>\n'
    )


def _input(field: Field) -> str:
    if field.derived == "now":
        return ""
    return f"<label>{markup.text(field.name)} {fields_.control(field)}</label>"
