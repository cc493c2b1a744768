"""Do the site's checks find each fault, its pages name the cause, its commands repair it?"""

from __future__ import annotations

import fcntl
import re
from pathlib import Path

import pytest

from mail import faults, score
from mail.lab import Lab

FAULTS = [
    pytest.param(fault, id=fault.id, marks=() if fault.quick else pytest.mark.slow)
    for fault in faults.load()
]


@pytest.fixture
def neighbours(tmp_path_factory, fault):
    """Wait until no other lab runs, where the fault would disturb it or it the fault."""
    file = Path(tmp_path_factory.getbasetemp().parent) / "mail-lab.lock"
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if fault.alone else fcntl.LOCK_SH)
        yield


@pytest.mark.usefixtures("neighbours")
@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_found_and_repaired(fault, site):
    quiet = {check["id"] for check in site.runnable}
    with Lab() as lab:
        verdict = score.judge(lab, fault, site, quiet=quiet)

    assert set(fault.breaks) <= set(verdict.broken), "the fault is not real"
    assert verdict.flagged, "no check turned"
    assert verdict.located, f"wrong cause: {verdict}"
    if fault.breaks:
        by_hand = fault.manual and any(re.search(fault.manual, step) for step in verdict.manual)
        assert verdict.repaired_by or by_hand, f"not repaired: {verdict}"
