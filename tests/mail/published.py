"""What the site publishes for machines: `data/runbook-checks.json`, and its form.

The schema is `runbook-checks/1`. Sections of pages are read as a reader sees them.
"""

from __future__ import annotations

import html.parser
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mail.values import VALUE, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA_FILE = "data/runbook-checks.json"
SCHEMA = "runbook-checks/1"
PLATFORM = "linux-postfix-dovecot"
REQUIRED = ("area", "platform", "where", "command", "leads_to", "page")
LONGEST_SECTION = 12_000  # above, naming a fix says little


class Section(html.parser.HTMLParser):
    """The text of a page, or of the element with that id; navigation and scripts do not count."""

    VOID = frozenset(
        "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
    )
    ASIDE = frozenset(("nav", "header", "footer", "script", "style"))

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.anchor = anchor
        self.depth = 0
        self.begin: int | None = None
        self.is_over = False
        self.aside = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin the section at its element."""
        if tag in self.VOID:
            return
        self.depth += 1
        if self.begin is None and (not self.anchor or dict(attrs).get("id") == self.anchor):
            self.begin = self.depth
        self.aside += tag in self.ASIDE

    def handle_endtag(self, tag: str) -> None:
        """End the section with its element."""
        if tag in self.VOID:
            return
        if tag in self.ASIDE:
            self.aside = max(0, self.aside - 1)
        if self.begin == self.depth and self.anchor:
            self.is_over = True
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text in between."""
        if self.begin is not None and not self.is_over and not self.aside:
            self.words.append(data)


@cache
def section(site: Path, reference: str) -> str | None:
    """Return the text of `page.html#anchor`, nothing where the site has no such page."""
    path, _, anchor = reference.partition("#")
    file = site / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file() or site.resolve() not in file.resolve().parents:
        return None
    parser = Section(anchor)
    parser.feed(file.read_text("utf-8", "replace"))
    return re.sub(r"\s+", " ", " ".join(parser.words)).strip()


@dataclass(frozen=True)
class Published:
    """What the site publishes: its checks and causes as they stand in the file."""

    site: Path
    schema: str
    checks: list[dict[str, Any]]
    causes: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, site: Path) -> Published:
        """Read the file of a built site."""
        data = json.loads((site / DATA_FILE).read_text("utf-8"))
        causes = {cause["id"]: cause for cause in data.get("causes", [])}
        return cls(site, data.get("schema", ""), data.get("checks", []), causes)

    @property
    def runnable(self) -> list[dict[str, Any]]:
        """The checks that every lab can run, those of Postfix and Dovecot."""
        return self.of_platform(PLATFORM)

    def of_platform(self, name: str) -> list[dict[str, Any]]:
        """Return the checks of a platform that a program can run."""
        return [
            check
            for check in self.checks
            if check.get("platform") == name
            and check.get("where") in ("server", "client")
            and check.get("command")
            and all(cause in self.causes for cause in check.get("leads_to", []))
        ]

    def tells(self, cause: str, expressions: tuple[str, ...]) -> bool:
        """Tell whether the cause's page section matches one of the expressions."""
        text = section(self.site, self.causes[cause]["page"]) or ""
        return any(re.search(expression, text, re.IGNORECASE) for expression in expressions)

    def manual_steps(self, cause: str) -> list[str]:
        """Return what a person must do."""
        return [step["manual"] for step in self.causes[cause].get("repair", []) if "manual" in step]


def lint(published: Published) -> Iterator[str]:
    """Find faults in the form of the published file."""
    if published.schema != SCHEMA:
        yield f"schema is not {SCHEMA}"
    seen: Counter[str] = Counter(check.get("id", "?") for check in published.checks)
    yield from (f"{name}: id used twice" for name, times in seen.items() if times > 1)
    for check in published.checks:
        for complaint in _lint_check(check, published):
            yield f"{check.get('id', '?')}: {complaint}"
    for name, cause in published.causes.items():
        text = section(published.site, cause.get("page", "")) if cause.get("page") else None
        if not text:
            yield f"{name}: page section missing or empty"
        elif len(text) > LONGEST_SECTION:
            yield f"{name}: page section has more than {LONGEST_SECTION} characters"


def _lint_check(check: dict[str, Any], published: Published) -> Iterator[str]:
    yield from (f"{key} missing" for key in REQUIRED if not check.get(key))
    for key in ("healthy", "faulty"):
        try:
            re.compile(check.get(key) or "")
        except re.error as error:
            yield f"{key} is no regular expression ({error})"
    for cause in check.get("leads_to", []):
        if cause not in published.causes:
            yield f"unknown cause {cause}"
    command = check.get("command", "")
    if check.get("platform") == PLATFORM:
        if not (check.get("healthy") or check.get("faulty")):
            yield "neither healthy nor faulty"
        yield from (
            f"unknown value {name}" for name in VALUE.findall(command) if name not in VALUES
        )
    text = section(published.site, check["page"]) if check.get("page") else None
    if text is None:
        yield "page not in the site"
    elif command.split("|")[0].split("{{")[0].strip()[:40] not in text:
        yield "the command is not printed on its page"
