"""The tests of the record's parts, a second time in the one-file edition opened from disk."""

from __future__ import annotations

import pytest

from browser.acts import in_file

# What is held against the file as well; the rest looks at the web edition alone.
BOTH = {
    "test_check",
    "test_checklist",
    "test_command",
    "test_first_message",
    "test_handover",
    "test_import",
    "test_incident",
    "test_message",
    "test_reminders",
    "test_report",
    "test_review",
    "test_saving",
    "test_search",
    "test_timeline",
}


def pytest_generate_tests(metafunc):
    name = metafunc.module.__name__.rpartition(".")[2]
    if name in BOTH and "context" in metafunc.fixturenames:
        metafunc.parametrize(
            "edition", ["web", pytest.param("file", marks=pytest.mark.slow)], indirect=True
        )


@pytest.fixture
def edition(request):
    return getattr(request, "param", "web")


@pytest.fixture
def context(edition, context, request):
    """Let addresses of pages lead into the file where a test is about that."""
    if edition == "file":
        file = request.getfixturevalue("one_file")
        make_page = context.new_page

        def new_page():
            page = make_page()
            go = page.goto
            page.goto = lambda address, **more: go(in_file(file, address), **more)
            return page

        context.new_page = new_page
    return context
