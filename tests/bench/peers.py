"""What a page is compared with: a bare one with the same text, and the one of stock Material."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """
site_name: Mailausfall
docs_dir: {docs}
site_dir: {site}
exclude_docs: felder.yml
theme:
  name: material
  language: de
  font: false
plugins:
  search:
    lang: de
markdown_extensions:
  admonition:
  md_in_html:
  pymdownx.details:
  pymdownx.highlight:
    use_pygments: false
  pymdownx.quotes:
    callouts: true
  pymdownx.superfences:
  pymdownx.tasklist:
    custom_checkbox: true
  tables:
  toc:
    permalink: false
"""
# A call of a macro; the task lists between two of them are what stock Material shows.
CALL = re.compile(r"<!--[:=#].*?-->", re.DOTALL)
OWN_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
STYLE = "body{max-width:45rem;margin:auto;padding:1rem;font:1rem/1.5 sans-serif}pre{overflow:auto}"


def bare(page: Path, *, following: str = "") -> str:
    """Strip a built page to its text, boxes and links: no script, no picture, a line of CSS."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    main = soup.find("main")
    for element in main.find_all(["script", "style", "svg", "button", "textarea"]):
        element.decompose()
    for element in main.find_all(string=lambda text: isinstance(text, Comment)):
        element.extract()
    for element in main.find_all(True):
        kept = {"href", "type", "open"}
        element.attrs = {name: value for name, value in element.attrs.items() if name in kept}
    link = f'<p><a rel="next" href="{following}">weiter</a></p>' if following else ""
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{soup.title.string}</title><link rel="icon" href="data:,">'
        f"<style>{STYLE}</style></head><body>{main}{link}</body></html>"
    )


def stock_docs(docs: Path, target: Path) -> None:
    """Copy the pages without the calls of macros, so that stock Material can build them."""
    for source in docs.rglob("*"):
        copy = target / source.relative_to(docs)
        if source.is_dir():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            text = OWN_TEMPLATE.sub("", source.read_text("utf-8"))
            copy.write_text(CALL.sub("", text), "utf-8")
        else:
            copy.write_bytes(source.read_bytes())


def stock_config(folder: Path, docs: Path, site: Path) -> Path:
    """Write a configuration of stock Material for some pages."""
    file = folder / "stock.yml"
    file.write_text(CONFIG.format(docs=docs, site=site), "utf-8")
    return file


def build(config: Path, *options: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, *options],
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
