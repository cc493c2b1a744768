"""Are the dates of document control counted from the page and the commit?"""

from __future__ import annotations

from datetime import date

import pytest

from macros import control
from macros.proof import Proof
from macros.revision import Revision

META = {"owner": "Betrieb", "reviewed": date(2026, 11, 23), "tested": date(2026, 10, 5)}


def at(day: str, **changes: date | str) -> control.Control:
    return control.of({**META, **changes}, Revision("abc1234", f"{day}T12:00:00+00:00"))


def test_dates_stand_as_readers_write_them() -> None:
    assert at("2026-12-01") == control.Control(
        owner="Betrieb",
        reviewed="23.11.2026",
        tested="05.10.2026",
        tested_on="",
        review_due="23.11.2027",
        overdue=False,
        paper_until="01.03.2027",
    )


@pytest.mark.parametrize(
    ("revision", "overdue"), [("2027-11-22", False), ("2027-11-23", False), ("2027-11-24", True)]
)
def test_review_is_overdue_the_day_after_a_year(revision: str, overdue: bool) -> None:
    assert at(revision).overdue is overdue


def test_page_that_nobody_has_tried_says_so() -> None:
    assert at("2026-12-01", tested="noch nicht").tested == "noch nicht"


def test_review_on_a_leap_day_is_due_in_a_year_without_one() -> None:
    assert at("2028-03-01", reviewed=date(2028, 2, 29)).review_due == "28.02.2029"


PROOF = Proof(date(2026, 11, 24), "Debian 12.11", {"platte-voll": "0" * 12})


def test_proof_of_the_lab_counts_more_than_the_front_matter() -> None:
    proven = control.of(
        {**META, "tested": "noch nicht"}, Revision("abc1234", "2026-12-01T12:00:00+00:00"), PROOF
    )

    assert proven.tested == "24.11.2026"
    assert proven.tested_on == "Debian 12.11"
