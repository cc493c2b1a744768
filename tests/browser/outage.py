"""An outage as a team would have recorded it: a full disk, found late, mended at the second try.

It is invented from end to end. The sample reports in `docs/muster/` are made of it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from browser import records

NIGHT = int(datetime(2026, 11, 23, 2, 0, tzinfo=UTC).timestamp() * 1000)
STEPS = {
    "tor-sicherheit/bildschirme-und-dateien-ansehen": "1.1 Bildschirme und Dateien ansehen",
    "tor-sicherheit/antwort-des-tors-notieren": "1.5 Antwort des Tors notieren",
    "melden/einsatzteam-anrufen": "2.1 Einsatzteam anrufen",
    "melden/erste-sms-an-alle-senden": "2.5 Erste SMS an alle senden",
}

_made: list[dict] = []


def _add(minute, by, kind, *, late=0, **more):
    number = len(_made) + 1
    at = NIGHT + minute * 60_000
    _made.append(
        {
            "id": f"muster-{number}",
            "incident": "muster",
            "device": "muster-geraet",
            "seq": number,
            "logged": at + late * 60_000,
            "at": at,
            "by": by,
            "kind": kind,
            **more,
        }
    )


def _note(minute, by, kind, text, **more):
    _add(minute, by, "noted", value={"type": kind, "text": text, **more})


def _tick(minute, by, step):
    _add(minute, by, "ticked", step=step, lead=STEPS[step])


def _send(minute, by, step, lead, channel, text):
    value = {"channel": channel, "audience": "alle", "text": text}
    _add(minute, by, "sent", step=step, lead=lead, value=value)


def _play():
    _add(0, "AB", "begun")
    _add(0, "AB", "revision", value="Muster", lead="23.11.2026")
    _add(-12, "AB", "moment", step="symptom", late=15)
    _add(-4, "AB", "moment", step="detected", late=8)
    _add(1, "AB", "titled", value="Kein Empfang von außen")
    _tick(2, "AB", "tor-sicherheit/bildschirme-und-dateien-ansehen")
    _tick(4, "AB", "tor-sicherheit/antwort-des-tors-notieren")
    _add(5, "AB", "moment", step="confirmed")
    _add(6, "AB", "set", step="Stufe", value="S1")
    _add(6, "AB", "state", value="untersucht")
    _tick(8, "AB", "melden/einsatzteam-anrufen")
    _add(8, "AB", "role", step="einsatzleitung", value="AB")
    _add(9, "AB", "role", step="technik", value="CD")
    text = "E-Mail gestört seit 02:48 für alle. Bitte Telefon nutzen. Nächste Meldung 03:30 Uhr."
    _send(10, "AB", "erste-sms", "Erste SMS", "sms", text)
    _tick(10, "AB", "melden/erste-sms-an-alle-senden")
    _note(16, "CD", "beobachtung", "Port 25 antwortet mit 452, Warteschlange wächst.")
    _note(19, "CD", "hypothese", "Platte von /var/spool voll.", outcome="erfolg")
    _add(21, "CD", "moment", step="cause")
    _add(21, "CD", "set", step="Ursache", value="Platte voll durch Protokolldateien")
    _add(21, "AB", "state", value="ursache-gefunden")
    command = {"command": "journalctl --vacuum-size=200M", "result": "120 MB frei, zu wenig"}
    _note(26, "CD", "massnahme", "Alte Protokolle gekürzt.", outcome="fehlschlag", **command)
    command = {"command": "lvextend -r -L +20G /dev/vg0/spool", "result": "20 GB frei"}
    _note(38, "CD", "massnahme", "Platz vergrößert.", outcome="erfolg", **command)
    _add(41, "CD", "moment", step="restored")
    text = "E-Mail läuft wieder an. Rückstand wird zugestellt. Nächste Meldung 04:30 Uhr."
    _send(47, "AB", "zwischenstand", "Zwischenstand", "sms", text)
    _add(48, "AB", "state", value="beobachtet")
    _add(55, "AB", "role", step="technik", value="EF")
    _add(72, "EF", "moment", step="drained")
    _add(80, "AB", "state", value="behoben")
    _add(81, "AB", "set", step="Benutzerzahl", value="140")
    action = {"area": "erkennung", "text": "Warnung bei 80 % Belegung einrichten"}
    more = {"owner": "E-Mail-Betrieb", "due": "2026-12-07", "proof": "Testalarm im Protokoll"}
    _add(84, "AB", "action", step="muster-a1", value=action | more)
    action = {"area": "kommunikation", "text": "Ansage der Hotline vorbereiten"}
    more = {"owner": "Service Desk", "due": "2026-12-01", "proof": "Probeanruf"}
    _add(86, "AB", "action", step="muster-a2", value=action | more)
    action = {"area": "handbuch", "text": "Schritt „Platz vergrößern“ ergänzen"}
    more = {"owner": "E-Mail-Betrieb", "due": "2026-12-01", "proof": "Übung im Januar"}
    _add(88, "AB", "action", step="muster-a3", value=action | more)
    _add(90, "AB", "signed", step="einsatzleitung", value="AB")
    _add(91, "AB", "ended")


_play()


def record():
    """Return the record file of the outage, its events in order."""
    own = sorted(_made, key=lambda one: (one["at"], one["logged"], one["seq"]))
    title = "Kein Empfang von außen"
    return {**records.record(own), "incident": {"id": "muster", "title": title, "dry_run": False}}
