"""The whole site, read once from the raw files before the first page is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from . import (
    cause,
    check,
    checklist,
    clocks,
    commands,
    fields,
    items,
    message,
    page,
    renamed,
    review,
    secret,
    sought,
    tree,
)
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .calls import Block
    from .cause import Cause
    from .check import Check
    from .checklist import Checklist, Step
    from .fields import Field
    from .message import Message
    from .page import Page
    from .review import Review


@dataclass(frozen=True)
class Phase:
    """One of the seven phases: its page and what stands on it."""

    page: Page
    number: int
    checklists: tuple[Checklist, ...]
    messages: tuple[Message, ...]
    reviews: tuple[Review, ...]

    @property
    def blocks(self) -> str:
        """Number of steps of each checklist, for the browser: `alarmieren:5 austritt-2:3`."""
        return " ".join(f"{one.block.id}:{len(one.steps)}" for one in self.checklists)

    @property
    def exit(self) -> str:
        """Id of the exit list: whoever has ticked it has passed the phase."""
        return next((one.block.id for one in self.checklists if one.is_exit), "")

    @property
    def first(self) -> Step | None:
        """The step to begin with."""
        return next((step for one in self.checklists for step in one.steps), None)

    @property
    def target(self) -> str:
        """The target time in its largest whole unit: `15 min`, `3 Tage`."""
        minutes = self.page.meta.get("zeitziel", 0)
        days = minutes // (24 * 60)
        return f"{days}\N{NO-BREAK SPACE}Tage" if days > 1 else f"{minutes}\N{NO-BREAK SPACE}min"

    @property
    def decision(self) -> list[tuple[str, str]]:
        """Rows of the table below the heading Entscheidung: answer, where it leads."""
        rows = [items.ROW.match(line) for line in self.page.section("Entscheidung")]
        pairs = [(row["left"].strip(), row["right"].strip()) for row in rows if row]
        return pairs[2:]


@dataclass
class Model:
    """All pages, blocks and fields of the site, and every fault in them."""

    pages: dict[str, Page] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    checklists: list[Checklist] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def phases(self) -> list[Phase]:
        """The phase pages in the order of their numbers."""
        found = [one for one in self.pages.values() if isinstance(one.meta.get("phase"), int)]
        return [
            Phase(
                page=one,
                number=one.meta["phase"],
                checklists=tuple(c for c in self.checklists if c.block.path == one.path),
                messages=tuple(m for m in self.messages if m.block.path == one.path),
                reviews=tuple(r for r in self.reviews if r.block.path == one.path),
            )
            for one in sorted(found, key=lambda one: one.meta["phase"])
        ]

    @property
    def tree(self) -> Page | None:
        """The page of the decision tree."""
        return next((one for one in self.pages.values() if tree.stands_on(one)), None)

    @property
    def causes(self) -> dict[str, Cause]:
        """The causes by their ids."""
        return {
            cause.id_of(path): cause.Cause(
                page=one,
                checks=tuple(c for c in self.checks if c.block.path == path),
                checklists=tuple(c for c in self.checklists if c.block.path == path),
            )
            for path, one in self.pages.items()
            if cause.id_of(path)
        }

    @property
    def blocks(self) -> Iterator[Block]:
        """Every call block of the site."""
        return chain.from_iterable(one.blocks for one in self.pages.values())


def read(docs_dir: Path) -> Model:
    """Read all pages and `felder.yml` below a folder; faults are in the result."""
    model = Model()
    declarations = docs_dir / fields.FILE
    if declarations.is_file():
        model.fields, faults = fields.read(declarations.read_text("utf-8"))
        model.faults += faults
    for file in sorted(docs_dir.rglob("*.md")):
        path = file.relative_to(docs_dir).as_posix()
        one = page.read(path, file.read_text("utf-8"))
        model.pages[path] = one
        model.faults += [*one.faults, *fields.faults(one, model.fields)]
        model.faults += secret.faults(one, model.fields)
        model.faults += [*check.page_faults(one), *commands.faults(one), *tree.faults(one)]
        model.faults += [*clocks.faults(one), *sought.faults(one)]
        _read_blocks(model, one)
    model.faults += [*_repeated_ids(model), *_cause_faults(model), *renamed.faults(model)]
    return model


def _read_blocks(model: Model, one: Page) -> None:
    before = 0
    for block in one.blocks:
        if not items.IDENTIFIER.match(block.id):
            example = "kleine-buchstaben-und-ziffern"
            model.faults.append(block.fault(-1, f"Kennung {quote(block.id)} passt nicht.", example))
        if block.macro == "checklist":
            steps = checklist.read(block, one.meta.get("phase"), before)
            before += 0 if steps.is_exit else len(steps.steps)
            model.checklists.append(steps)
            model.faults += checklist.faults(steps)
        elif block.macro == "message":
            text = message.read(block)
            model.messages.append(text)
            model.faults += message.faults(text)
        elif block.macro == "check":
            question = check.read(block, one)
            model.checks.append(question)
            model.faults += check.faults(question, model.fields)
        else:
            questions = review.read(block)
            model.reviews.append(questions)
            model.faults += review.faults(questions)


def _repeated_ids(model: Model) -> Iterator[Fault]:
    seen: dict[str, Block] = {}
    for block in model.blocks:
        first = seen.setdefault(block.id, block)
        if first is not block:
            text = f"Kennung gibt es schon in {first.path}:{first.line}."
            yield block.fault(-1, text, f'"{block.id}-2" oder ein treffenderes Wort')


def _cause_faults(model: Model) -> Iterator[Fault]:
    """Find faults of cause pages, links to causes that do not exist, causes without a check."""
    causes = model.causes
    reached: set[str] = set()
    for asked in model.checks:
        if not asked.is_proof:
            reached |= {asked.own_cause, *asked.causes}
        for answer in asked.answers:
            for name in answer.causes:
                if name not in causes:
                    text = f"Ursache {quote(name)} gibt es nicht."
                    example = f"{cause.FOLDER}/{name}.md anlegen oder anders verweisen"
                    yield asked.block.fault(answer.line, text, example)
    for name, one in causes.items():
        yield from cause.faults(one)
        if name not in reached:
            text = "keine Prüfung führt zu dieser Ursache."
            yield Fault(one.page.path, 1, text, "Prüfung unter „Prüfen“ oder Link dorthin")
