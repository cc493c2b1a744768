"""Does a command take only values that no shell can misread, and none while a field is open?"""

from __future__ import annotations

import pytest

from browser.acts import PHASE_1, visit

# The module that guards every field, as the page's own scripts find it.
ACCEPTED = """([pattern, values]) => import(
  window.fileModule?.("page/values.js") ?? "./assets/javascripts/page/values.js"
).then(({ accepts }) => values.filter((value) => accepts(pattern, value)))"""
MISREAD = [
    "$(reboot)",
    "a; reboot",
    "a b",
    "-rf",
    "a'b",
    'a"b',
    "a`b`",
    "a\nb",
    "*",
    "~",
    "a\\b",
    ">a",
]


def accepted(page, pattern, values):
    page.goto("")
    return page.evaluate(ACCEPTED, [pattern, values])


@pytest.mark.parametrize(
    ("pattern", "values"),
    [
        ("mail", ["monitor@beispiel.test", "vor.nach+test@mail.beispiel.test"]),
        ("konto", ["monitor", "monitor@beispiel.test"]),
        ("name", ["enp130s0f1np1", "selector1-firma"]),
        ("pfad", ["/etc/letsencrypt/live/mx1.beispiel.test/fullchain.pem"]),
    ],
)
def test_usual_values_are_taken(page, pattern, values):
    assert accepted(page, pattern, values) == values


@pytest.mark.parametrize("pattern", ["mail", "konto", "name", "pfad", "host", "domain", "adresse"])
def test_values_with_a_meaning_for_a_shell_are_refused(page, pattern):
    assert accepted(page, pattern, MISREAD) == []


def test_half_an_address_is_refused(page):
    halves = ["monitor", "@beispiel.test", "monitor@", "monitor@localhost"]

    assert accepted(page, "mail", halves) == []


def selected_by_hand(page):
    page.keyboard.press("ControlOrMeta+A")
    return page.evaluate("getSelection().toString()")


def test_command_with_an_open_field_cannot_be_selected_by_hand(page):
    visit(page, PHASE_1)

    assert "Erste Bewertung" in selected_by_hand(page)
    assert "smtp://" not in selected_by_hand(page)


def test_filled_command_can_be_selected_by_hand(page):
    visit(page, PHASE_1)
    command = page.locator("pre").filter(has_text="smtp://")
    command.get_by_role("button", name="Mailserver?").first.click()
    page.keyboard.type("mx1.beispiel.test")
    page.keyboard.press("Enter")
    command.locator("code").get_by_text("mx1.beispiel.test").first.wait_for()

    assert "smtp://mx1.beispiel.test:25" in selected_by_hand(page)
