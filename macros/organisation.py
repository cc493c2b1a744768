"""Values of the organisation: the form of the macro `organisation`, and the file that carries them.

A public site shows none of them: the reader's browser keeps them and writes them into a file. A
site that may show them is built with such a file (`make site ORGANISATION=organisation.json`).
"""

from __future__ import annotations

import ipaddress
import json
import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from . import fields as fields_
from . import markup, secret
from .errors import Fault, quote

if TYPE_CHECKING:
    from pathlib import Path

    from .fields import Field
    from .model import Model

SCHEMA = "organisation.schema.json"
SCHEMA_VERSION = 1
EXAMPLE = '{"schema_version": 1, "values": {"Hotline": "030 23125-100"}}'

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = rf"(?:{_LABEL}\.)+(?:[A-Za-z]{{2,63}}|[Xx][Nn]--[A-Za-z0-9-]{{2,59}})"
_LOCAL = r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}"
# The same values as `values.js` accepts; a test enters samples in both.
PATTERNS = {
    "zeit": r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$",
    "stufe": r"^S[1-4]$",
    "host": rf"^(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*$",
    "domain": rf"^(?=.{{1,253}}$){_DOMAIN}$",
    "mail": rf"^{_LOCAL}@{_DOMAIN}$",
    "konto": rf"^{_LOCAL}(?:@{_DOMAIN})?$",
    "name": r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$",
    "pfad": r"^(?:/[A-Za-z0-9_.@:+-]+)+/?$",
    "text": r"""^[^\u0000-\u001f\u007f-\u009f\\"'`$]{1,200}$""",
}


def asked(fields: dict[str, Field]) -> list[Field]:
    """List the fields that the organisation fills in; secrets are never asked for."""
    kept = (field for field in fields.values() if field.kind == "organisation")
    return [field for field in kept if field.pattern != secret.PATTERN]


def accepts(pattern: str, value: str) -> bool:
    """Tell whether a value may stand in messages and commands."""
    if pattern == "adresse":
        try:
            return "%" not in value and bool(ipaddress.ip_address(value))
        except ValueError:
            return False
    return "\n" not in value and bool(re.search(PATTERNS[pattern], value))


def read(file: Path, fields: dict[str, Field]) -> tuple[dict[str, Field], list[Fault]]:
    """Put the values of a file into the fields, as what holds while nothing else is entered."""
    try:
        content = json.loads(file.read_text("utf-8"))
    except OSError:
        return fields, [Fault(file.name, 1, "Datei fehlt.", "ORGANISATION=organisation.json")]
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        return fields, [Fault(file.name, line, "Kein JSON in UTF-8.", EXAMPLE)]
    if problem := _problem(content):
        return fields, [Fault(file.name, 1, problem, EXAMPLE)]
    known = {field.name: field for field in asked(fields)}
    filled, faults = dict(fields), []
    for number, (name, value) in enumerate(content["values"].items(), 1):
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0)
            text = f"Angabe {number}: {quote(name)} gibt es nicht."
            faults.append(Fault(file.name, 1, text, f'"{near[0]}": "…"' if near else EXAMPLE))
        elif not isinstance(value, str) or not accepts(known[name].pattern, value):
            text = f"Angabe {number}: {quote(name)} ist {quote(str(value))}."
            faults.append(Fault(file.name, 1, text, f'"{name}": "{known[name].example}"'))
        else:
            filled[name] = replace(known[name], default=value)
    return filled, faults


def _problem(content: Any) -> str:
    if not isinstance(content, dict) or not isinstance(content.get("values"), dict):
        return "Keine Angaben der Organisation."
    if content.get("schema_version") != SCHEMA_VERSION:
        return f"schema_version {quote(str(content.get('schema_version')))}, erwartet ist 1."
    return ""


def schema(fields: dict[str, Field]) -> dict[str, Any]:
    """Describe the file for other programs, as JSON Schema 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mailausfall: values of the organisation",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema_version", "values"],
        "properties": {
            "schema_version": {"const": SCHEMA_VERSION},
            "saved": {"type": "string", "format": "date"},
            "values": {
                "type": "object",
                "additionalProperties": False,
                "properties": {field.name: _property(field) for field in asked(fields)},
            },
        },
    }


def _property(field: Field) -> dict[str, Any]:
    rule: dict[str, Any] = (
        {"anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]}
        if field.pattern == "adresse"
        else {"pattern": PATTERNS[field.pattern]}
    )
    about = {"title": field.name, "description": field.meaning, "examples": [field.example]}
    return {"type": "string", **about, **rule}


def write(model: Model, built: Path) -> None:
    """Write the schema into the built site."""
    text = json.dumps(schema(model.fields), ensure_ascii=False, indent=1)
    (built / SCHEMA).write_text(text + "\n", "utf-8")


def organisation(fields: dict[str, Field]) -> str:
    """Write the form: what is missing, load and save, then one input for each value by group."""
    parts = [_HEAD]
    for group, title in fields_.GROUPS.items():
        inputs = "".join(_input(field) for field in asked(fields) if field.group == group)
        if inputs:
            parts += [f"## {title}", f'<div class="values">{inputs}</div>']
    return "\n\n".join(parts)


# Disabled until the module has come: a button that does nothing is worse than none.
_HEAD = (
    '<section class="exchange organisation" data-module="organisation" '
    'aria-label="Stand und Datei">'
    '<p class="organisation__state" data-missing></p>'
    '<p class="row"><button class="btn" type="button" data-act="save" disabled>Als Datei sichern'
    "</button></p>"
    '<p><label>Datei einlesen<input class="fld" type="file" accept=".json,application/json">'
    '</label></p><p role="status" data-status></p></section>'
)


def _input(field: Field) -> str:
    need = ' <b class="tag">nötig</b>' if field.needed else ""
    about = f"<small>{markup.text(field.meaning)}</small>"
    name = f"<span>{markup.text(field.name)}{need}</span>"
    return f"<label>{name}{about}{fields_.control(field)}</label>"
