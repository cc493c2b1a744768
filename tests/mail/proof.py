"""The proof: which check found which fault, which cause repaired it, when, on which versions.

Written by `make prove` only, so that a page never claims what nobody has tried.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import yaml

from macros.proof import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from mail.faults import Fault
    from mail.lab import Lab
    from mail.published import Published
    from mail.score import Verdict

PACKAGES = ("postfix", "dovecot-core", "opendkim", "unbound")
HEAD = "# Geschrieben von `make prove`: im Labor erprobt, je Prüfung und Ursache die Störungen.\n"


def versions(lab: Lab) -> dict[str, str]:
    """Ask the server for its versions, without Debian's suffixes."""
    found = {"debian": lab.run("server", "cat /etc/debian_version").output.strip()}
    for package in PACKAGES:
        version = lab.run("server", f"dpkg-query -W -f '${{Version}}' {package}").output
        found[package.removesuffix("-core")] = version.rpartition(":")[2].partition("-")[0]
    return found


def write(
    file: Path, published: Published, verdicts: dict[Fault, Verdict], versions: dict[str, str]
) -> None:
    """Write what has been proven today, and of which commands."""
    checks: defaultdict[str, list[str]] = defaultdict(list)
    repaired: defaultdict[str, list[str]] = defaultdict(list)
    for fault, verdict in verdicts.items():
        for check in verdict.flagged:
            checks[check].append(fault.title)
        if verdict.repaired_by:
            repaired[verdict.repaired_by].append(fault.title)
    causes = {
        name: {"stand": fingerprint(published.causes[name]), "stoerungen": faults}
        for name, faults in sorted(repaired.items())
    }
    proof = {
        "datum": datetime.now(UTC).date(),
        "fassungen": versions,
        "pruefungen": dict(sorted(checks.items())),
        "ursachen": causes,
    }
    text = yaml.safe_dump(proof, allow_unicode=True, sort_keys=False, width=1000)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD + text, "utf-8")
