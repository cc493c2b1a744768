"""Does every link of the built site lead somewhere, fragments included?"""

from __future__ import annotations

import subprocess

import pytest


def lychee(site):
    """Check all pages below a folder, without the network; absolute paths start above it."""
    command = [
        "lychee",
        "--offline",
        "--include-fragments",
        "--index-files",
        "index.html",
        "--root-dir",
        str(site.parent),
        "--no-progress",
        f"{site}/**/*.html",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_links_and_anchors_resolve(built_site):
    result = lychee(built_site)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("target", ["fehlt/", "#fehlt", "/anderswo/", "bild.png"])
def test_dead_link_is_found(target, tmp_path):
    page = tmp_path / "mailausfall" / "index.html"
    page.parent.mkdir()
    page.write_text(f'<!doctype html><h2 id="da">Da</h2><a href="{target}">Ziel</a>', "utf-8")

    assert lychee(page.parent).returncode == 2
