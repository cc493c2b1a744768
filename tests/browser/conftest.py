"""Tests of lists, messages and search, a second time in the one-file edition opened from disk."""

from __future__ import annotations

import pytest

from browser.acts import in_file

# What is held against the file as well, and what of it looks at the web edition alone.
BOTH = {"test_checklist", "test_message", "test_search"}
WEB_ONLY = {
    # the overview beside the text is left out of the file
    "test_overview_of_a_phase_counts_each_of_its_lists",
    # they hold back a script, and the file has its scripts inside
    "test_button_that_is_pressed_before_its_script_has_come_is_no_dead_button",
    "test_message_is_filled_before_the_scripts_have_come",
    # they look at addresses of the web
    "test_all_results_lead_to_places_that_exist",
    "test_query_stands_in_the_address_and_survives_the_way_back",
    # they read the clipboard
    "test_open_field_is_marked_in_text_button_and_copy",
    "test_subject_is_copied_too",
}


def pytest_generate_tests(metafunc):
    name = metafunc.module.__name__.rpartition(".")[2]
    is_both = name in BOTH and metafunc.function.__name__ not in WEB_ONLY
    if is_both and "context" in metafunc.fixturenames:
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
