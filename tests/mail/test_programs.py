"""Exim and Rspamd: do the printed checks stay quiet, turn for what breaks, and do repairs help?"""

from __future__ import annotations

import os

import pytest

from mail import host, programs, score
from mail.lab import Lab
from mail.values import fill

REPAIR_SECONDS = 90


@pytest.fixture(params=host.program_names())
def program(request):
    if complaint := host.missing_program(request.param):
        stop = pytest.fail if os.environ.get("MAIL_LAB") == "required" else pytest.skip
        stop(complaint)
    return request.param


def turned(lab, checks):
    answers = score.ask(lab, checks)
    assert {name: answer.broken for name, answer in answers.items() if answer.broken} == {}
    return {name for name, answer in answers.items() if answer.faulty}


def repair(lab, cause):
    for step in cause["repair"]:
        if command := fill(step.get("command", "")):
            lab.run(step["where"], command, REPAIR_SECONDS)


@pytest.mark.slow
def test_program_is_diagnosed_and_repaired(program, site):
    checks = site.of_platform(f"linux-{program}")
    cause = {check["id"]: check["leads_to"][0] for check in checks}
    with Lab() as lab:
        programs.install(lab, program)
        assert turned(lab, checks) == set()
        for fault in programs.faults(program):
            lab.run("server", fault.inject, 60)
            assert fault.turns in turned(lab, checks), fault.title

            lab.run("server", fault.undo)
            repair(lab, site.causes[cause[fault.turns]])
            left = {name.partition("--")[0] for name in turned(lab, checks)}
            assert left <= set(fault.leaves), fault.title
