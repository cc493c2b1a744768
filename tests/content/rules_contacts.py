"""Rule on contacts: samples are visibly fake, nobody's number and nobody's domain."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

from macros import fields
from macros.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Model

PHONE = re.compile(r"(?<![\w.,:+/-])(?:\+\d{2}|\(?0)[\d ()\N{NO-BREAK SPACE}/-]{5,}\d")
# Bundesnetzagentur, Mitteilung 148/2021: numbers for films and samples, assigned to nobody.
FILM_NUMBERS = re.compile(
    r"0(?:3023125|6990009|4066969|2214710|8999998)\d{3}|"
    r"0(?:15228817386|15228895456|15254599371|1729925904|1729968532|1729973185|1729973186|"
    r"1729980752|1749091317|1749464308|17139200\d\d|176040690\d\d)"
)
ENDINGS = (
    "de|at|ch|li|eu|com|net|org|info|biz|io|gov|edu|mil|int|uk|fr|nl|be|lu|dk|pl|cz|us|"
    "cloud|email|mail|online|app|dev|shop|berlin|koeln|hamburg|bayern|ruhr"
)
DOMAIN = re.compile(rf"(?<![\w.-])(?:[\w-]+\.)+(?:{ENDINGS})(?![\w-]|\.\w)", re.IGNORECASE)
AT = re.compile(r"[\w.+-]@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
# RFC 2606 and 6761: names that never resolve to anybody.
RESERVED = re.compile(r"(?:.*\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))$")
# § 4.5.4.1 is a section of a standard, no address.
NUMBERS = re.compile(
    r"(?<![\w.:-])(?<!§[ \N{NO-BREAK SPACE}])"
    r"(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[\da-f]*:[\da-f:]*:)[\da-f:]{3,})(?![\w.:]|-\w)",
    re.IGNORECASE,
)
# RFC 5737 and 3849: addresses for documents; those of the machine itself are nobody's either.
NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.2.0/24",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "127.0.0.0/8",
        "0.0.0.0/32",
        "2001:db8::/32",
        "::1/128",
        "::/128",
    )
)
# Every number, domain and address has one of these; most lines have none.
SUSPECT = re.compile(r"\d\d|\d\.\d|[\w-]\.[a-z]{2}|::", re.IGNORECASE)
# A source that a text cites is no contact; links.yml follows these links.
CITED = re.compile(r"\]\(https://[^)]*\)|^\s*\[[^\]]+\]: https://\S+")


def contacts_are_fake(model: Model) -> Iterator[Fault]:
    """Contacts: only numbers, domains and addresses that are reserved for samples."""
    for page in model.pages.values():
        for number, line in enumerate(page.lines, 1):
            if not SUSPECT.search(line):
                continue
            for what in _real(CITED.sub("]", line)):
                yield Fault(page.path, number, f"„{what}“ gehört jemandem.", _example(what))
    for field in model.fields.values():
        for what in _real(f"{field.example} {field.longest}  {field.default}"):
            yield Fault(fields.FILE, 1, f"Feld „{field.name}“: „{what}“.", _example(what))


def _real(line: str) -> Iterator[str]:
    for match in PHONE.finditer(line):
        digits = re.sub(r"\D", "", re.sub(r"^\+49 ?(?:\(0\))?", "0", match.group()))
        if not FILM_NUMBERS.fullmatch(digits):
            yield match.group()
    hosts = [*DOMAIN.findall(line), *AT.findall(line)]
    yield from dict.fromkeys(host for host in hosts if not RESERVED.match(host.lower()))
    for match in NUMBERS.finditer(line):
        try:
            address = ipaddress.ip_address(match.group())
        except ValueError:
            continue
        if not any(address in network for network in NETWORKS):
            yield match.group()


def _example(what: str) -> str:
    if re.search(r"[a-z]", what, re.IGNORECASE) and ":" not in what:
        return "mail.beispiel.example"
    return "192.0.2.25" if re.search(r"[.:]", what) else "030 23125-100"
