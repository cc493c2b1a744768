"""Tests of the record and its parts, again in the one-file edition from disk, in two engines."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

import firefox_binary
from browser.acts import in_file

# What is held against the file as well, and what of it looks at the web edition alone.
BOTH = {
    "test_check",
    "test_checklist",
    "test_command",
    "test_first_message",
    "test_handover",
    "test_import",
    "test_incident",
    "test_keys",
    "test_message",
    "test_outage",
    "test_reminders",
    "test_remaining",
    "test_renamed",
    "test_report",
    "test_review",
    "test_saving",
    "test_search",
    "test_target",
    "test_timeline",
}
WEB_ONLY = {
    # the overview beside the text is left out of the file
    "test_overview_of_a_phase_counts_each_of_its_lists",
    # they hold back a script, and the file has its scripts inside
    "test_button_that_is_pressed_before_its_script_has_come_is_no_dead_button",
    "test_message_is_filled_before_the_scripts_have_come",
    "test_gate_begins_an_incident_even_before_its_script_has_come",
    "test_tick_before_the_scripts_have_come_counts",
    # their button does not say "copied" in the file, nobody knows why; test_check.py copies there
    "test_open_field_is_marked_in_text_button_and_copy",
    "test_subject_is_copied_too",
    # they change what the server sends: pages, steps, messages
    "test_old_record_ticks_the_renamed_step",
    "test_steps_that_the_site_has_not_any_more_are_listed",
    "test_due_cell_leads_to_all_messages_where_none_are_known",
    # they look at addresses of the web
    "test_all_results_lead_to_places_that_exist",
    "test_query_stands_in_the_address_and_survives_the_way_back",
}


# What Playwright can set for a Firefox that it drives by WebDriver BiDi.
FIREFOX_TAKES = {"locale", "timezone_id", "viewport"}
# A text this long is pasted by readers.
LONG = 100


def pytest_generate_tests(metafunc):
    name = metafunc.module.__name__.rpartition(".")[2]
    is_both = name in BOTH and metafunc.function.__name__ not in WEB_ONLY
    if is_both and "context" in metafunc.fixturenames:
        again = [pytest.param(one, marks=pytest.mark.slow) for one in ("file", "firefox")]
        metafunc.parametrize("edition", ["web", *again], indirect=True)


@pytest.fixture(scope="session")
def engines(playwright, browser_type_launch_args):
    """Start each engine once; one that is not installed skips its tests."""
    started = {}

    def start(name):
        if name == "firefox" and not firefox_binary.find():
            pytest.skip(firefox_binary.MISSING)
        if name not in started:
            started[name] = (
                playwright.chromium.launch(**browser_type_launch_args)
                if name == "chromium"
                else firefox_binary.launch(playwright)
            )
        return started[name]

    yield start
    for browser in started.values():
        browser.close()


@pytest.fixture
def edition(request):
    return getattr(request, "param", "web")


def cannot(what):
    """Skip the rest of a test that needs what BiDi has not; Chromium runs it with the same file."""
    return lambda *_, **__: pytest.skip(f"Playwright cannot {what} in Firefox")


fill = Locator.fill


def type_in(field, text, **more):
    """Enter a text by keys: what BiDi fills in, a Firefox does not take for a change."""
    if len(text) > LONG or field.get_attribute("type") not in {None, "text", "search"}:
        fill(field, text, **more)
    else:
        field.clear()
        field.press_sequentially(text)


@pytest.fixture
def context(edition, context, request):
    """Let addresses of pages lead into the file where a test is about that."""
    if edition == "web":
        yield context
        return
    if edition == "firefox":
        options = request.getfixturevalue("browser_context_args")
        context = request.getfixturevalue("engines")("firefox").new_context(
            **{name: value for name, value in options.items() if name in FIREFOX_TAKES}
        )
        context.grant_permissions = cannot("read the clipboard")
        request.getfixturevalue("monkeypatch").setattr(Locator, "fill", type_in)
    file = request.getfixturevalue("one_file")
    make_page = context.new_page

    def new_page():
        page = make_page()
        go = page.goto
        page.goto = lambda address, **more: go(in_file(file, address), **more)
        if edition == "firefox":
            page.expect_download = cannot("follow a download")
            page.pdf = cannot("print")
        return page

    context.new_page = new_page
    yield context
    context.close()
