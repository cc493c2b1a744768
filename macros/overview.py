"""The macros `phase_map` and `message_list`: pictures of the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import markup
from .message import CHANNELS, STATES

if TYPE_CHECKING:
    from .model import Model, Phase


def phase_map(model: Model) -> str:
    """Draw the seven phases as a line of links; the browser adds the progress."""
    stations = "".join(_station(phase) for phase in model.phases)
    return (
        f'<div class="map" data-module="map"><ol>{stations}</ol>'
        '<p class="map__loop" aria-hidden="true">Rückfall</p></div>\n\n'
        '<p class="map__total small" data-total></p>'
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


def message_list(model: Model) -> str:
    """List all messages by state: name and channel, each a link to its place."""
    parts = []
    for state, name in STATES.items():
        found = [m for m in model.messages if m.block.arguments.get("stand") == state]
        if found:
            rows = [
                f"| [{m.block.title}]({m.block.path}#{m.anchor}) "
                f"| {CHANNELS.get(m.block.arguments.get('kanal', ''), '')} |"
                for m in found
            ]
            title = f"{name[0].upper()}{name[1:]}"
            parts.append("\n".join([f"## {title}", "", "| Meldung | Kanal |", "|---|---|", *rows]))
    return "\n\n".join(parts)
