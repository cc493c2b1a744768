"""The whole site, read once from the raw files before the first page is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from . import checklist, clocks, fields, items, message, page, review
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .calls import Block
    from .checklist import Checklist
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
        model.faults += [*one.faults, *fields.faults(one, model.fields), *clocks.faults(one)]
        _read_blocks(model, one)
    model.faults += _repeated_ids(model)
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
