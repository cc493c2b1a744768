"""Rules on pages whose parts all owe the reader the same: law its release, a role its deputy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.checklist import ROLES
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

LAW = "waehrend/recht.md"
RELEASE = "Orientierung, von Datenschutz oder Rechtsberatung freizugeben."
PEOPLE = "vorbereitung/rollen.md"
DEPUTY = "Vertretung: "


def law_is_orientation(model: Model) -> Iterator[Fault]:
    """Each part on law begins by saying who has to release it: no page replaces counsel."""
    page = model.pages[LAW]
    for heading in page.headings:
        texts = [line for line in page.section(heading.title) if line.strip()]
        if heading.level == 2 and texts[:1] != [RELEASE]:
            text = f"„{heading.title}“ sagt nicht, wer es freigibt."
            yield Fault(page.path, heading.line, text, f"als erste Zeile: {RELEASE}")


def roles_have_deputies(model: Model) -> Iterator[Fault]:
    """Each role of the checklists has a part of its own, and somebody who stands in."""
    page = model.pages[PEOPLE]
    for role in ROLES.values():
        if not any(line.startswith(DEPUTY) for line in page.section(role)):
            line = next((one.line for one in page.headings if one.title == role), 1)
            yield Fault(page.path, line, f"Rolle „{role}“ ohne Vertretung.", f"{DEPUTY}…")
