"""GitHub's alerts, `> [!WARNING]`, get German titles; GitHub itself shows its own."""

from __future__ import annotations

import re

TITLES = {
    "NOTE": "Hinweis",
    "TIP": "Tipp",
    "IMPORTANT": "Wichtig",
    "WARNING": "Achtung",
    "CAUTION": "Halt",
}
ALERT = re.compile(r"^(> \[!(\w+)\])[ \t]*$", re.MULTILINE)


def translate(markdown: str) -> str:
    """Write the German title behind each alert's mark; pymdownx.quotes takes it from there."""
    return ALERT.sub(lambda match: f"{match[1]} {TITLES.get(match[2], '')}".rstrip(), markdown)
