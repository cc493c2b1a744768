"""What the mail lab has proven: which causes their printed commands have mended, when, on what.

`make prove` writes the file. A cause whose commands have changed since then counts as not tried.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

FILE = "diagnose/erprobt.yml"
NAMES = {"debian": "Debian", "postfix": "Postfix", "dovecot": "Dovecot"}


@dataclass(frozen=True)
class Proof:
    """One run of the lab."""

    day: date
    versions: str
    """The programs that readers know, as they are named to them."""
    causes: Mapping[str, str]
    """The fingerprint of each cause whose commands mended a fault, by its id."""

    def holds(self, cause: Mapping[str, Any]) -> bool:
        """Tell whether the commands of a published cause are still those that were tried."""
        return self.causes.get(cause["id"]) == fingerprint(cause)


def fingerprint(cause: Mapping[str, Any]) -> str:
    """Sum up what is run for a cause; `cause` is its entry in `runbook-checks.json`."""
    run = [[entry.get("command") for entry in cause[part]] for part in ("repair", "verify")]
    return hashlib.sha256(json.dumps(run).encode()).hexdigest()[:12]


def read(docs: Path) -> Proof | None:
    """Read the file; a copy of the site that has never been in the lab has none."""
    file = docs / FILE
    if not file.is_file():
        return None
    data = yaml.safe_load(file.read_text("utf-8"))
    found = {name: str(version).partition("+")[0] for name, version in data["fassungen"].items()}
    versions = [f"{name} {found[key]}" for key, name in NAMES.items()]
    causes = {name: cause["stand"] for name, cause in data["ursachen"].items()}
    return Proof(data["datum"], ", ".join(versions), causes)
