"""Record files as other devices, other programs and attackers would write them."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import zlib
from pathlib import Path

BEGUN = 1_795_400_000_000
INCIDENT = "stoerung-1"
# one file as each schema version wrote it
SAMPLES = Path(__file__).parent / "samples"
PACKED = json.dumps(
    [1, ["x-1"], ["i"], [""], [1], [1], [0], ["AB"], ["begun"], [[1]], [[1]], [[1]], [[1]], [[1]]]
)


def digest(events):
    """Hash events as `canonical.js` documents it: sorted keys, no blanks, UTF-8."""
    text = json.dumps(events, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def event(number, kind, **more):
    """Make an event of the device „fremd“, a minute after the one before."""
    moment = BEGUN + number * 60_000
    return {
        "id": f"fremd-{number}",
        "incident": INCIDENT,
        "device": "fremd",
        "seq": number,
        "logged": moment,
        "at": moment,
        "by": "EF",
        "kind": kind,
        **more,
    }


def events():
    """Make the events of a small outage."""
    lead = "1.1 Bildschirme und Dateien ansehen"
    sent = {"channel": "sms", "audience": "alle", "text": "E-Mail gestört"}
    return [
        event(1, "begun"),
        event(2, "titled", value="Kein Empfang"),
        event(3, "ticked", step="tor-sicherheit/bildschirme-und-dateien-ansehen", lead=lead),
        event(4, "noted", value={"type": "beobachtung", "text": "Warteschlange wächst"}),
        event(5, "sent", step="erste-sms", lead="Erste SMS", value=sent),
    ]


def record(own=None, **more):
    """Make a record file with a true check sum."""
    own = events() if own is None else own
    incident = {"id": own[0]["incident"], "title": "Kein Empfang", "dry_run": False}
    whole = {"schema_version": 1, "incident": incident, "events": own, "sha256": digest(own)}
    return {**whole, **more}


def with_event(**changes):
    """Make a record whose third event is changed, and whose check sum is true all the same."""
    own = copy.deepcopy(events())
    own[2].update(changes)
    return record(own)


def text(whole):
    return json.dumps(whole, ensure_ascii=False)


def link(packed, digits=""):
    """Make a link of a packed text, as `link.js` does."""
    squeezer = zlib.compressobj(wbits=-15)
    squeezed = squeezer.compress(packed.encode()) + squeezer.flush()
    body = base64.urlsafe_b64encode(squeezed).decode().rstrip("=")
    return f"https://x.example/protokoll/#stoerung={digits}.{body}"


def bomb():
    """Make a link of some kB that would become 60 MB."""
    return link(" " * 60_000_000)
