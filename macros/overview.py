"""The macros `phase_map`, `message_list` and `cause_list`: pictures of the whole site."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from . import markup
from .message import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cause import Cause
    from .model import Model, Phase
    from .page import Page


LABELS = {"kanal": "Kanal", "an": "Empfänger"}
AREAS = {"netz": "Netz", "server": "Server", "konfiguration": "Konfiguration"}


def phase_map(model: Model) -> str:
    """Draw the seven phases as a line of links; the browser adds the progress."""
    stations = "".join(_station(phase) for phase in model.phases)
    steps = sum(len(one.steps) for phase in model.phases for one in phase.checklists)
    return (
        f'<div class="map" data-module="map"><ol>{stations}</ol>'
        '<p class="map__loop" aria-hidden="true">Rückfall</p></div>\n\n'
        f'<p class="map__total small" data-total>0 von {steps} Schritten</p>'
    )


def _station(phase: Phase) -> str:
    meta = phase.page.meta
    link = markup.attributes(
        {
            "class": "rail",
            "href": phase.page.url,
            "data-phase": str(phase.number),
            "data-blocks": phase.blocks,
            "data-exit": phase.exit,
        }
    )
    return (
        f'<li><a{link}><span class="small">{phase.target}</span>'
        f'<span class="sign">{phase.number}</span><b>{markup.text(meta["title"])}'
        f"<small>{markup.text(str(meta.get('kurz', '')))}</small></b></a></li>"
    )


def lists(page: Page, model: Model) -> dict[str, dict[str, Any]]:
    """Give the checklists of each section of a page, by its heading, and their steps."""
    found: dict[str, dict[str, Any]] = {}
    for one in (one for one in model.checklists if one.block.path == page.path):
        above = [h.title for h in page.headings if h.level == 2 and h.line < one.block.line]
        entry = found.setdefault(above[-1] if above else "", {"blocks": "", "steps": 0})
        entry["blocks"] = f"{entry['blocks']} {one.block.id}:{len(one.steps)}".lstrip()
        entry["steps"] += len(one.steps)
    return found


def message_list(model: Model) -> str:
    """List all messages by state, then the same once more by channel and by audience.

    The state is what a reader knows first, so it stands open; the others are to be unfolded.
    """
    states = [f"### {_title(name)}\n\n{rows}" for name, rows in _groups(model, "stand", "kanal")]
    parts = ["## Nach Stand", *states]
    for heading, argument, shown in (
        ("## Nach Kanal", "kanal", "an"),
        ("## Nach Empfänger", "an", "kanal"),
    ):
        parts.append(heading)
        for name, rows in _groups(model, argument, shown):
            body = rows.replace("\n", "\n    ")
            parts.append(f'??? note "{_title(name)}"\n\n    {body}')
    return "\n\n".join(parts)


def cause_list(model: Model, path: str) -> str:
    """List on the page at `path` all causes by area, each with the codes it is known by."""
    folder = posixpath.dirname(path)
    parts = []
    for area, title in AREAS.items():
        found = [one for one in model.causes.values() if one.page.meta.get("bereich") == area]
        rows = sorted(_cause_row(one, folder) for one in found)
        parts += [f"## {title}", "\n".join(["| Ursache | Codes |", "|---|---|", *rows])]
    return "\n\n".join(parts)


def _cause_row(cause: Cause, folder: str) -> str:
    codes = " ".join(f"`{code}`" for code in cause.page.meta.get("codes", []))
    target = posixpath.relpath(cause.page.path, folder)
    return f"| [{cause.page.meta['title']}]({target}) | {codes} |"


def _groups(model: Model, argument: str, shown: str) -> Iterator[tuple[str, str]]:
    """Yield each value of an argument that occurs, with a table of its messages."""
    for value, name in CHOICES[argument].items():
        found = [m for m in model.messages if m.block.arguments.get(argument) == value]
        if found:
            rows = [
                f"| [{m.block.title}]({m.block.path}#{m.anchor}) "
                f"| {_title(CHOICES[shown].get(m.block.arguments.get(shown, ''), ''))}"
                f' <small class="where">{_place(model.pages[m.block.path])}</small> |'
                for m in found
            ]
            head = ["| Meldung | " + LABELS[shown] + " |", "|---|---|"]
            yield name, "\n".join([*head, *rows])


def _place(page: Page) -> str:
    """Name the sheet of paper that a message is on."""
    number = page.meta.get("phase")
    return f"Phase {number}" if number else markup.text(str(page.meta.get("title", "")))


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]
