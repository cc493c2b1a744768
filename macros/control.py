"""Document control: who answers for a page, and until when it and its printed copies hold.

Every date is counted from the page's own dates and from the commit, never from the clock, so two
builds of one commit are equal. Age is told to readers; it never stops a build.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from .errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Page
    from .proof import Proof
    from .revision import Revision

# A sheet hangs where nobody updates it: after a quarter it is replaced, changed or not.
PAPER = timedelta(days=90)
EXAMPLES = {
    "owner": "owner: E-Mail-Betrieb",
    "reviewed": "reviewed: 2026-11-23",
    "tested": "tested: 2026-11-23",
}
UNTESTED = "noch nicht"


@dataclass(frozen=True)
class Control:
    """What stands at the foot of a page and on its printed copy; dates as readers write them."""

    owner: str
    reviewed: str
    tested: str
    """A date, or `noch nicht` where nobody has tried what the page says."""
    tested_on: str
    """The programs of the lab that ran the page's commands, nothing where no lab did."""
    review_due: str
    overdue: bool
    """Whether the next review was due before this revision."""
    paper_until: str


def faults(page: Page) -> Iterator[Fault]:
    """Find what is missing in the front matter of a page (L12)."""
    if not page.meta:
        return  # The front matter has a fault of its own, the rest of it is not read.
    for name, example in EXAMPLES.items():
        value = page.meta.get(name)
        if name == "owner" and not (isinstance(value, str) and value.strip()):
            yield Fault(page.path, _line(page, name), f"Kopfdaten ohne „{name}“.", example)
        elif name == "tested" and value == UNTESTED:
            continue
        elif name != "owner" and type(value) is not date:
            text = f"Kopfdaten ohne „{name}“ als Datum JJJJ-MM-TT."
            yield Fault(page.path, _line(page, name), text, example)


def _line(page: Page, name: str) -> int:
    """Return the line of a declaration, else the first one."""
    head = page.lines[: page.first]
    return next((n for n, line in enumerate(head, 1) if line.startswith(f"{name}:")), 1)


def of(meta: dict[str, Any], now: Revision, proof: Proof | None = None) -> Control:
    """Work out the dates of a page without faults at that revision; `proof` is a lab's, of it."""
    built = datetime.fromisoformat(now.time).date()
    due = _a_year_after(meta["reviewed"])
    tested = proof.day if proof else meta["tested"]
    return Control(
        owner=meta["owner"],
        reviewed=_german(meta["reviewed"]),
        tested=UNTESTED if tested == UNTESTED else _german(tested),
        tested_on=proof.versions if proof else "",
        review_due=_german(due),
        overdue=due < built,
        paper_until=_german(built + PAPER),
    )


def _a_year_after(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _german(day: date) -> str:
    return day.strftime("%d.%m.%Y")
