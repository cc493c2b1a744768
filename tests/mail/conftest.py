"""Fixtures of the lab's tests: a machine it can run on, and what the built site publishes."""

from __future__ import annotations

import os

import pytest

from mail import host, published


@pytest.fixture(scope="session")
def machine():
    """Skip where the lab cannot run, unless MAIL_LAB=required."""
    if complaint := host.missing():
        stop = pytest.fail if os.environ.get("MAIL_LAB") == "required" else pytest.skip
        stop(complaint)


@pytest.fixture(scope="session")
def site(built_site):
    if not (built_site / published.DATA_FILE).exists():
        pytest.skip(f"Die Website hat keine Prüfungen: {published.DATA_FILE} fehlt.")
    return published.Published.read(built_site)
