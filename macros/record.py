"""The macros of the incident record: places that the browser's parts fill.

Without JavaScript they stay away; the page around them says what to do on paper instead.
"""

from __future__ import annotations

from . import markup


def record() -> str:
    """Lay out the record page: the picture and the state of things, beside them note and log."""
    return (
        '<div class="record"><div class="record__main" data-open>'
        '<p class="record__now" data-module="summary"></p>'
        '<figure class="sheet chart" data-module="chart"><div class="chart__frame"></div></figure>'
        "</div>"
        '<div class="record__side">'
        f"{_part('write', 'Eintrag', 'Uhrzeit änderbar', '<div></div>', is_open=True)}"
        f"{_part('timeline', 'Verlauf', '', _LOG, is_open=True)}"
        "</div>"
        '<div class="record__main">'
        f"{_part('clocks', 'Erinnerungen', '', _CLOCKS, is_open=True)}"
        f"{_part('remaining', 'Offene Schritte', 'ohne fertige Phasen', _STEPS, is_open=True)}"
        f"{_part('figures', 'Zahlen', '', _FIGURES, is_open=True)}"
        f"{_part('situation', 'Lage', '', '<div></div>', is_open=True)}"
        f"{_part('device', 'Dieses Gerät', '', '<div></div>', is_open=True)}"
        f"{_part('dropped', 'Entfallene Schritte', '', _DROPPED, is_open=True)}"
        f"{_part('archive', 'Störungen', '', _ARCHIVE)}"
        "</div></div>"
    )


def figures() -> str:
    """Show the figures of the current incident, below a heading of the page."""
    return (
        f'<section class="figures" data-module="figures" aria-label="Zahlen">{_FIGURES}</section>'
    )


def actions() -> str:
    """Collect what the review decides: what, who, until when, how it is proven."""
    return _place("actions", "Beschlossene Maßnahmen")


def signatures() -> str:
    """Let the roles sign the review."""
    return _place("signatures", "Unterschriften")


_CLOCKS = '<ol class="sheet"></ol>'
_STEPS = '<details class="sheet"><summary></summary></details>'
_FIGURES = '<dl class="sheet"></dl>'
_DROPPED = (
    "<p>Erledigt, aber in dieser Fassung des Handbuchs nicht mehr vorhanden:</p>"
    '<ol class="sheet log"></ol>'
)
_LOG = (
    '<ol class="sheet log"></ol>'
    '<p class="row"><button class="btn" type="button" data-older hidden>Ältere zeigen</button></p>'
)
# Disabled until the module has come: a button that does nothing is worse than none.
_ARCHIVE = (
    '<ol class="sheet archive__list"></ol><p class="row">'
    '<button class="btn" type="button" data-new disabled>Neue Störung aufnehmen</button> '
    '<button class="btn" type="button" data-new="dryrun" disabled>Übung beginnen</button></p>'
)


def _place(module: str, name: str, content: str = "") -> str:
    """Write the place of one part below a heading of the page."""
    opening = markup.attributes({"class": module, "data-module": module, "aria-label": name})
    return f"<section{opening}>{content}</section>"


def _part(module: str, title: str, aside: str, content: str, *, is_open: bool = False) -> str:
    """Write one part; those that need an incident are hidden without one."""
    heading = f"title-{module}"
    opening = markup.attributes(
        {
            "class": module,
            "data-module": module,
            "data-open": is_open,
            "aria-labelledby": heading,
        }
    )
    head = f'<h2 id="{heading}">{title}</h2><p class="small">{aside}</p>'
    return f'<section{opening}><div class="record__head">{head}</div>{content}</section>'
