"""The editions beside the web pages: which of them this build makes, so that no link is dead."""

from __future__ import annotations

import os

from . import markup

EDITIONS = {
    "notfallhandbuch.html": "eine Datei für jeden Browser",
    "notfallhandbuch.pdf": "zum Drucken",
}
SUM = ".sha256"


def edition_list(to_root: str) -> str:
    """List the editions; `EDITIONS` in the environment names those that lie beside the pages.

    The paper edition is printed from the built pages, so they must know beforehand.
    """
    made = os.environ.get("EDITIONS", "").split()
    rows = [_row(name, use, to_root) for name, use in EDITIONS.items() if name in made]
    if not rows:
        return "Diese Website hat die Dateien nicht: `make paper` erzeugt sie."
    return "\n".join(["| Datei | Prüfsumme |", "| --- | --- |", *rows])


def _row(name: str, use: str, to_root: str) -> str:
    file = markup.tag("a", {"href": to_root + name}, name)
    check_sum = markup.tag("a", {"href": to_root + name + SUM}, name + SUM)
    return f"| {file}, {use} | {check_sum} |"
