"""Lists the modules the record needs on a page, so that a browser asks for all of them at once.

Each module names only the next ones: on a line with a long way every level would cost a round trip.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "modules.json"
START = "runbook.js"
# What stands on pages; what only the record page has comes with it.
PARTS = ("bar/", "page/")
STATIC = re.compile(r'^(?:import|\}) .*from "(\.[^"]+)";$', re.MULTILINE)
DYNAMIC = re.compile(r'=> import\("(\.[^"]+)"\)')


def needed(scripts: Path) -> list[str]:
    """Follow the imports from the start of the record and from the parts of pages."""
    found: list[str] = []
    waiting = [START, *(part for part in _named(scripts, START, DYNAMIC) if part.startswith(PARTS))]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += _named(scripts, name, STATIC)
    return found


def _named(scripts: Path, name: str, pattern: re.Pattern[str]) -> list[str]:
    code = (scripts / name).read_text("utf-8")
    folder = posixpath.dirname(name)
    return [posixpath.normpath(posixpath.join(folder, to)) for to in pattern.findall(code)]


def write(site: Path) -> None:
    """Write the list beside the modules; a theme without them has none."""
    scripts = site / "assets" / "javascripts"
    if (scripts / START).is_file():
        (scripts / FILE).write_text(json.dumps(needed(scripts)), "utf-8")
