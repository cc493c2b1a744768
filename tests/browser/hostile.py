"""Everything that somebody could hand over instead of a record, with the reason of its refusal."""

from __future__ import annotations

import json

from browser import records
from browser.records import event, events, record, text, with_event

SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
DEEP = 200_000


def spoilt(spoil):
    """Write a record after something was done to it that its check sum does not know of."""
    whole = record()
    spoil(whole)
    return text(whole)


def raw(**changes):
    """Write a record whose third event has parts that Python's JSON writes as they are."""
    return text(with_event(**changes))


def nested(levels):
    value = "x"
    for _ in range(levels):
        value = {"a": value}
    return value


def huge(folder):
    """Make a file of 100 MB, all zeros."""
    path = folder / "gross.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    return path


def part(name):
    return f"Beschädigt: Ereignis 3, Angabe „{name}“"


def proto(name):
    """Write a record with a part that would reach into a prototype."""
    return text(with_event(value={"text": "x", name: {"polluted": 1}}))


VALID = text(record())
THIRD = json.dumps(events()[2], ensure_ascii=False)
CUT = "Abgeschnitten"
NO_JSON = "Das ist kein JSON"
FOREIGN = "Keine Protokolldatei von Mailausfall"
HEAD = "Der Kopf der Datei stimmt nicht"
SUM = "Die Prüfsumme stimmt nicht"
LARGE = "Zu groß"
LINK = "Link unvollständig oder beschädigt"
NO_TEXT = "kein Text in UTF-8"

HOSTILE = {
    "nothing": ("", "Leer"),
    "blanks": (" \n\t ", "Leer"),
    "100 MB": (huge, LARGE),
    "cut off in the middle": (VALID[: len(VALID) // 2], CUT),
    "last brace missing": (VALID[:-1], CUT),
    "beginning missing": (VALID[40:], NO_JSON),
    "prose": ("Der Server ist wieder da.", NO_JSON),
    "HTML": (f"<!doctype html><title>x</title>{SCRIPT}", NO_JSON),
    "script before the record": (f"{SCRIPT}{VALID}", NO_JSON),
    "two records in one file": (VALID + VALID, NO_JSON),
    "single quotes": (VALID.replace('"', "'"), CUT if VALID.endswith("'") else NO_JSON),
    "comment": (VALID.replace("{", "{/* x */", 1), NO_JSON),
    "trailing comma": (VALID[:-1] + ",}", NO_JSON),
    "UTF-16": (VALID.encode("utf-16"), NO_TEXT),
    "Latin-1": (text(with_event(lead="Störung")).encode("latin-1"), NO_TEXT),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", NO_TEXT),
    "gzip": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\xff", NO_TEXT),
    "zero bytes": (b"\x00" * 1000, NO_JSON),
    "deep nesting": ("[" * DEEP + "]" * DEEP, FOREIGN),
    "number alone": ("42", FOREIGN),
    "null": ("null", FOREIGN),
    "list": ("[]", FOREIGN),
    "other product": ('{"version": 3, "tasks": [{"done": true}]}', FOREIGN),
    "package.json": ('{"name": "x", "version": "1.0.0", "scripts": {}}', FOREIGN),
    "events of something else": ('{"events": [{"type": "click"}]}', FOREIGN),
    "future schema": (spoilt(lambda whole: whole.update(schema_version=2)), "neueren Fassung"),
    "schema far off": (spoilt(lambda whole: whole.update(schema_version=10**9)), "neueren Fassung"),
    "schema zero": (spoilt(lambda whole: whole.update(schema_version=0)), FOREIGN),
    "schema as text": (spoilt(lambda whole: whole.update(schema_version="1")), FOREIGN),
    "events as object": (spoilt(lambda whole: whole.update(events={"0": {}})), FOREIGN),
    "no events": (text({**record(), "events": []}), "kein Ereignis"),
    "part too many": (spoilt(lambda whole: whole.update(note="x")), HEAD),
    "part missing": (spoilt(lambda whole: whole.pop("incident")), HEAD),
    "__proto__ in the head": (VALID.replace("{", '{"__proto__": {"polluted": 1}, ', 1), HEAD),
    "incident as text": (spoilt(lambda whole: whole.update(incident="x")), HEAD),
    "incident without id": (spoilt(lambda whole: whole["incident"].update(id="")), HEAD),
    "title as object": (spoilt(lambda whole: whole["incident"].update(title={"x": 1})), HEAD),
    "title without end": (spoilt(lambda whole: whole["incident"].update(title="x" * 9999)), HEAD),
    "wrong sum": (spoilt(lambda whole: whole.update(sha256="0" * 64)), SUM),
    "sum of something else": (spoilt(lambda whole: whole["events"][0].update(by="XY")), SUM),
    "one event taken out": (spoilt(lambda whole: whole["events"].pop()), SUM),
    "order changed": (spoilt(lambda whole: whole["events"].reverse()), SUM),
    "sum as number": (spoilt(lambda whole: whole.update(sha256=0)), HEAD),
    "sum null": (spoilt(lambda whole: whole.update(sha256=None)), HEAD),
    "double key in the head": (
        VALID.replace('"schema_version": 1', '"schema_version": 1, "schema_version": 1'),
        "doppelt",
    ),
    "double key in an event": (VALID.replace('"by": "EF"', '"by": "AB", "by": "EF"', 1), "doppelt"),
    "event null": (VALID.replace(THIRD, "null"), part("event")),
    "event as text": (VALID.replace(THIRD, '"x"'), part("event")),
    "event as list": (VALID.replace(THIRD, "[]"), part("id")),
    "id missing": (
        text(
            record(
                [*events()[:2], {key: value for key, value in events()[2].items() if key != "id"}]
            )
        ),
        part("id"),
    ),
    "id empty": (raw(id=""), part("id")),
    "id as number": (raw(id=7), part("id")),
    "id without end": (raw(id="x" * 101), part("id")),
    "kind as object": (raw(kind={}), part("kind")),
    "kind of the prototype": (raw(kind="constructor"), part("kind")),
    "kind with markup": (raw(kind=SCRIPT), part("kind")),
    "time as text": (raw(at="gestern"), part("at")),
    "time NaN": (raw(at=float("nan")), NO_JSON),
    "time infinite": (text(with_event(at=0)).replace('"at": 0', '"at": 1e999'), part("at")),
    "time with a fraction": (raw(at=1.5), part("at")),
    "time negative": (raw(at=-1), part("at")),
    "time after all calendars": (raw(at=8_640_000_000_000_001), part("at")),
    "time null": (raw(logged=None), part("logged")),
    "number beyond counting": (raw(seq=2**53), part("seq")),
    "initials without end": (raw(by="x" * 21), part("by")),
    "initials as list": (raw(by=["A"]), part("by")),
    "step as object": (raw(step={"x": 1}), part("step")),
    "step without end": (raw(step="x" * 201), part("step")),
    "lead without end": (raw(lead="x" * 2001), part("lead")),
    "value without end": (raw(value="x" * 20_001), part("value")),
    "value too deep": (raw(value=nested(8)), part("value")),
    "value with too many parts": (raw(value=list(range(201))), part("value")),
    "foreign part": (raw(email="x@firma.example"), part("email")),
    "__proto__ in an event": (
        text(with_event()).replace('"fremd-3",', '"fremd-3", "__proto__": {"polluted": 1},'),
        part("__proto__"),
    ),
    "constructor in an event": (
        raw(constructor={"prototype": {"polluted": 1}}),
        part("constructor"),
    ),
    "__proto__ in a value": (proto("__proto__"), part("value")),
    "constructor in a value": (proto("constructor"), part("value")),
    "prototype's part in a value": (proto("toString"), part("value")),
    "control character": (raw(lead="1.1\u0007 ansehen"), part("lead")),
    "escape of a terminal": (raw(value="\u001b]0;rm -rf\u0007"), part("value")),
    "writing turned round": (raw(lead="sich\u202egnureh"), part("lead")),
    "writing turned in initials": (raw(by="\u2066AB"), part("by")),
    "half a character": (json.dumps(with_event(lead="\ud83d")), part("lead")),
    "same id twice": (text(record([*events(), events()[0]])), "steht zweimal darin"),
    "event of another incident": (
        text(record([*events(), event(6, "begun", incident="x")])),
        "mehreren Störungen",
    ),
    "incident that is not in the events": (
        spoilt(lambda whole: whole["incident"].update(id="x")),
        "mehreren Störungen",
    ),
    "link without a body": ("https://x.example/#stoerung=", LINK),
    "link with nonsense": ("https://x.example/#stoerung=000000000000.AAAA", LINK),
    "link of digits that are none": ("https://x.example/#stoerung=000000000000-12x", LINK),
    "link of endless digits": ("https://x.example/#stoerung=0-" + "9" * 100_000, LINK),
    "link that grows without end": (records.bomb(), LINK),
    "link with endless repetition": (
        records.link('[1,[["x",1000000000]]' + ",[]" * 12 + "]"),
        LINK,
    ),
    "link with foreign content": (records.link('{"a":1}'), LINK),
    "link with a wrong sum": (records.link(records.PACKED, "0" * 12), LINK),
    "link with an empty record": (records.link("[1" + ",[]" * 13 + "]"), "kein Ereignis"),
}

# Text fields take any text; none of them may ever become more than text.
SCRIPTS = {
    "title": record([*events(), event(6, "titled", value=SCRIPT)]),
    "lead": with_event(lead=SCRIPT),
    "step": with_event(step=SCRIPT, lead=SCRIPT),
    "initials": with_event(by="<b onclick=ran=1>X</"),
    "device": with_event(device=SCRIPT),
    "incident": record([{**one, "incident": SCRIPT[:100]} for one in events()]),
    "id": with_event(id=SCRIPT[:100]),
    "note": with_event(
        kind="noted",
        value={"type": "massnahme", "text": SCRIPT, "command": SCRIPT, "result": SCRIPT},
    ),
    "message": with_event(
        kind="sent", value={"channel": SCRIPT, "audience": "alle", "text": SCRIPT}
    ),
    "field": with_event(kind="set", step="Stufe", value=SCRIPT),
    "cause": with_event(kind="set", step="Ursache", value=f"javascript:window.ran=1 {SCRIPT}"),
    "role": with_event(kind="role", step="technik", value=SCRIPT),
    "role of the prototype": with_event(kind="role", step="constructor", value="AB"),
    "answer": with_event(kind="answered", step="constructor", lead=SCRIPT, value=SCRIPT),
    "state of the prototype": with_event(kind="state", value="constructor"),
    "field of the prototype": with_event(kind="set", step="toString", value="x"),
    "action": with_event(
        kind="action", step="a", value={"area": "constructor", "text": SCRIPT, "owner": SCRIPT}
    ),
    "unknown kind": with_event(kind="beamed", lead=SCRIPT, value={"a": [SCRIPT]}),
    "correction": with_event(kind="corrected", corrects="fremd-2", value=SCRIPT),
}
