"""A site of one page: the project's own configuration with a bare theme."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

HERE = Path(__file__).parent / "macros"
ROOT = HERE.parents[1]
PAGE = "probe.md"


def docs_with(page: str, folder: Path, path: str | None = None) -> Path:
    """Make a docs folder that holds one page and the sample fields."""
    docs = folder / "docs" / "de"
    file = docs / (path or PAGE)
    file.parent.mkdir(parents=True)
    file.write_text(page, "utf-8")
    shutil.copy(HERE / "fields.yml", docs / "felder.yml")
    return docs


def config_for(folder: Path, *, strict: bool) -> Any:
    """Load the project's configuration for the docs in that folder."""
    docs = folder / "docs" / "de"
    return load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(folder / "site"),
        theme={"name": None, "custom_dir": str(HERE / "theme")},
        nav=[file.relative_to(docs).as_posix() for file in docs.rglob("*.md")],
        strict=strict,
    )


def built_page(folder: Path, path: str | None = None) -> str:
    """Return what the build made of the page."""
    address = (path or PAGE).removesuffix(".md")
    return (folder / "site" / address / "index.html").read_text("utf-8")
