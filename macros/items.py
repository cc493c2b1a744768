"""The grammar of pages: every regular expression that reads an author's Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# <!--: call checklist("alarmieren", art="lesen-tun") -->
CALL = re.compile(r"<!--: call (?P<macro>\w+)\((?P<arguments>.*)\) -->\s*$")
# <!--: endcall -->
END = re.compile(r"<!--: endcall -->\s*$")
# <!--: raw -->  …  <!--: endraw -->
RAW = re.compile(r"<!--: (?P<end>end)?raw -->\s*$")
# <!--= message_list() -->
EXPRESSION = re.compile(r"<!--= (?P<macro>\w+)\(\) -->\s*$")
# <!-- : call checklist("x") -->    <!-- endcall -->    <!--:call …    <!-- checklist("x") -->
ALMOST_CALL = re.compile(
    r"<!--\s*(?:[:=]|(?:call|endcall|endraw|raw)\b|(?:checklist|message|review|check)\s*\()"
)
# <!-- endcall -->    <!--:endcall-->
ALMOST_END = re.compile(r"<!--\s*:?\s*endcall\b")
# 1. [ ] **Bereitschaft anrufen.** Meldung innerhalb von 5 Minuten. <!-- kritisch -->
TASK = re.compile(r"(?P<indent> *)(?:\d+\.|[-*+]) +\[[ xX]?\]\s*(?P<text>.*)$")
# **Bereitschaft anrufen.** Meldung innerhalb von 5 Minuten. <!-- id: anruf, kritisch -->
LEAD = re.compile(r"\*\*(?P<lead>.+?)\*\*\s*(?P<rest>.*?)\s*(?:<!--(?P<flags>.*?)-->)?\s*$")
# 1. **Was war die Hauptursache?** Ein Satz.
NUMBERED = re.compile(r"(?:\d+\.|[-*+]) +(?P<text>.*)$")
# "    - ja"
CHOICE = re.compile(r" {4}[-*+] +(?P<text>.*)$")
# Fertig: Eingriff beginnen.
DONE = re.compile(r"Fertig: (?P<text>.+)$")
# "  - zu flach eingerückt"
LIST_ITEM = re.compile(r"(?P<indent> *)(?:\d+\.|[-*+]) +\S")
# ```sh
FENCE = re.compile(r"(?P<indent> *)(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
# ## Vor dem Eingriff
HEADING = re.compile(r"(?P<level>#{1,6}) +(?P<title>.+?)\s*$")
# [[Nächste Meldung]]
FIELD = re.compile(r"\[\[(?P<name>[A-ZÄÖÜ][^\[\]\n]*)\]\]")
# [Beginn]: https://…
REFERENCE = re.compile(r" {0,3}\[+(?P<name>[^\[\]]+)\]+:")
# | Ja | [Phase 5](5-testen-und-verifizieren.md) |
ROW = re.compile(r"\|(?P<left>[^|]+)\|(?P<right>[^|]+)\|\s*$")
# [Laufwerk voll](ursachen/laufwerk-voll.md#beheben)
LINK = re.compile(r"\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)\)")
# Weicht ab: [Laufwerk voll](ursachen/laufwerk-voll.md).
ANSWER = re.compile(r"(?P<name>Wie erwartet|Weicht ab|Nicht prüfbar): +(?P<text>.+)$")
# `Read-only file system` oder `error writing`: [Nur lesbar](ursachen/nur-lesbar.md).
FINDING = re.compile(r"(?P<literals>`[^`]+`(?:(?:,| oder) +`[^`]+`)*): +(?P<text>.+)$")
# `Read-only file system`
LITERAL = re.compile(r"`([^`]+)`")
# - Am Telefon: „Die Festplatte ist voll“, „Es kommt nichts an“.
SPOKEN = re.compile(r"- Am Telefon: (?P<text>.+)$")
# „Die Festplatte ist voll“
QUOTED = re.compile(r"„([^“]+)“")
# S1 Notfall
SEVERITY = re.compile(r"S\d ")
# alle 30 bis 60 min
MINUTES = re.compile(r"(?P<minutes>\d+)(?: bis \d+)?[\s\u00a0]min")
# S2, 60 min ohne Ursache
RAISE = re.compile(r"(?P<severity>S\d), (?P<minutes>\d+)[\s\u00a0]min ohne Ursache$")
# vor-dem-eingriff
IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
# vor-dem-eingriff/plan-vorlesen
FULL_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*$")

FLAGS = ("kritisch", "unumkehrbar", "vier-augen")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Item:
    """A step or a question as its author wrote it."""

    line: int
    """Index of its first line within the block."""
    source: str
    """That line."""
    lead: str
    """The bold lead without its full stop; empty if there is none."""
    rest: str
    """What follows the lead on the same line: the wanted state or a hint."""
    flags: tuple[str, ...]
    """What the closing comment says, the ids apart."""
    id: str
    """Its part of the full id: pinned, or the lead's slug."""
    former: tuple[str, ...]
    """Full ids that it had before: `liste/schritt`."""
    body: tuple[str, ...]
    """The indented lines below, four spaces taken off."""


@dataclass(frozen=True)
class Fence:
    """Fenced code as its author wrote it."""

    line: int
    """Index of its first mark."""
    length: int
    """Lines, its marks included."""
    info: tuple[str, ...]
    """The words behind that mark: `sh`, `aussen`."""
    text: str


@cache
def slug(value: str) -> str:
    """Make an ASCII id from a lead: `Rückweg öffnen.` becomes `rueckweg-oeffnen`."""
    value = value.lower().translate(UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", value).strip("-")


def fences(lines: Sequence[str]) -> list[Fence]:
    """Read the fenced code among lines; a fence that nobody closes ends with them."""
    found: list[Fence] = []
    start, opening = 0, None
    for index, line in enumerate(lines):
        match = FENCE.match(line)
        if not opening:
            start, opening = index, match
        elif match and match["mark"].startswith(opening["mark"]) and not match["info"].strip():
            found.append(_fence(opening, start, lines[start : index + 1]))
            opening = None
    if opening:
        found.append(_fence(opening, start, [*lines[start:], ""]))
    return found


def _fence(opening: re.Match[str], start: int, lines: Sequence[str]) -> Fence:
    body = [line.removeprefix(opening["indent"]) for line in lines[1:-1]]
    return Fence(start, len(lines), tuple(opening["info"].split()), "\n".join(body))


def fenced(lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether it belongs to fenced code, its marks included."""
    inside = [False] * len(lines)
    for fence in fences(lines):
        for index in range(fence.line, min(fence.line + fence.length, len(lines))):
            inside[index] = True
    return inside


def item(line: int, source: str, text: str, body: Sequence[str]) -> Item:
    """Read the text of a step or question and the lines below it."""
    match = LEAD.match(text)
    lead, rest, flags = (match["lead"], match["rest"], match["flags"]) if match else ("", text, "")
    words = [word.strip() for word in (flags or "").split(",") if word.strip()]
    pinned = [word[3:].strip() for word in words if word.startswith("id:")]
    former = [word[8:].strip() for word in words if word.startswith("frueher:")]
    return Item(
        line=line,
        source=source,
        lead=lead.removesuffix("."),
        rest=rest,
        flags=tuple(word for word in words if not word.startswith(("id:", "frueher:"))),
        id=pinned[0] if pinned else slug(lead),
        former=tuple(former),
        body=tuple(trim([part.removeprefix("    ") for part in body])),
    )


def split(lines: Sequence[str], opening: re.Pattern[str]) -> tuple[list[Item], list[int]]:
    """Cut a block into items that begin with `opening` at the margin.

    Returns the items and the indices of lines at the margin that belong to none.
    """
    starts = [
        (index, match["text"])
        for index, (line, code) in enumerate(zip(lines, fenced(lines), strict=True))
        if not code and (match := opening.match(line)) and not line.startswith(" ")
    ]
    found, strays = [], []
    for number, (start, text) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        body = list(lines[start + 1 : end])
        for offset, line in enumerate(body):
            if line and not line.startswith(" "):
                strays.append(start + 1 + offset)
        kept = [line for line in body if not line or line.startswith(" ")]
        found.append(item(start, lines[start], text, kept))
    first = starts[0][0] if starts else len(lines)
    before = [index for index, line in enumerate(lines[:first]) if line.strip()]
    return found, before + strays


def trim(lines: list[str]) -> list[str]:
    """Drop empty lines at both ends."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
