"""Secrets in commands: never asked for, kept or shown, for only the reader's shell knows them.

A secret is declared as a field, but where its value would stand the command has a shell variable
that must be set: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (2.6.2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .fields import Field
    from .page import Page

PATTERN = "geheim"


def in_shell(field: Field) -> str:
    """Return the variable of a secret; a shell without it says how to set it and runs nothing."""
    name = items.slug(field.name).replace("-", "_").upper()
    return f'"${{{name}:?erst read -rs {name}}}"'


def faults(page: Page, fields: dict[str, Field]) -> Iterator[Fault]:
    """Find secrets that would be shown, or within quotes: the variable brings its own."""
    shell = {
        number
        for fence in items.fences(page.lines)
        if fence.info[:1] == ("sh",)
        for number in range(fence.line + 1, fence.line + fence.length + 1)
    }
    for number, line in enumerate(page.lines, 1):
        for match in items.FIELD.finditer("" if page.raw[number - 1] else line):
            field = fields.get(match["name"])
            if not field or field.pattern != PATTERN:
                continue
            before = line[: match.start()]
            if number not in shell:
                text = f"Geheimes Feld {quote(field.name)} außerhalb eines Kastens mit sh."
                yield Fault(
                    page.path, number, text, f"```sh, doveadm auth test x {match.group()}, ```"
                )
            elif before.count("'") % 2 or before.count('"') % 2:
                text = f"Geheimes Feld {quote(field.name)} steht in Anführungszeichen."
                yield Fault(page.path, number, text, f"--auth-password {match.group()}")
