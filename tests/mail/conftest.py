"""Fixtures of the lab's tests: what the built site publishes."""

from __future__ import annotations

import pytest

from mail import score


@pytest.fixture(scope="session")
def published(built_site):
    return score.Published.read(built_site)
