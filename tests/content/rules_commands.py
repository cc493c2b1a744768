"""Rules on shell commands: sound, the same in every language, harmless unless marked."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from content.commands import Command, commands
from macros import items
from macros.errors import Fault, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.fields import Field
    from macros.model import Model

SHELL = "bash"
# `cd … || exit` would end the session of whoever pastes the command.
ALLOWED = "SC2164"
# As much as a phone shows in three lines: a command must be read before it is pasted.
LONGEST_LINE = 100
# What a program's own words must stand behind: beginning, pipe, list, group, sudo.
START = r"(?:^|[;&|({`]|\$\(|\b(?:then|do|else|sudo|time|xargs|exec)\b|timeout +\S+)\s*"
ENVIRONMENT = r"(?P<environment>(?:\w+=\S* +)*)"
# Programs whose output has other words, or other names of months, on a German system. Read from
# the catalogues of coreutils, procps, util-linux, apt, dpkg, iputils and the time formats of glibc.
TRANSLATED = {
    "words": re.compile(
        rf"{START}{ENVIRONMENT}(?P<program>df|stat|free|uptime|w|vmstat|top|ping6?|fdisk|ufw|"
        r"apt-cache|apt-get +-s|apt +list|dpkg +-[ls]|timedatectl|systemctl +status)(?![\w./=-])"
    ),
    "months": re.compile(
        rf"{START}{ENVIRONMENT}(?P<program>date|journalctl|ls(?= +(?:-\S+ +)*-\w*l)|"
        r"dmesg(?= +(?:-\S+ +)*(?:-\w*T|--ctime)))(?![\w./=-])(?P<rest>[^|;&]*)"
    ),
}
NEUTRAL = re.compile(r"\bLC_(?:ALL|TIME)=C\b")
# What prints no name of a month, or nothing at all.
NUMERIC = re.compile(
    r"(?:-o|--output)[ =]?(?:cat|json|short-(?:iso|unix|monotonic|full))|--(?:vacuum|disk-usage|"
    r"rotate|verify|flush|sync)|\+['\"]?(?:[^%]|%[^aAbBcprxXhP])*$|-I|--iso|--rfc-3339|--time-style"
)
DESTRUCTIVE = re.compile(
    rf"{START}(?:\w+=\S* +)*(?P<verb>rm|shred|unlink|truncate|mkfs(?:\.\w+)?|mke2fs|wipefs|dd|"
    r"postsuper +(?:\S+ +)*-d|postqueue +-d|doveadm +(?:\S+ +)*(?:expunge|mailbox +delete)|"
    r"exim4? +-Mrm|userdel|lvremove|vgremove|pvremove|xfs_repair +(?:\S+ +)*-L|"
    r"fsck(?:\.\w+)? +(?:\S+ +)*-y|e2fsck +(?:\S+ +)*-y|journalctl +(?:\S+ +)*--vacuum\S*|"
    r"apt(?:-get)? +(?:\S+ +)*purge|git +(?:reset +--hard|clean)|rndc +delzone)(?![\w.-])|"
    r"(?P<find>\bfind\b[^|;&]* -delete\b)|"
    r"(?P<sql>\b(?:DROP +(?:TABLE|DATABASE)|DELETE +FROM|TRUNCATE +TABLE)\b)|"
    r"(?:^|[;&]\s*):?\s*(?P<empty>>) *[/\w\"$]",
    re.IGNORECASE | re.MULTILINE,
)
# A file that the command made for itself may go again; nothing else in the same `rm`.
TEMPORARY = re.compile(r"\b(\w+)=\$\(mktemp\b")
# Paths, names and addresses of the test bed; a page prints fields instead.
TEST_BED = re.compile(
    r"/lab/|labpki|/etc/ssl/mail/|\b(?:\w+\.)*(?:beispiel|partner|office|provider)\.test\b|"
    r"\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+"
)
_complaints: dict[str, list[tuple[int, str]]] = {}


def shell_is_sound(model: Model) -> Iterator[Fault]:
    """Let shellcheck read every command, its fields filled with their examples."""
    found = [one for one in commands(model) if one.shell == "sh"]
    _read({filled(one.text, model.fields) for one in found})
    for one in found:
        for line, text in _complaints[filled(one.text, model.fields)]:
            yield Fault(one.path, one.line + line, text, "shellcheck, gleiche Nummer im Wiki")


def filled(text: str, fields: dict[str, Field]) -> str:
    """Fill a command with the example of each field."""
    return items.FIELD.sub(lambda match: fields[match["name"]].example, text)


def _read(texts: set[str]) -> None:
    """Ask shellcheck once about all commands that it has not read yet."""
    new = sorted(texts - _complaints.keys())
    if not new:
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.sh") for number in range(len(new))]
        for file, text in zip(files, new, strict=True):
            file.write_text(text + "\n", "utf-8")
        command = ["shellcheck", f"--shell={SHELL}", "--format=json", f"--exclude={ALLOWED}"]
        command += map(str, files)
        answer = subprocess.run(command, capture_output=True, text=True).stdout
    _complaints.update({text: [] for text in new})
    for one in json.loads(answer):
        text = new[int(Path(one["file"]).stem)]
        _complaints[text].append((one["line"], f"SC{one['code']}: {one['message']}"))


def is_readable_on_a_phone(model: Model) -> Iterator[Fault]:
    """A command of a step or a systematic pass has short lines: it is read before it is run."""
    for one, number, line in _lines(model):
        is_check_of_cause = one.platform and "/ursachen/" in one.path
        if not is_check_of_cause and len(line) > LONGEST_LINE:
            text = f"Befehl hat {len(line)} Zeichen in einer Zeile, höchstens {LONGEST_LINE}."
            yield Fault(one.path, number, text, "ein Befehl je Zeile, lange mit \\ umbrechen")


def speaks_one_language(model: Model) -> Iterator[Fault]:
    """A command prints the same words on a German system: what is compared must not change."""
    for one, number, line in _lines(model):
        for name, pattern in TRANSLATED.items():
            for match in pattern.finditer(line):
                is_numeric = name == "months" and NUMERIC.search(match["rest"])
                is_set = NEUTRAL.search(match["environment"]) or "export LC_ALL=C" in one.text
                if not is_set and not is_numeric:
                    text = f"{quote(match['program'])} ohne LC_ALL=C."
                    yield Fault(one.path, number, text, f"LC_ALL=C {match['program']} …")


def destroys_only_if_marked(model: Model) -> Iterator[Fault]:
    """What deletes or overwrites for good stands in steps marked so, never in a check (L19)."""
    for one, number, line in _lines(model):
        kept = _without_own_files(one.text, line)
        if not one.is_irreversible and (match := DESTRUCTIVE.search(kept)):
            text = f"{quote(match.group())} löscht, der Schritt ist nicht als unumkehrbar markiert."
            yield Fault(one.path, number, text, "<!-- unumkehrbar -->")


def _without_own_files(text: str, line: str) -> str:
    """Take out of a line each `rm` of one file that the command made with mktemp."""
    for name in TEMPORARY.findall(text):
        line = re.sub(rf'\brm +(?:-[fr]+ +)?"\${name}"(?=\s*(?:[;&|)}}]|$))', ":", line)
    return line


def knows_no_test_bed(model: Model) -> Iterator[Fault]:
    """No command prints what exists only where the commands are proven."""
    for one, number, line in _lines(model):
        if match := TEST_BED.search(line):
            text = f"{quote(match.group())} gibt es nur im Labor."
            yield Fault(one.path, number, text, "ein Feld: [[Zertifikatsdatei]], [[Mailserver]]")


def _lines(model: Model) -> Iterator[tuple[Command, int, str]]:
    for one in commands(model):
        if one.shell == "sh":
            for offset, line in enumerate(one.text.split("\n"), 1):
                if not line.lstrip().startswith("#"):
                    yield one, one.line + offset, line
