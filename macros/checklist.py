"""The macro `checklist`: steps with a bold lead become boxes that can be ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import items, markup
from .errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import Block
    from .items import Item

KINDS = {"lesen-tun": "Lesen, dann tun", "tun-bestaetigen": "Tun, dann bestätigen"}
ROLES = {
    "einsatzleitung": "Einsatzleitung",
    "technik": "Technik",
    "kommunikation": "Kommunikation",
    "protokoll": "Protokoll",
    "vorlesen": "Vorlesen",
    "freigabe": "Freigabe",
}
ARGUMENTS = {"art": KINDS, "rolle": ROLES}
STEP_EXAMPLE = "1. [ ] **Bereitschaft anrufen.** Meldung innerhalb von 5 Minuten."
RESET = '<button class="btn btn--s" type="button" data-reset>Liste zurücksetzen</button>'
ACTS = (
    '<p class="step__acts"><button type="button" data-note>Notiz</button> '
    '<button type="button" data-skip>Entfällt …</button></p>'
)
DONE_EXAMPLE = "Fertig: Eingriff beginnen."


@dataclass(frozen=True)
class Step:
    """One action and the state it leads to."""

    id: str
    """Full id: `block/step`."""
    number: str
    """As shown: `4.5`, in an exit list `A`."""
    item: Item

    @property
    def anchor(self) -> str:
        """The id as an HTML id."""
        return self.id.replace("/", "--")

    @property
    def fences(self) -> list[items.Fence]:
        """The fenced code below the step."""
        return items.fences(self.item.body)

    def has(self, flag: str) -> bool:
        """Tell whether the author marked the step so."""
        return flag in self.item.flags


@dataclass(frozen=True)
class Checklist:
    """A list of steps; its title is the heading above."""

    block: Block
    kind: str
    """Key of `KINDS`."""
    steps: tuple[Step, ...]
    done: str
    """What comes next when the list is finished."""

    @property
    def is_exit(self) -> bool:
        """Tell whether this is the phase's exit list, which counts A, B, C."""
        return self.block.title == "Austritt"


def read(block: Block, phase: int | None, before: int) -> Checklist:
    """Read a block; `before` steps stand above it on the page of that phase."""
    found, _ = items.split(block.lines, items.TASK)
    done = [match["text"] for line in block.lines if (match := items.DONE.match(line))]
    is_exit = block.title == "Austritt"

    def number(index: int) -> str:
        if is_exit:
            return chr(ord("A") + index)
        return f"{phase}.{before + index + 1}" if phase else str(before + index + 1)

    return Checklist(
        block=block,
        kind=block.arguments.get("art", ""),
        steps=tuple(
            Step(f"{block.id}/{item.id}", number(index), item) for index, item in enumerate(found)
        ),
        done=done[0].rstrip(".") if done else "",
    )


def faults(checklist: Checklist) -> Iterator[Fault]:
    """Find what an author must mend in a checklist."""
    block = checklist.block
    yield from _call_faults(block)
    if not checklist.steps:
        yield block.fault(-1, "kein Schritt.", STEP_EXAMPLE)
    if not checklist.done:
        yield block.fault(-1, "Abschlusszeile fehlt.", DONE_EXAMPLE)
    _, strays = items.split(block.lines, items.TASK)
    for index in strays:
        if not items.DONE.match(block.lines[index]):
            text = f"Zeile gehört zu keinem Schritt: {quote(block.lines[index])}."
            yield block.fault(index, text, "vier Leerzeichen einrücken")
    code = items.fenced(block.lines)
    for index, line in enumerate(block.lines):
        if not code[index] and (task := items.TASK.match(line)) and task["indent"]:
            yield block.fault(index, f"Kästchen im Schritt: {quote(line)}.", STEP_EXAMPLE)
    seen: set[str] = set()
    for step in checklist.steps:
        yield from _step_faults(block, step.item, seen)


def _call_faults(block: Block) -> Iterator[Fault]:
    example = f'<!--: call checklist("{block.id}", art="lesen-tun") -->'
    if "art" not in block.arguments:
        yield block.fault(-1, "art fehlt.", example)
    for name, value in block.arguments.items():
        if name not in ARGUMENTS:
            text = f"Angabe {quote(name)} gibt es nicht, nur {' und '.join(ARGUMENTS)}."
            yield block.fault(-1, text, example, breaks=True)
        elif value not in ARGUMENTS[name]:
            text = f"{name} {quote(value)}, erlaubt ist {', '.join(ARGUMENTS[name])}."
            yield block.fault(-1, text, example)


def _step_faults(block: Block, item: Item, seen: set[str]) -> Iterator[Fault]:
    if not item.lead:
        yield block.fault(item.line, f"Schritt ohne Leitwort: {quote(item.source)}.", STEP_EXAMPLE)
        return
    if item.id in seen:
        text = f"zwei Schritte mit gleichem Leitwort: {quote(item.lead)}."
        yield block.fault(item.line, text, "ein anderes Leitwort oder <!-- id: eigene-kennung -->")
    seen.add(item.id)
    if not items.IDENTIFIER.match(item.id):
        text = f"Kennung {quote(item.id)} passt nicht."
        yield block.fault(item.line, text, "id: kleine-buchstaben-und-ziffern")
    for flag in item.flags:
        if flag not in items.FLAGS:
            text = f"Merkmal {quote(flag)} gibt es nicht, nur {', '.join(items.FLAGS)}."
            yield block.fault(item.line, text, f"{STEP_EXAMPLE} <!-- kritisch -->")


def render(checklist: Checklist) -> str:
    """Write a checklist as Markdown with the markup that the browser's part expects."""
    block = checklist.block
    role = ROLES.get(block.arguments.get("rolle", ""), "")
    kind = " · ".join(part for part in (role, KINDS.get(checklist.kind, "")) if part)
    steps = "\n".join(_step(step) for step in checklist.steps)
    return f"""
<section{
        markup.attributes(
            {
                "class": "checklist",
                "data-module": "checklist",
                "data-id": block.id,
                "aria-label": block.title,
                "markdown": "block",
            }
        )
    }>
<p class="checklist__kind">{kind} <span data-progress>0 von {len(checklist.steps)}</span></p>
<ol class="sheet" markdown="block">
{steps}
</ol>
<p class="end">Liste fertig: {markup.text(checklist.done)}</p>
<p class="checklist__acts">{RESET}</p>
</section>
"""


def _step(step: Step) -> str:
    classes = ["step"]
    classes += ["step--four"] if step.has("vier-augen") else []
    classes += ["step--stop"] if step.has("unumkehrbar") else []
    opening = markup.attributes(
        {
            "class": " ".join(classes),
            "data-step": step.id,
            "id": step.anchor,
            "markdown": "block",
        }
    )
    return f"""<li{opening}>
{_halt(step)}<div class="step__row" markdown="span">{_ticks(step)}{_text(step)}</div>
{_more(step)}</li>"""


def _halt(step: Step) -> str:
    if not step.has("unumkehrbar"):
        return ""
    field = markup.void(
        "input",
        {
            "class": "fld fld--s",
            "type": "text",
            "data-approval": True,
            "autocomplete": "off",
            "size": "4",
            "maxlength": "4",
        },
    )
    return (
        '<div class="step__halt"><p><strong>Unumkehrbar.</strong> '
        "Erst Freigabe der Einsatzleitung.</p>"
        f'<p class="row"><label>Freigabe, Kürzel {field}</label> '
        '<span class="step__approved"></span></p></div>\n'
    )


def _ticks(step: Step) -> str:
    if not step.has("vier-augen"):
        return _tick(step.number, None, None)
    first = _tick(step.number, "1", f"{step.number} erste Person: {step.item.lead}")
    second = _tick(f"{step.number}-2", "2", f"{step.number} zweite Person: {step.item.lead}")
    return first + second


def _box(number: str) -> str:
    """Name a box after its number: no dot, which a selector would read as a class."""
    return f"box-{number.replace('.', '-')}"


def _tick(number: str, person: str | None, label: str | None) -> str:
    """Write a box and the place of its time, which the browser joins to it."""
    box = markup.void(
        "input",
        {
            "class": "step__box",
            "type": "checkbox",
            "id": _box(number),
            "data-person": person,
            "aria-label": label,
        },
    )
    when = markup.tag("span", {"class": "step__when"})
    return markup.tag("span", {"class": "step__tick"}, box + when)


def _text(step: Step) -> str:
    tags = ""
    if step.has("kritisch"):
        tags += '<span class="tag tag--critical">kritisch</span> '
    if step.has("vier-augen"):
        tags += '<span class="tag">vier Augen</span> '
    state = markup.tag("span", {"class": "step__state"}, step.item.rest)
    return markup.tag(
        "label",
        {"class": "step__text", "for": _box(step.number)},
        f'<b>{tags}<span class="step__number">{step.number}</span> '
        f'<span class="step__lead">{markup.text(step.item.lead)}</span></b> {state}',
    )


def _more(step: Step) -> str:
    # A command is what the reader came for: it shows without a tap.
    has_command = any(items.fenced(step.item.body))
    opening = markup.attributes({"class": "step__more", "open": has_command, "markdown": "block"})
    summary = f'<summary><span class="vh">Mehr zu {step.number}</span></summary>'
    body = "\n".join([*step.item.body, ""]) if step.item.body else ""
    return f"<details{opening}>{summary}\n\n{body}\n{ACTS}\n\n</details>\n"
