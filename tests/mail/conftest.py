"""Fixtures of the lab's tests: a machine it can run on, and what the built site publishes."""

from __future__ import annotations

import os

import pytest

from mail import host
from mail.published import Published


def pytest_runtest_setup():
    """Skip all tests of this folder in one line, unless MAIL_LAB=required."""
    if complaint := host.missing():
        stop = pytest.fail if os.environ.get("MAIL_LAB") == "required" else pytest.skip
        stop(complaint)


@pytest.fixture(scope="session")
def site(built_site):
    return Published.read(built_site)
