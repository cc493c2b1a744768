"""The faults: what breaks the server, as data in `faults/*.yml`; the README says how to add one."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mail.values import fill

if TYPE_CHECKING:
    from mail.lab import Lab

FOLDER = Path(__file__).with_name("faults")
AREAS = ("server", "netz", "konfiguration")

# Postfix and Dovecot say "reloaded" before they are; no state tells when they have finished.
SETTLE_SECONDS = 2


@dataclass(frozen=True)
class Fault:
    """One thing that breaks.

    `inject` are commands per machine, in order. `breaks` names the steps of `health.STEPS` that
    must fail, none for a fault that users do not notice yet. `fix` are expressions of which one
    must occur where a page tells the repair. `manual` is an expression for the step that only a
    person can do, because it lies outside the server; without it the printed commands must help.
    """

    id: str
    area: str
    title: str
    users: str
    inject: tuple[tuple[str, str], ...]
    breaks: tuple[str, ...]
    fix: tuple[str, ...]
    manual: str = ""
    alone: bool = False  # disturbs other labs: writes what all machines of a host share
    quick: bool = False  # part of `make test`
    note: str = ""  # what is not genuine about it

    def into(self, lab: Lab) -> None:
        """Break the lab's server or world."""
        for where, command in self.inject:
            lab.run(where, fill(command), 40)
        time.sleep(SETTLE_SECONDS)


def load(*prefixes: str) -> list[Fault]:
    """Read all faults, or those whose ids begin with one of the prefixes."""
    faults = [
        _fault(path.stem.split("-")[0], entry)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]
    return [fault for fault in faults if not prefixes or fault.id.startswith(prefixes)]


def _fault(area: str, entry: dict[str, Any]) -> Fault:
    commands = tuple(pair for step in entry["inject"] for pair in step.items())
    lists: dict[str, Any] = {key: tuple(entry[key]) for key in ("breaks", "fix")}
    return Fault(**{**entry, **lists, "area": area, "inject": commands})
