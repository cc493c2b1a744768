"""Former ids: a step or question that was moved keeps what readers recorded under its old id.

Whoever only mends the wording pins the id. Another list gives another id: then the step says what
it was called before, `<!-- frueher: liste/schritt -->`, and the browser reads old records so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import items
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Block
    from .items import Item
    from .model import Model

EXAMPLE = "<!-- frueher: vor-dem-eingriff/plan-vorlesen -->"


def of(model: Model) -> dict[str, str]:
    """Give the id of today for each former one."""
    return {former: id_ for _, item, id_ in _all(model) for former in item.former}


def attribute(model: Model) -> str:
    """Write them for the browser: `alte-liste/schritt:neue-liste/schritt …`."""
    return " ".join(f"{former}:{id_}" for former, id_ in of(model).items())


def faults(model: Model) -> Iterator[Fault]:
    """Find former ids that are none, that still exist, or that two steps claim."""
    seen = {id_: "gibt es noch" for _, _, id_ in _all(model)}
    for block, item, _ in _all(model):
        for former in item.former:
            if not items.FULL_IDENTIFIER.match(former):
                text = f"frühere Kennung {quote(former)} passt nicht."
                yield block.fault(item.line, text, EXAMPLE)
            elif former in seen:
                text = f"frühere Kennung {quote(former)} {seen[former]}."
                yield block.fault(item.line, text, "eine, die es nicht mehr gibt, und nur einmal")
            seen[former] = "steht schon an einem anderen Schritt"


def _all(model: Model) -> Iterator[tuple[Block, Item, str]]:
    for one in model.checklists:
        yield from ((one.block, step.item, step.id) for step in one.steps)
    for other in model.reviews:
        yield from ((other.block, question.item, question.id) for question in other.questions)
