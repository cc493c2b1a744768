"""Call blocks: `<!--: call checklist("id", …) -->` to `<!--: endcall -->`.

What a block means is the business of the module named like its macro.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    import re

    from .page import Page

EXAMPLE = '<!--: call checklist("alarmieren", art="lesen-tun") -->'
NAMES = {
    "checklist": "Checkliste",
    "message": "Meldung",
    "review": "Fragebogen",
    "check": "Prüfung",
}
EXPRESSIONS = {
    "phase_map",
    "message_list",
    "cause_list",
    "edition_list",
    "organisation",
    "decision_tree",
    "record",
    "figures",
    "actions",
    "signatures",
}


@dataclass(frozen=True)
class Block:
    """A call block: `<!--: call macro("id", name="value") -->` to `<!--: endcall -->`."""

    path: str
    line: int
    """Line of the call in the file."""
    macro: str
    id: str
    arguments: dict[str, str]
    lines: tuple[str, ...]
    """The lines between call and end."""
    title: str
    """The heading above."""

    def fault(self, offset: int, text: str, example: str, *, breaks: bool = False) -> Fault:
        """Make a fault in line `offset` of the block (0 is its first line, -1 the call)."""
        name = NAMES.get(self.macro, self.macro)
        return Fault(
            self.path, self.line + 1 + offset, f"{name} {quote(self.id)}: {text}", example, breaks
        )


def read(page: Page) -> None:
    """Read the call blocks of a page; what is no proper call becomes a fault."""
    opened: tuple[int, str] | None = None
    for number, line in page.text_lines():
        if call := items.CALL.match(line):
            if opened:
                page.faults.append(_no_end(page, *opened))
            opened = (number, line)
            if block := _block(page, number, call):
                page.blocks.append(block)
        elif items.END.match(line):
            if not opened:
                page.faults.append(
                    Fault(page.path, number, "endcall ohne Block davor.", EXAMPLE, True)
                )
            opened = None
        elif expression := items.EXPRESSION.match(line):
            if expression["macro"] not in EXPRESSIONS:
                page.faults.append(_unknown_macro(page, number, expression["macro"]))
        elif items.ALMOST_CALL.search(line):
            page.faults.append(_mistyped(page, number, line))
            opened = None if items.ALMOST_END.search(line) else opened
    if opened:
        page.faults.append(_no_end(page, *opened))


def _block(page: Page, number: int, call: re.Match[str]) -> Block | None:
    """Read the call's arguments as Python would; anything but strings is a fault."""
    if call["macro"] not in NAMES:
        page.faults.append(_unknown_macro(page, number, call["macro"]))
        return None
    try:
        node = ast.parse(f"f({call['arguments']})", mode="eval").body
        assert isinstance(node, ast.Call)
        (first,) = (ast.literal_eval(value) for value in node.args)
        named = {str(word.arg): ast.literal_eval(word.value) for word in node.keywords}
        assert all(isinstance(value, str) for value in (first, *named.values()))
    except (SyntaxError, ValueError, AssertionError):
        text = f"Aufruf nicht lesbar: {quote(call.group())}."
        page.faults.append(Fault(page.path, number, text, EXAMPLE, True))
        return None
    rest = page.lines[number:]
    ends = [
        n for n, line in enumerate(rest) if items.ALMOST_END.search(line) or items.CALL.match(line)
    ]
    above = [heading.title for heading in page.headings if heading.line < number]
    return Block(
        path=page.path,
        line=number,
        macro=call["macro"],
        id=first,
        arguments=named,
        lines=tuple(rest[: ends[0] if ends else len(rest)]),
        title=above[-1] if above else str(page.meta.get("title", "")),
    )


def _no_end(page: Page, number: int, line: str) -> Fault:
    text = f"endcall fehlt zu {quote(line)}."
    return Fault(page.path, number, text, "<!--: endcall --> in eigener Zeile", True)


def _unknown_macro(page: Page, number: int, name: str) -> Fault:
    text = f"Makro {quote(name)} gibt es nicht; es gibt {', '.join(NAMES)}."
    return Fault(page.path, number, text, EXAMPLE, True)


def _mistyped(page: Page, number: int, line: str) -> Fault:
    if items.CALL.match(line.strip()) or items.END.match(line.strip()):
        text = f"Block ist eingerückt: {quote(line)}. Er muss am Zeilenanfang stehen."
    else:
        text = f"Kommentar sieht aus wie ein Aufruf, ist aber keiner: {quote(line)}."
    return Fault(page.path, number, text, EXAMPLE, True)
