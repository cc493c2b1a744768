"""Does the site publish its checks in the agreed form, and as commands for any server?"""

from __future__ import annotations

import pytest

from mail.published import Published, lint
from mail.values import VALUES

# what exists here only: a page that prints it helps nobody
LAB_ONLY = {"/lab/", "/sink/", "/flags", "edit-zone", "faketime", *VALUES.values()}


@pytest.fixture(scope="module")
def site(built_site):
    return Published.read(built_site)


def printed(site):
    for check in site.checks:
        yield check["id"], check["command"]
    for name, cause in site.causes.items():
        for step in (*cause.get("repair", []), *cause.get("verify", [])):
            yield name, step.get("command", "")


def test_checks_keep_the_form(site):
    assert list(lint(site)) == []


def test_no_command_holds_only_in_the_lab(site):
    found = {
        (name, word) for name, command in printed(site) for word in LAB_ONLY if word in command
    }

    assert not found
