"""Does the preview build what a change touches, and no more?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build

from one_page import config_for, docs_with

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """---
title: {title}
owner: Technik
reviewed: 2026-11-23
tested: nie
---
{text}
"""
KEPT = "<!-- kept -->"


def save(file: Path, *, title: str = "Probe", text: str = "Text") -> None:
    """Save a page after anything that was built of it."""
    file.write_text(PAGE.format(title=title, text=text), "utf-8")
    later = file.stat().st_mtime + 10
    os.utime(file, (later, later))


@pytest.fixture
def preview(tmp_path: Path):
    """Build two pages as `make serve` does, and give a way to build them again."""
    docs = docs_with(PAGE.format(title="Probe", text="Text"), tmp_path)
    (docs / "other.md").write_text(PAGE.format(title="Andere", text="Text"), "utf-8")
    site = tmp_path / "mkdocs_preview"

    def again() -> dict[str, str]:
        config = config_for(tmp_path, strict=False)
        config.site_dir = str(site)
        config.plugins.on_startup(command="serve", dirty=True)
        build(config, dirty=True)
        return {page.parent.name: page.read_text("utf-8") for page in site.rglob("index.html")}

    for name in again():
        page = site / name / "index.html"
        page.write_text(page.read_text("utf-8") + KEPT, "utf-8")
    return docs, again


def test_other_pages_are_left_alone(preview) -> None:
    docs, again = preview
    save(docs / "probe.md", text="Neu")

    pages = again()

    assert "Neu" in pages["probe"]
    assert KEPT in pages["other"]


def test_title_is_shown_by_other_pages_too(preview) -> None:
    docs, again = preview
    save(docs / "probe.md", title="Neu")

    assert KEPT not in again()["other"]
