"""The judge: does a built site find, name and repair a fault it has never seen?

It reads `data/runbook-checks.json` (schema `runbook-checks/1`) as the site publishes it.

detected   a check turned that is quiet on the healthy server
named      among the five causes with most votes, one has a page section that tells the repair
located    the same among the first two
repaired   the printed commands of at most three causes, most votes first, restore the ground truth
"""

from __future__ import annotations

import html.parser
import json
import re
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from mail import health
from mail.lab import VALUE, VALUES, fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mail.faults import Fault
    from mail.lab import Lab

DATA_FILE = "data/runbook-checks.json"
SCHEMA = "runbook-checks/1"
PLATFORM = "linux-postfix-dovecot"
REQUIRED = ("area", "platform", "where", "command", "leads_to", "page")
LONGEST_SECTION = 12_000  # above, naming a fix says little
LONGEST_CHECK = 40  # seconds
AT_ONCE = 6
NOT_FOUND = re.compile(r"bash: line \d+: .*: (command not found|No such file)")


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
        """The checks that can run here; those of other platforms are read for their form only."""
        return [
            check
            for check in self.checks
            if check.get("platform") == PLATFORM
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


@dataclass(frozen=True)
class Answer:
    """What a check said: whether it turned, the end of its output, and why it could not run."""

    faulty: bool
    output: str
    broken: str = ""


def ask(lab: Lab, checks: list[dict[str, Any]]) -> dict[str, Answer]:
    """Run checks, some at once; return their answers by id."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(pool.map(lambda check: (check["id"], _ask(lab, check)), checks))


def _ask(lab: Lab, check: dict[str, Any]) -> Answer:
    command = fill(check["command"])
    seconds = min(int(check.get("timeout_s", 20)), LONGEST_CHECK)
    result = lab.run(check["where"], command, seconds)
    broken = ""
    if VALUE.search(command):
        broken = "value not known"
    elif result.code in (126, 127) or NOT_FOUND.search(result.output):
        broken = f"command not there: {result.output.strip()[-80:]}"
    return Answer(is_faulty(check, result.output), result.output[-400:], broken)


def is_faulty(check: dict[str, Any], output: str) -> bool:
    """Judge an output as the page does."""
    if check.get("faulty") and re.search(check["faulty"], output, re.MULTILINE):
        return True
    return bool(check.get("healthy")) and not re.search(check["healthy"], output, re.MULTILINE)


def rank(flagged: list[dict[str, Any]], causes: dict[str, Any]) -> list[str]:
    """Order causes by votes; a check that leads everywhere says little: its vote is split."""
    votes: defaultdict[str, float] = defaultdict(float)
    for check in flagged:
        for cause in check["leads_to"]:
            if cause in causes:
                votes[cause] += 1 / len(check["leads_to"])
    return sorted(votes, key=lambda cause: (-votes[cause], cause))


@dataclass
class Verdict:
    """What the site made of one fault."""

    broken: dict[str, str]
    flagged: list[str]
    causes: list[str]
    named: list[str]
    repaired_by: str = ""
    manual: list[str] = field(default_factory=list)

    @property
    def detected(self) -> bool:
        """Tell whether any check turned."""
        return bool(self.flagged)

    @property
    def located(self) -> bool:
        """Tell whether the right cause is among the best two."""
        return any(cause in self.causes[:2] for cause in self.named)


def judge(lab: Lab, fault: Fault, published: Published, *, quiet: set[str]) -> Verdict:
    """Break a healthy lab, ask the checks that were quiet on it, and repair as printed."""
    health.failures(lab)  # traffic from before the fault, as on every real server
    fault.into(lab)
    broken = health.failures(lab)
    checks = [check for check in published.runnable if check["id"] in quiet]
    answers = ask(lab, checks)
    flagged = [check for check in checks if answers[check["id"]].faulty]
    causes = rank(flagged, published.causes)
    verdict = Verdict(
        broken=broken,
        flagged=[check["id"] for check in flagged],
        causes=causes,
        named=[cause for cause in causes[:5] if published.tells(cause, fault.fix)],
        manual=[step for cause in causes[:2] for step in published.manual_steps(cause)],
    )
    if broken:
        verdict.repaired_by = next(
            (cause for cause in causes[:3] if repair(lab, published.causes[cause])), ""
        )
    return verdict


def repair(lab: Lab, cause: dict[str, Any]) -> bool:
    """Run the printed commands of a cause; tell whether users are served again."""
    for step in cause.get("repair", []):
        command = fill(step.get("command", ""))
        if command and not VALUE.search(command):
            lab.run(step.get("where", "server"), command, 60)
    return health.is_restored(lab)
