"""A site of one page: the project's own configuration with a bare theme."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

HERE = Path(__file__).parent / "macros"
ROOT = HERE.parents[1]


def docs_with(page: str, folder: Path) -> Path:
    """Make a docs folder that holds one page and the sample fields."""
    docs = folder / "docs" / "de"
    docs.mkdir(parents=True)
    (docs / "probe.md").write_text(page, "utf-8")
    shutil.copy(HERE / "fields.yml", docs / "felder.yml")
    return docs


def config_for(folder: Path, *, strict: bool) -> Any:
    """Load the project's configuration for the docs in that folder."""
    return load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(folder / "docs" / "de"),
        site_dir=str(folder / "site"),
        theme={"name": None, "custom_dir": str(HERE / "theme")},
        nav=[{"Probe": "probe.md"}],
        strict=strict,
    )


def built_page(folder: Path) -> str:
    """Return what the build made of the page."""
    return (folder / "site" / "probe" / "index.html").read_text("utf-8")
