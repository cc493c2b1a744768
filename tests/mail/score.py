"""The judge: does a built site find, name and repair a fault it has never seen?

detected   a check turned that is quiet on the healthy server
named      among the five causes with most votes, one has a page section that tells the repair
located    the same among the first two
repaired   the printed commands of at most three causes, most votes first, restore the ground truth
"""

from __future__ import annotations

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mail import health
from mail.values import VALUE, fill

if TYPE_CHECKING:
    from mail.faults import Fault
    from mail.lab import Lab, Result
    from mail.published import Published

LONGEST_CHECK = 40  # seconds
QUIET_FAULTS = 3
AT_ONCE = 6
NOT_FOUND = re.compile(r"bash: line \d+: .*: (command not found|No such file)")


@dataclass(frozen=True)
class Answer:
    """What a check said: whether it turned, the end of its output, and why it could not run."""

    faulty: bool
    output: str
    broken: str = ""


def ask(lab: Lab, checks: list[dict[str, Any]]) -> dict[str, Answer]:
    """Run each command once, some at a time; return what it says to every check, by id."""
    commands = {(check["where"], check["command"]): check for check in checks}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ran = pool.map(lambda check: _run(lab, check), commands.values())
        results = dict(zip(commands, ran, strict=True))
    return {
        check["id"]: _answer(check, results[check["where"], check["command"]]) for check in checks
    }


def _run(lab: Lab, check: dict[str, Any]) -> Result:
    seconds = min(int(check.get("timeout_s", 20)), LONGEST_CHECK)
    return lab.run(check["where"], fill(check["command"]), seconds)


def _answer(check: dict[str, Any], result: Result) -> Answer:
    broken = ""
    if VALUE.search(fill(check["command"])):
        broken = "value not known"
    elif result.code in (126, 127) or NOT_FOUND.search(result.output):
        broken = f"command not there: {result.output.strip()[-80:]}"
    return Answer(is_faulty(check, result.output), result.output[-400:], broken)


def quiet_checks(lab: Lab, published: Published) -> tuple[set[str], list[str]]:
    """Ask all checks twice on a healthy lab; return the quiet ones and the false alarms."""
    health.failures(lab)
    rounds = [ask(lab, published.runnable)]
    health.failures(lab, only=("smtp-in", "imaps-fetch"))
    rounds.append(ask(lab, published.runnable))
    loud = sorted({name for one in rounds for name, answer in one.items() if answer.faulty})
    return {check["id"] for check in published.runnable} - set(loud), loud


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


def noisy(published: Published, verdicts: dict[Fault, Verdict]) -> list[str]:
    """Return the checks that do not stay quiet on at least three faults of their own area."""
    return [
        check["id"]
        for check in published.runnable
        if sum(
            check["id"] not in verdict.flagged
            for fault, verdict in verdicts.items()
            if fault.area == check["area"]
        )
        < QUIET_FAULTS
    ]
