"""Does the feedback lead to issue forms that exist, filled in by fields that exist, or nowhere?"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
HEAD = "---\ntitle: Größe & Maß\nowner: Betrieb\nreviewed: 2026-11-23\ntested: 2026-11-23\n---\n"
REPOSITORY = "https://github.com/example/mailausfall"


def links(repository, folder):
    """Build one page with the project's own look; return the addresses of its feedback."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(HEAD + "\nText.\n", "utf-8")
    build(
        load_config(
            str(ROOT / "mkdocs.yml"),
            docs_dir=str(folder / "docs"),
            site_dir=str(folder / "site"),
            nav=["index.md"],
            exclude_docs="",
            repo_url=repository,
        )
    )
    page = BeautifulSoup((folder / "site" / "index.html").read_text("utf-8"), "html.parser")
    return [link["href"] for link in page.select(".feedback a")]


def faults(address):
    """Tell what in an address its issue form does not have."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    file = FORMS / query.pop("template", "")
    if not file.is_file():
        yield "no such form"
        return
    body = yaml.safe_load(file.read_text("utf-8"))["body"]
    # GitHub fills in text only: https://docs.github.com/en/issues (creating an issue from a query)
    known = {part["id"] for part in body if part["type"] in {"input", "textarea"}} | {"title"}
    yield from (f"no such field: {name}" for name in query if name not in known)


def test_feedback_opens_filled_in_forms(tmp_path):
    found = links(REPOSITORY, tmp_path)

    assert {address: list(faults(address)) for address in found} == {each: [] for each in found}
    assert len(found) == 4
    for address in found:
        assert address.startswith(f"{REPOSITORY}/issues/new?")
        query = parse_qs(urlsplit(address).query)
        assert query["seite"][0].startswith("Größe & Maß (")
        assert query["fassung"][0]


@pytest.mark.parametrize("repository", ["", "https://git.example/mailausfall"])
def test_without_a_repository_on_github_there_is_no_feedback(repository, tmp_path):
    assert links(repository, tmp_path) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("template=wunsch.yml", "no such form"),
        ("template=frage.yml&ort=x", "no such field: ort"),
        ("template=schritt-fehlt.yml&geprueft=Nein", "no such field: geprueft"),
    ],
)
def test_wrong_address_is_found(query, told):
    assert list(faults(f"{REPOSITORY}/issues/new?{query}")) == [told]


@pytest.mark.parametrize("form", sorted(FORMS.glob("[!c]*.yml")), ids=lambda form: form.stem)
def test_form_has_what_github_asks_for(form):
    content = yaml.safe_load(form.read_text("utf-8"))
    names = [part["id"] for part in content["body"] if part["type"] != "markdown"]

    assert {"name", "description", "body"} <= content.keys()
    assert len(names) == len(set(names)) > 0
    assert {"seite", "fassung"} <= set(names)
