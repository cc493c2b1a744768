"""The card of a check: where to run the command, what to expect, and what each answer means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import markup
from .check import (
    DEVIATES,
    EXPECTED,
    IN_THE_LAB,
    PLACES,
    PLATFORMS,
    UNKNOWN,
    UNKNOWN_PROOF,
    UNKNOWN_WAY,
)

if TYPE_CHECKING:
    from .check import Answer, Check

# Name of an answer on the card, in the record.
ANSWERS = {EXPECTED: "expected", DEVIATES: "deviates", UNKNOWN: "unknown"}
OUTPUT = """<details class="check__more">
<summary>Ausgabe einfügen</summary>
<label>Vorher Passwörter, Namen und Adressen schwärzen. \
<textarea class="fld" rows="4" autocomplete="off" spellcheck="false" data-output></textarea></label>
</details>"""


def render(check: Check) -> str:
    """Write a check as Markdown with the markup that the browser's part expects."""
    block = check.block
    attributes = markup.attributes(
        {
            "class": "check",
            "data-module": "check",
            "data-id": block.id,
            "id": check.anchor,
            "aria-label": block.title,
            "markdown": "block",
        }
    )
    command = check.commands[0] if check.commands else None
    code = f"```{command.info[0]}\n{command.text}\n```" if command else ""
    findings = "\n".join(_finding(one) for one in check.findings)
    answers = "\n".join(_answer(check, name) for name in ANSWERS)
    return f"""
<section{attributes}>
<p class="check__ask" markdown="span">{_place(block.arguments)} <b>{check.question}</b></p>

{code}

<dl class="check__facts" markdown="block">
<dt>Erwartet</dt>
<dd markdown="span">{check.expected}</dd>
</dl>
<ul class="check__ways" markdown="block">
{findings}
{answers}
</ul>
{OUTPUT}
</section>
"""


def _place(arguments: dict[str, str]) -> str:
    """Say first where to run the command: the usual mistake is the wrong machine."""
    place, platform = arguments.get("wo", ""), arguments.get("plattform", "")
    outside = " tag--critical" if place == "aussen" else ""
    signs = markup.tag("span", {"class": f"tag{outside}"}, PLACES.get(place, ""))
    if platform == "linux":
        return signs
    name = markup.tag("span", {"class": "tag"}, PLATFORMS.get(platform, ""))
    untried = "" if platform in IN_THE_LAB else ' <span class="small">nicht im Labor geprüft</span>'
    return f"{signs} {name}{untried}"


def _finding(finding: Answer) -> str:
    words = " oder ".join(f"`{literal}`" for literal in finding.literals)
    item = markup.attributes({"class": "lead", "markdown": "span"})
    return f"<li{item}><span>{words}</span> <span>{finding.text}</span></li>"


def _answer(check: Check, name: str) -> str:
    answer = check.answer(name)
    item = markup.attributes(
        {"class": "lead check__answer", "data-answer": ANSWERS[name], "markdown": "span"}
    )
    way = UNKNOWN_PROOF if check.is_proof else UNKNOWN_WAY
    return f"<li{item}><b>{name}</b> <span>{answer.text if answer else way}</span></li>"
