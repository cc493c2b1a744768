"""Rules on messages: what they say, by which channel, and how long they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import fields, items
from macros.errors import Fault
from macros.message import SMS_LENGTH, sms_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

# A promised time of repair: only allowed with the word "unsicher" beside it.
PROMISE = re.compile(
    r"voraussichtlich|schätz|behoben (?:um|bis|gegen)|wieder da (?:um|gegen)", re.IGNORECASE
)


def no_mail_before_it_works(model: Model) -> Iterator[Fault]:
    """L20: no message by e-mail before the service is verified in phase 5."""
    for phase in model.phases[:5]:
        for one in phase.messages:
            if one.block.arguments.get("kanal") == "mail":
                text = f"E-Mail in Phase {phase.number}: eine Mail über tote Mail liest niemand."
                yield one.block.fault(-1, text, 'kanal="sms"')


def messages_are_complete(model: Model) -> Iterator[Fault]:
    """L21: who is hit, since when, what instead, and when the next message comes."""
    for one in model.messages:
        for need, pattern in _needs(one.block.arguments.get("stand", "")):
            if not re.search(pattern, one.text, re.IGNORECASE):
                yield one.block.fault(-1, f"{need} fehlt.", f"im Text: {need}")
        for line in one.text.splitlines():
            if PROMISE.search(line) and "unsicher" not in line:
                yield one.block.fault(-1, f"Zeitversprechen: {line}", "„Schätzung, unsicher: …“")
    texts = "\n".join(line for page in model.pages.values() for line in page.lines)
    used = {match["name"] for match in items.FIELD.finditer(texts)}
    for name in model.fields:
        if name not in used:
            yield Fault(fields.FILE, 1, f"Feld „{name}“ wird nirgends verwendet.", "streichen")


def _needs(state: str) -> list[tuple[str, str]]:
    always = [("was betroffen ist", r"betroffen|\[\[Betroffen\]\]"), ("seit wann", r"\bseit\b")]
    if state not in {"untersucht", "ursache-gefunden", "beobachtet"}:
        return always
    return [
        *always,
        ("[[Ausweichweg]]", r"\[\[Ausweichweg\]\]"),
        ("[[Nächste Meldung]]", r"\[\[Nächste Meldung\]\]"),
    ]


def sms_fits(model: Model) -> Iterator[Fault]:
    """L22: an SMS with the longest samples is one SMS in the alphabet of mobile networks."""
    for one in model.messages:
        if one.block.arguments.get("kanal") == "sms":
            length = sms_length(fields.longest(one.body, model.fields))
            if length is None:
                text = "Zeichen außerhalb des GSM-Alphabets; nur noch 70 Zeichen je SMS."
                yield one.block.fault(-1, text, "gerade Anführungszeichen, kein „–“, kein „…“")
            elif length > SMS_LENGTH:
                yield one.block.fault(-1, f"{length} Zeichen, höchstens {SMS_LENGTH}.", "kürzen")
