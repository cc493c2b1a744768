"""Lets `make serve` build only the changed page, as long as nothing changed for the others.

MkDocs itself skips pages that are older than what was built of them (`--dirty`), but takes no note
of templates, and names a page it has not read after its file.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from .model import Model

MARK = ".shared"


def is_preview(site: Path) -> bool:
    """Tell whether `mkdocs serve` builds: its folder has a name like this."""
    return site.name.startswith("mkdocs_")


def forget_if_changed(site: Path, shared: str) -> None:
    """Remove all built pages when what they share is not what it was, so that all are built."""
    mark = site / MARK
    if mark.is_file() and mark.read_text("utf-8") == shared:
        return
    for page in site.rglob("*.html"):
        page.unlink()
    site.mkdir(exist_ok=True)
    mark.write_text(shared, "utf-8")


def shared(model: Model, runbook: dict[str, Any], folders: list[Path]) -> str:
    """Sum up what pages show of others: front matter, messages, fields; and the templates."""
    files = [file for folder in folders for file in folder.rglob("*.*")]
    parts = [
        [(page.path, page.meta) for page in model.pages.values()],
        [(one.anchor, one.block.title, one.block.arguments) for one in model.messages],
        model.fields,
        runbook,
        max((file.stat().st_mtime_ns for file in files), default=0),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def titled(nav: list[Any], model: Model) -> list[Any]:
    """Give each page in the menu the title of its front matter."""
    return [_titled(entry, model) for entry in nav]


def _titled(entry: Any, model: Model) -> Any:
    if isinstance(entry, dict):
        return {
            title: titled(inside, model) if isinstance(inside, list) else inside
            for title, inside in entry.items()
        }
    page = model.pages.get(entry)
    return {page.meta["title"]: entry} if page and "title" in page.meta else entry
