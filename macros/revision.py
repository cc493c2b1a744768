"""Which revision of the runbook this is: commit and date, so that builds are reproducible."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Revision:
    """Short commit id, or `ohne Git`, and the time of the commit in UTC (ISO 8601)."""

    id: str
    time: str

    @property
    def date(self) -> str:
        """The date as readers write it: `23.11.2026`."""
        return datetime.fromisoformat(self.time).strftime("%d.%m.%Y")


def read(folder: Path) -> Revision:
    """Ask Git for the last commit; without Git take SOURCE_DATE_EPOCH, else 1970.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    command = ["git", "-C", str(folder), "log", "-1", "--format=%h %ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        commit, seconds = answer.split()
    except (OSError, subprocess.CalledProcessError, ValueError):
        commit, seconds = "ohne Git", os.environ.get("SOURCE_DATE_EPOCH", "0")
    return Revision(commit, datetime.fromtimestamp(int(seconds), UTC).isoformat())
