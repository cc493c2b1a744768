"""A built page as a part of the one-file edition: shorter, with ids and links that hold there.

What a browser adds by itself is left out: end tags, quotes, blanks between blocks
(https://html.spec.whatwg.org/multipage/syntax.html#optional-tags). What only scripts need and what
is the same in many places stands in the file once, in `Shared`; `modules/restore.js` puts it back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from . import places

VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
# Beside these a blank shows; beside all others it does not.
INLINE = re.compile(
    "a|abbr|b|button|code|em|i|input|kbd|label|mark|s|select|small|span|strong|svg|text|textarea"
    "|time|tspan"
)
# A paragraph ends by itself before these.
AFTER_PARAGRAPH = re.compile(
    "blockquote|details|div|dl|fieldset|figure|form|h[1-4r]|nav|ol|p|pre|section|table|ul"
)
# The end tags of these may be left out wherever they stand here.
OPEN_ENDED = frozenset(["dd", "dt", "li", "tbody", "td", "th", "thead", "tr"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4"])
PREFORMATTED = frozenset(["pre", "textarea"])
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
# Controls that do nothing without scripts and are the same in many places.
CONTROLS = frozenset(["check__more", "checklist__acts", "fill", "message__acts", "step__acts"])
# What `modules/restore.js` makes anew at each box, and what is of no use in a file.
MADE_ANEW = "step__when"
LEFT_OUT = frozenset(["feedback", "offline"])
# What all folds, boxes and answers have in common; `restore.js` puts it back.
MORE = re.compile(
    r"(<details class=step__more(?: open)?>)<summary><span class=vh>Mehr zu \d+</span></summary>"
)
TICK = re.compile(r"<span class=step__tick>(<input class=step__box[^>]*>)</span>")
ANSWER = re.compile(r'<li class="lead check__answer" data-answer=(\w+)>')
OPEN_FIELD = "val val--open"
# What nothing refers to: no style, no script.
UNUSED_CLASSES = frozenset(["highlight", "language-sh", "language-powershell"])


@dataclass
class Shared:
    """What pages have in common."""

    controls: dict[str, int] = field(default_factory=dict)
    """Markup of controls that only scripts can use, and its number."""
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    """The attributes of each field, by element and name: `span Mailserver`."""
    ids: dict[str, str] = field(default_factory=dict)
    """Short names for ids that only their own page refers to, by page and id."""


def shorten(html: str, url: str, shared: Shared, targets: frozenset[str]) -> str:
    """Rewrite the markup of the page at `url`; `targets` are its ids that links lead to."""
    writer = _Writer(url, shared, targets, frozenset(_referred(html)))
    writer.feed(html)
    writer.close()
    # An ampersand that begins no reference may stand as it is.
    text = re.sub(r"&amp;(?![A-Za-z0-9#])", "&", "".join(writer.out))
    return ANSWER.sub(r"<li data-answer=\1>", MORE.sub(r"\1", TICK.sub(r"\1", text)))


def _referred(html: str) -> list[str]:
    values = re.findall(rf'\b(?:{"|".join(REFERENCES)})="([^"]*)"', html)
    return [name for value in values for name in value.split()]


class _Writer(HTMLParser):
    def __init__(
        self, url: str, shared: Shared, targets: frozenset[str], referred: frozenset[str]
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.url, self.shared, self.targets, self.referred = url, shared, targets, referred
        self.out: list[str] = []
        self.open: list[str] = []
        self.block = ""
        """The id of the list that a step belongs to."""
        self.heading = ""
        """The text of the last heading: what the sections below it are called."""
        self.cut: tuple[int, int] | None = None
        """How many tags are open around what does not stay, and where it begins in `out`."""
        self.is_control = False
        self.blank = False
        self.is_after_block = True
        self.is_paragraph_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._between(
            is_block=not INLINE.fullmatch(tag), ends_paragraph=bool(AFTER_PARAGRAPH.fullmatch(tag))
        )
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        if not self.cut and classes & (CONTROLS | LEFT_OUT | {MADE_ANEW}):
            self.cut = (len(self.open), len(self.out))
            self.is_control = bool(classes & CONTROLS)
        if tag in HEADINGS:
            self.heading = ""
        self.out.append(_tag(tag, self._attributes(tag, given)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        is_block = not INLINE.fullmatch(tag)
        self._between(is_block=is_block, ends_paragraph=is_block)
        while self.open.pop() != tag:
            pass
        if tag == "p":
            self.is_paragraph_open = True
        elif tag not in OPEN_ENDED:
            self.out.append(f"</{tag}>")
        if self.cut and self.cut[0] == len(self.open):
            self._end_cut(self.cut[1])

    def handle_data(self, data: str) -> None:
        if HEADINGS.intersection(self.open):
            self.heading += data
        if PREFORMATTED.intersection(self.open):
            self._write(data)
            return
        # HTML's own white space: a no-break space is a letter
        # (https://infra.spec.whatwg.org/#ascii-whitespace).
        text = re.sub(r"[ \t\n\f\r]+", " ", data)
        self.blank = self.blank or text[0] == " "
        if words := text.strip(" "):
            self._write(words)
            self.blank = text[-1] == " "

    def handle_entityref(self, name: str) -> None:
        self._write({"gt": ">", "quot": '"'}.get(name, f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def _write(self, text: str) -> None:
        self._between(is_block=False, ends_paragraph=False)
        self.out.append(text)

    def _between(self, *, is_block: bool, ends_paragraph: bool) -> None:
        """Settle what stands before a tag or a text: a paragraph's end, and a blank that shows."""
        if self.is_paragraph_open and not ends_paragraph:
            self.out.append("</p>")
        self.is_paragraph_open = False
        if self.blank and not is_block and not self.is_after_block:
            self.out.append(" ")
        self.blank = False
        self.is_after_block = is_block

    def _end_cut(self, start: int) -> None:
        self._between(is_block=True, ends_paragraph=False)
        markup = "".join(self.out[start:])
        del self.out[start:]
        self.cut = None
        if not self.is_control:
            return
        number = self.shared.controls.setdefault(markup, len(self.shared.controls))
        self.out.append(f"<i data-control={number}></i>")

    def _attributes(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        self.block = given.get("data-id", self.block)
        known = self._without_known(tag, given)
        if "href" in known:
            known["href"] = places.link(self.url, known["href"])
        if "id" in known:
            known["id"] = self._id(known["id"])
        for reference in set(REFERENCES).intersection(known):
            known[reference] = " ".join(map(self._id, known[reference].split()))
        return {
            name: value for name, value in known.items() if name not in ("id", "class") or value
        }

    def _without_known(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        """Leave out what can be told from the rest."""
        known = dict(given)
        if tag == "section" and known.get("aria-label") == " ".join(self.heading.split()):
            known.pop("aria-label")
        if "data-id" in known and known.get("data-module") == known.get("class"):
            known.pop("data-module")
        if known.get("class") == OPEN_FIELD and "data-field" in known:
            known.pop("class")
        if "class" in known:
            kept = [name for name in known["class"].split() if name not in UNUSED_CLASSES]
            known["class"] = " ".join(kept)
        if "data-step" in known:
            known["data-step"] = known["data-step"].removeprefix(f"{self.block}/")
        if name := given.get("data-field") or given.get("data-input"):
            always = {"class", "data-field", "data-input"}
            own = {key: value for key, value in given.items() if key not in always}
            if self.shared.fields.setdefault(f"{tag} {name}", own) == own:
                known = {key: value for key, value in known.items() if key in always}
        return known

    def _id(self, name: str) -> str:
        """Give an id its name in the file: empty if nothing refers to it."""
        if name in self.targets:
            return places.name(f"{self.url}#{name}")
        if name in self.referred:
            ids = self.shared.ids
            # A name like that of its attribute, such as `id`, would be left out.
            return ids.setdefault(f"{self.url} {name}", f"n{len(ids):x}")
        return ""


def _tag(tag: str, attributes: dict[str, str]) -> str:
    return f"<{tag}{''.join(_attribute(*pair) for pair in attributes.items())}>"


def _attribute(name: str, value: str) -> str:
    if not value or name == value:
        return f" {name}"
    text = escape(value, quote=False)
    if re.fullmatch(r"[^\s\"'=<>`]+", value):
        return f" {name}={text}"
    return f' {name}="{text.replace(chr(34), "&quot;")}"'
