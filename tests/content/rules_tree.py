"""Rules on the decision tree: every path is short and ends where somebody can act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros import tree
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model
    from macros.tree import Question, Way

MOST_QUESTIONS = 4
# A cause, a list of checks, an escalation, the security path.
ENDS = re.compile(
    r"diagnose/(?:ursachen/)?(?!index)[a-z0-9-]+\.md|ausgaenge/[a-z0-9-]+\.md|"
    r"sicherheitsvorfall\.md|phasen/3-problembehandlung\.md#entscheidung"
)


def every_path_ends(model: Model) -> Iterator[Fault]:
    """L17: no dead end, no circle, at most four questions, all of them asked (FAA, QRH)."""
    page = model.tree
    if not page:
        yield Fault("diagnose/index.md", 1, "Kein Entscheidungsbaum.", "<!--= decision_tree() -->")
        return
    questions = {one.anchor: one for one in tree.read(page)}
    for one in questions.values():
        for way in one.ways:
            if way.path and not ENDS.fullmatch(_place(way)):
                text = f"„{way.answer}“ endet auf {_place(way)}, dort handelt niemand."
                yield Fault(page.path, one.line, text, "Ursache, Prüfliste, Ausgang oder Phase 3")
    paths = list(_paths(next(iter(questions.values())), questions, ()))
    for path in paths:
        names = " → ".join(one.title for one in path)
        if path[-1] in path[:-1]:
            yield Fault(page.path, path[-1].line, f"Kreis: {names}", "eine Antwort führt hinaus")
        elif len(path) > MOST_QUESTIONS:
            text = f"{len(path)} Fragen, höchstens {MOST_QUESTIONS}: {names}"
            yield Fault(page.path, path[-1].line, text, "eine Frage streichen")
    asked = {one.anchor for path in paths for one in path}
    for one in questions.values():
        if one.anchor not in asked:
            yield Fault(page.path, one.line, f"Niemand fragt: {one.title}", "dorthin verweisen")


def _place(way: Way) -> str:
    is_decision = way.path.startswith("phasen/") and way.anchor
    return f"{way.path}#{way.anchor}" if is_decision else way.path


def _paths(
    question: Question, questions: dict[str, Question], before: tuple[Question, ...]
) -> Iterator[tuple[Question, ...]]:
    """Yield every way down from a question; one that comes back ends there."""
    path = (*before, question)
    onward = [questions[way.anchor] for way in question.ways if not way.path]
    if question in before or len(onward) < len(question.ways):
        yield path
    if question not in before:
        for one in dict.fromkeys(onward):
            yield from _paths(one, questions, path)
