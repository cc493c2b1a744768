"""Does the offline copy hold every page and all that pages load, and each as it was built?"""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from macros import offline, revision


def edition(site):
    code = (site / offline.WORKER).read_text("utf-8")
    return json.loads(re.match(r"self\.edition = (.*?);\n", code, re.DOTALL)[1])


@pytest.fixture(scope="module")
def kept(built_site):
    return edition(built_site)["files"]


def test_copy_holds_every_page(kept, built_site):
    pages = {page.relative_to(built_site).as_posix() for page in built_site.rglob("*.html")}

    assert {page.removesuffix("index.html") for page in pages} <= set(kept)


def test_copy_holds_what_pages_load(kept, built_site):
    for page in built_site.rglob("index.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        names = [tag["src"] for tag in soup.find_all(src=True)]
        names += [tag["href"] for tag in soup.find_all("link", href=True) if not _is_foreign(tag)]
        for name in names:
            file = (page.parent / name).resolve().relative_to(built_site)
            assert file.as_posix() in kept, f"{page}: {name}"


def _is_foreign(tag):
    return tag["href"].startswith("https:")


def test_copy_holds_every_module(kept, built_site):
    modules = built_site / "assets" / "javascripts"
    own = [module for module in modules.rglob("*.js") if ".min." not in module.name]
    of_the_theme = modules / "lunr"

    for module in own:
        if of_the_theme not in module.parents:
            assert module.relative_to(built_site).as_posix() in kept


def test_hashes_are_those_of_the_files(kept, built_site):
    assert kept == offline.files(built_site)


def test_version_changes_with_any_file(tmp_path):
    now = revision.Revision("abc", "2026-11-23T00:00:00+00:00")
    versions = set()
    for text in ("eins", "zwei", "eins"):
        (tmp_path / "index.html").write_text(text, "utf-8")
        (tmp_path / offline.WORKER).write_text("", "utf-8")
        offline.write(tmp_path, now)
        versions.add(edition(tmp_path)["version"])

    assert len(versions) == 2


def test_what_nobody_needs_stays_out(kept):
    unwanted = re.compile(r"\.map$|^runbook|^sitemap|wordcut|bundle")

    assert not [name for name in kept if unwanted.search(name)]
