"""What is published for programs that run the checks: `data/runbook-checks.json`.

It comes from the same blocks as the pages, so that what a test proves is what a reader reads.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from . import fields
from .check import DEVIATES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .cause import Cause
    from .check import Answer, Check
    from .checklist import Step
    from .model import Model
    from .proof import Proof

FILE = "data/runbook-checks.json"
SCHEMA = "runbook-checks/1"
PLACES = {"server": "server", "aussen": "client"}
# Google's console has no commands, so programs have no platform of that name.
PLATFORMS = {
    "linux": "linux-postfix-dovecot",
    "exim": "linux-exim",
    "rspamd": "linux-rspamd",
    "exchange-server": "exchange-onprem",
    "exchange-online": "exchange-online",
}
TIMEOUT_SECONDS = 20
ANYTHING = "…"


def runbook_checks(model: Model) -> dict[str, Any]:
    """Describe checks and causes; `runbook-checks.schema.json` says what is in it."""
    return {
        "schema": SCHEMA,
        "checks": [entry for one in model.checks for entry in _checks(one, model)],
        "causes": [_cause(one, model) for one in model.causes.values()],
    }


def write(model: Model, site: Path) -> None:
    """Write the file; a model with faults has none, its pages show the faults."""
    if not model.faults:
        text = json.dumps(runbook_checks(model), ensure_ascii=False, indent=1)
        (site / FILE).parent.mkdir(exist_ok=True)
        (site / FILE).write_text(text + "\n", "utf-8")


def proven(model: Model, proof: Proof | None) -> dict[str, Proof]:
    """Name the pages of causes, by path, whose commands are still those the lab has tried."""
    if not proof or model.faults:
        return {}
    causes = model.causes.values()
    return {cause.page.path: proof for cause in causes if proof.holds(_cause(cause, model))}


def _checks(check: Check, model: Model) -> Iterator[dict[str, Any]]:
    """Yield the check as a whole, then each finding: same command, other expressions."""
    if check.is_proof or check.block.arguments["plattform"] not in PLATFORMS:
        return
    common = {
        "area": check.area,
        "platform": PLATFORMS[check.block.arguments["plattform"]],
        **_command(check, model),
        "timeout_s": TIMEOUT_SECONDS,
    }
    page = f"{model.pages[check.block.path].url}index.html#{check.anchor}"
    causes = check.leads_to(check.answer(DEVIATES))
    if check.has_expression and causes:
        said = _expressions(check)
        yield {"id": check.block.id, **common, **said, "leads_to": causes, "page": page}
    seen: dict[str, int] = {}
    for finding in check.findings:
        causes = check.leads_to(finding)
        if causes:
            seen[causes[0]] = seen.get(causes[0], 0) + 1
            again = f"-{seen[causes[0]]}" if seen[causes[0]] > 1 else ""
            name = f"{check.block.id}--{causes[0]}{again}"
            said = {"faulty": pattern(finding)}
            yield {"id": name, **common, **said, "leads_to": causes, "page": page}


def _command(check: Check, model: Model) -> dict[str, str]:
    command = fields.for_programs(check.commands[0].text, model.fields)
    return {"where": PLACES[check.block.arguments["wo"]], "command": command}


def _expressions(check: Check) -> dict[str, str]:
    names = {"healthy": check.expression("gesund"), "faulty": check.expression("fehler")}
    return {name: value for name, value in names.items() if value}


def pattern(finding: Answer) -> str:
    """Write the words of a finding as an expression."""
    return "|".join(
        "[^\\n]*".join(re.escape(part) for part in literal.split(ANYTHING))
        for literal in finding.literals
    )


def _cause(cause: Cause, model: Model) -> dict[str, Any]:
    return {
        "id": cause.id,
        "area": cause.page.meta["bereich"],
        "title": cause.page.meta["title"],
        # the whole text: an anchor at a heading would hold the heading alone
        "page": f"{cause.page.url}index.html#inhalt",
        "repair": [entry for step in cause.repair for entry in _repair(step, model)],
        "verify": [{**_command(one, model), **_expressions(one)} for one in cause.proofs],
    }


def _repair(step: Step, model: Model) -> Iterator[dict[str, str]]:
    """Yield what a program runs for a step, else what a person must do."""
    commands = [fence for fence in step.fences if fence.info in {("sh",), ("sh", "aussen")}]
    for fence in commands:
        command = fields.for_programs(fence.text, model.fields)
        yield {"where": PLACES["aussen" if len(fence.info) > 1 else "server"], "command": command}
    if not commands:
        yield {"where": "server", "manual": f"{step.item.lead}. {step.item.rest}"}
