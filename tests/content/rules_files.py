"""Rules on files beside the pages: the configuration and the printed sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = "mkdocs.yml"
CHECKED = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "anchors", "absolute_links", "unrecognized_links"),
}
PRINT = "overrides/assets/stylesheets/print.css"
INTERRUPTED = re.compile(r"nterbr[^\"<]*von vorn")


class Config(yaml.SafeLoader):
    """Reads mkdocs.yml; what its tags would do is of no interest here."""


Config.add_multi_constructor("", lambda loader, tag, node: None)


def interrupted(root: Path) -> Iterator[Fault]:
    """L10: paper says that an interrupted list starts again (QRH, FAA)."""
    if not INTERRUPTED.search((root / PRINT).read_text("utf-8")):
        text = "Auf Papier fehlt der Satz zur Unterbrechung."
        yield Fault(PRINT, 1, text, "Unterbrochen? Liste von vorn lesen.")


def links_are_checked(root: Path) -> Iterator[Fault]:
    """L25: MkDocs warns of every dead link, so that a strict build fails on it."""
    config = yaml.load((root / CONFIG).read_text("utf-8"), Config)
    for part, names in CHECKED.items():
        for name in names:
            if config.get("validation", {}).get(part, {}).get(name) != "warn":
                text = f"validation.{part}.{name} warnt nicht."
                yield Fault(CONFIG, 1, text, f"{name}: warn")
