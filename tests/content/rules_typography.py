"""Rule on typography: German quotes, dashes, dots, and units that stay with their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import prose
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

UNITS = "min|ms|s|h|%|kB|MB|GB|TB|mm|cm|km|Hz|€"
NEVER = (
    (re.compile(r'"'), "gerade Anführungszeichen", "„…“"),
    (re.compile(r"”|(?:^|[\s(])“\w"), "englische Anführungszeichen", "„…“"),
    (re.compile(r"(?<=\S) --? (?=\S)"), "kurzer Strich als Gedankenstrich", " – "),
    (re.compile(r"\.\.\."), "drei Punkte", "…"),
    (
        re.compile(rf"(?<![\w.])\d+(?:[.,]\d+)? ?(?:{UNITS})(?![\w%€-])"),
        "Zahl und Einheit ohne geschütztes Leerzeichen",
        "15\N{NO-BREAK SPACE}min, dazwischen U+00A0",
    ),
    (re.compile(r"(?<=\S)  +(?=\S)"), "doppelte Leerzeichen", "eines"),
)


def typography(model: Model) -> Iterator[Fault]:
    """Typography: what a German reader expects; an SMS knows only its own alphabet."""
    for line in prose.lines(model):
        if line.channel == "sms":
            continue
        for pattern, what, right in NEVER:
            if match := pattern.search(line.text):
                shown = match.group().strip() or line.text.strip()[:40]
                text = f"{what}: „{shown}“."
                yield Fault(line.path, line.number, text, right)
