"""Does the rule on the decision tree find circles, long ways and ends where nobody acts? (L17)"""

from __future__ import annotations

import pytest

from content import rules_tree
from macros import model, page

QUESTION = "### Frage {}?\n\n| Antwort | Weg |\n| --- | --- |\n| ja | {} |\n| nein | {} |\n"
END = "[Server](server.md)"


def told(*ways):
    """Return what the rule says of a page whose questions lead where `ways` say."""
    questions = [QUESTION.format(n, *way) for n, way in enumerate(ways, 1)]
    source = "---\ntitle: Baum\n---\n\n<!--= decision_tree() -->\n\n" + "\n".join(questions)
    tree = page.read("diagnose/index.md", source)
    return [one.text for one in rules_tree.every_path_ends(model.Model(pages={tree.path: tree}))]


def ask(number):
    return f"[Frage {number}?](#frage-{number})"


def test_four_questions_that_end_are_fine():
    assert told((ask(2), END), (ask(3), END), (ask(4), END), (END, END)) == []


@pytest.mark.parametrize(
    ("ways", "text"),
    [
        ([(ask(2), END), (ask(1), END)], "Kreis: Frage 1? → Frage 2? → Frage 1?"),
        ([(ask(2), END), (ask(2), ask(2))], "Kreis: Frage 1? → Frage 2? → Frage 2?"),
        ([(END, "[Glossar](../glossar.md)")], "„nein“ endet auf glossar.md"),
        ([(END, "[Phase 3](../phasen/3-problembehandlung.md)")], "„nein“ endet auf phasen/3"),
        ([(END, END), (END, END)], "Niemand fragt: Frage 2?"),
        (
            [(ask(2), END), (ask(3), END), (ask(4), END), (ask(5), END), (END, END)],
            "5 Fragen, höchstens 4",
        ),
    ],
)
def test_broken_tree_is_found(ways, text):
    (only,) = told(*ways)

    assert only.startswith(text)


def test_site_without_a_tree_is_found():
    (only,) = rules_tree.every_path_ends(model.Model())

    assert only.text == "Kein Entscheidungsbaum."
