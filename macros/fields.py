"""Fields: `[[Beginn]]` in messages, prose and commands, declared once in `felder.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import yaml

from . import items, markup, secret
from .errors import Fault, quote
from .page import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page

FILE = "felder.yml"
PATTERNS = (
    "zeit",
    "stufe",
    "host",
    "domain",
    "adresse",
    "mail",
    "konto",
    "name",
    "pfad",
    "text",
    secret.PATTERN,
)
KINDS = ("organisation", "stoerung")
GROUPS = {
    "haus": "Haus und Kanäle",
    "team": "Einsatzteam",
    "leitung": "Leitung und Beauftragte",
    "anbieter": "Anbieter",
    "hilfe": "Versicherung, Behörden, Hilfe",
    "abteilungen": "Schlüsselabteilungen",
    "mailserver": "Mailserver",
    "proben": "Konten und Adressen für Proben",
    "ziele": "Ziele",
}
ROLES = ("einsatzleitung", "technik", "kommunikation", "protokoll")
DERIVATIONS = ("begin", "restored", *ROLES, "next", "now")
REQUIRED = ("bedeutung", "beispiel", "laengstes", "muster", "art")
OPTIONAL = ("vorgabe", "ableitung", "programm", "gruppe", "noetig")
EXAMPLE = (
    "Hotline: {bedeutung: Rufnummer, beispiel: 030 5550, laengstes: 030 555 01234, "
    "muster: text, art: organisation, gruppe: haus}"
)


@dataclass(frozen=True)
class Field:
    """A value that is entered once and used in all messages and commands."""

    name: str
    meaning: str
    example: str
    longest: str
    """The longest sample; SMS lengths are counted with it."""
    pattern: str
    """One of `PATTERNS`; the browser refuses what does not match."""
    kind: str
    """`organisation` (kept for later incidents) or `stoerung` (this incident only)."""
    default: str = ""
    derived: str = ""
    """One of `DERIVATIONS`: taken from the record instead of asked."""
    program: str = ""
    """Its name in `runbook-checks.json`: `MX_HOST`."""
    group: str = ""
    """One of `GROUPS`, where the form asks for it; empty for values of one incident."""
    needed: bool = False
    """Whether the runbook is not fit for use without it."""


def read(source: str) -> tuple[dict[str, Field], list[Fault]]:
    """Read `felder.yml`; a field with a fault is left out."""
    try:
        declared = yaml.load(source, LOADER) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {}, [Fault(FILE, mark.line + 1 if mark else 1, "Kein gültiges YAML.", EXAMPLE)]
    if not isinstance(declared, dict):
        return {}, [Fault(FILE, 1, "Es fehlt die Liste der Felder.", EXAMPLE)]
    fields, faults = {}, []
    for name, values in declared.items():
        if problem := _problem(str(name), values):
            faults.append(Fault(FILE, _line(source, str(name)), problem, EXAMPLE))
        else:
            fields[name] = Field(
                name=name,
                meaning=str(values["bedeutung"]),
                example=str(values["beispiel"]),
                longest=str(values["laengstes"]),
                pattern=values["muster"],
                kind=values["art"],
                default=str(values.get("vorgabe", "")),
                derived=values.get("ableitung", ""),
                program=str(values.get("programm", "")),
                group=values.get("gruppe", ""),
                needed=values.get("noetig", False),
            )
    return fields, faults


def _problem(name: str, values: Any) -> str:
    if not items.FIELD.fullmatch(f"[[{name}]]"):
        return f"Feld {quote(name)} beginnt nicht mit einem Großbuchstaben."
    if not isinstance(values, dict) or any(key not in values for key in REQUIRED):
        return f"Feld {quote(name)} braucht {', '.join(REQUIRED)}."
    unknown = [key for key in values if key not in (*REQUIRED, *OPTIONAL)]
    if unknown:
        return f"Feld {quote(name)}: Angabe {quote(str(unknown[0]))} gibt es nicht."
    if (values["art"] == "organisation") != ("gruppe" in values):
        return f"Feld {quote(name)}: gruppe gehört zu jedem Feld mit art organisation, nur dort."
    allowed: dict[str, tuple[str | bool, ...]] = {
        "muster": PATTERNS,
        "art": KINDS,
        "ableitung": DERIVATIONS,
        "gruppe": tuple(GROUPS),
        "noetig": (True, False),
    }
    for key, choice in allowed.items():
        if key in values and values[key] not in choice:
            wrong = quote(str(values[key]))
            return f"Feld {quote(name)}: {key} {wrong}, erlaubt ist {', '.join(map(str, choice))}."
    return ""


def _line(source: str, name: str) -> int:
    found = re.search(rf"^[\"']?{re.escape(name)}", source, re.MULTILINE)
    return source.count("\n", 0, found.start()) + 1 if found else 1


def faults(page: Page, fields: dict[str, Field]) -> Iterator[Fault]:
    """Find fields that are not declared, would become links, or do not belong in a command."""
    yield from _in_commands(page, fields)
    for number, line in enumerate(page.lines[page.first :], page.first + 1):
        if page.raw[number - 1]:
            continue
        for match in items.FIELD.finditer(line):
            if match["name"] not in fields:
                near = get_close_matches(match["name"], fields, n=1, cutoff=0)
                text = f"Feld {quote(match['name'])} steht nicht in {FILE}."
                yield Fault(page.path, number, text, f"[[{near[0]}]]" if near else EXAMPLE)
            if line[match.end() : match.end() + 1] in {"(", "["} and not page.code[number - 1]:
                text = f"Feld als Link: {quote(line)}."
                yield Fault(page.path, number, text, f"{match.group()}, danach ein Leerzeichen")
        reference = items.REFERENCE.match(line)
        if reference and reference["name"] in fields and not page.code[number - 1]:
            text = f"Link-Verweis mit dem Namen eines Feldes: {quote(line)}."
            yield Fault(page.path, number, text, "[anderer-name]: https://…")


def _in_commands(page: Page, fields: dict[str, Field]) -> Iterator[Fault]:
    """Find free text in commands: only what its pattern keeps harmless needs no quoting."""
    for number, line in _commands(page):
        for field in used(line, fields):
            if field.pattern == "text":
                text = f"Feld {quote(field.name)} ist freier Text und steht in einem Befehl."
                yield Fault(page.path, number, text, "ein Feld mit muster host oder adresse")


def _commands(page: Page) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line of a command; a message is no command."""
    language = ""
    for number, line in enumerate(page.lines, 1):
        fence = items.FENCE.match(line)
        if fence and page.code[number - 1] and not page.raw[number - 1]:
            language = fence["info"].strip()
        elif page.code[number - 1] and language != "text":
            yield number, line


def in_commands(page: Page, fields: dict[str, Field]) -> list[str]:
    """Name the fields that a page's commands ask for, as they stand in its text.

    A secret is not among them: nobody writes a password on a sheet.
    """
    commands = "\n".join(line for _, line in _commands(page))
    found = used(commands, fields)
    return [f"[[{field.name}]]" for field in found if field.pattern != secret.PATTERN]


def used(text: str, fields: dict[str, Field]) -> list[Field]:
    """List the declared fields of a text, each once, in order."""
    names = dict.fromkeys(match["name"] for match in items.FIELD.finditer(text))
    return [fields[name] for name in names if name in fields]


def for_programs(text: str, fields: dict[str, Field]) -> str:
    """Write the fields of a command as `{{NAMES}}`."""
    return items.FIELD.sub(
        lambda match: (
            f"{{{{{fields[match['name']].program}}}}}" if match["name"] in fields else match.group()
        ),
        text,
    )


def without_program(text: str, fields: dict[str, Field]) -> list[str]:
    """Name the fields of a command that programs have no name for."""
    return [field.name for field in used(text, fields) if not field.program]


def longest(text: str, fields: dict[str, Field]) -> str:
    """Fill a text with the longest sample of each field."""
    return items.FIELD.sub(
        lambda match: fields[match["name"]].longest if match["name"] in fields else match.group(),
        text,
    )


def mark_up(html: str, fields: dict[str, Field]) -> str:
    """Turn the fields in a built page's text into elements that the browser fills."""

    def filled(match: re.Match[str]) -> str:
        # In text the last bracket closes a tag; inside of a tag there are no elements.
        is_text = html.rfind(">", 0, match.start()) > html.rfind("<", 0, match.start())
        return _element(match, fields) if is_text else match.group()

    return items.FIELD.sub(filled, html)


def _element(match: re.Match[str], fields: dict[str, Field]) -> str:
    field = fields.get(match["name"])
    if not field:
        return match.group()
    if field.pattern == secret.PATTERN:
        return markup.text(secret.in_shell(field))
    state = "val" if field.default else "val val--open"
    return markup.tag(
        "span",
        {"class": state, "data-field": field.name, **attributes(field)},
        markup.text(field.default or f"{field.name}?"),
    )


def control(field: Field) -> str:
    """Write the input of a field."""
    return markup.void(
        "input",
        {
            "class": "fld",
            "type": "text",
            "data-input": field.name,
            "data-needed": field.needed,
            "autocomplete": "off",
            "placeholder": f"z.\N{NO-BREAK SPACE}B. {field.example}",
            **attributes(field),
        },
    )


def attributes(field: Field) -> dict[str, str | bool | None]:
    """Give what the browser must know to fill and to refuse a value."""
    return {
        "data-pattern": field.pattern,
        "data-kind": field.kind,
        "data-default": field.default or None,
        "data-derived": field.derived or None,
    }
