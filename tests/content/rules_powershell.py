"""Rules on PowerShell commands: every cmdlet and parameter is in the table, on one platform."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from content.commands import Command, commands
from macros.errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

TABLE = yaml.safe_load(Path(__file__).with_name("cmdlets.yml").read_text("utf-8"))
ANYWHERE = "windows"
STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
GROUP = re.compile(r"[({]([^(){}]*)[)}]")
CMDLET = re.compile(r"\s*(?:\$\w+\s*=\s*)?(?P<name>[A-Z]\w*-[A-Z]\w*)")
PARAMETER = re.compile(r"(?<!\S)-([A-Z]\w*)")


def cmdlets_are_known(model: Model) -> Iterator[Fault]:
    """Nobody here runs Exchange, so names and parameters come from its pages, never from memory."""
    for one in commands(model):
        if one.shell == "powershell":
            for text, example in _wrong(one):
                yield Fault(one.path, one.line, text, example)


def _wrong(one: Command) -> Iterator[tuple[str, str]]:
    platforms = {one.platform} if one.platform else {"exchange-server", "exchange-online"}
    for name, parameters in _calls(one.text):
        known = TABLE["cmdlets"].get(name)
        if name in TABLE["refused"]:
            yield f"{quote(name)} ist abgelöst.", TABLE["refused"][name]
        elif not known:
            yield f"{quote(name)} steht nicht in cmdlets.yml.", "mit Quelle eintragen"
        else:
            for parameter in parameters:
                if parameter not in known["parameters"]:
                    text = f"{quote(name)} hat laut cmdlets.yml kein -{parameter}."
                    yield text, ", ".join(known["parameters"])
            if ANYWHERE not in known["platforms"]:
                platforms &= set(known["platforms"])
            if not platforms:
                yield f"{quote(name)} gibt es auf dieser Plattform nicht.", known["platforms"][0]
                return


def _calls(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the cmdlets of a command with their parameters, inner groups first."""
    text = STRING.sub("x", re.sub(r"([`|,])[ ]*\n", lambda m: m[1].replace("`", " "), text))
    while group := GROUP.search(text):
        yield from _pipeline(group[1])
        text = f"{text[: group.start()]}x{text[group.end() :]}"
    yield from _pipeline(text)


def _pipeline(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"[|;\n]", text):
        if match := CMDLET.match(part):
            yield match["name"], PARAMETER.findall(part)
