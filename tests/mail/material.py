"""What both machines share: the authority, certificates, the DKIM key; made anew for each lab."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mail.values import VALUES

AUTHORITY = Path(__file__).with_name("ca.sh")


def make_material(folder: Path) -> None:
    """Fill a new folder; `guest.sh` copies it to /lab/material."""
    folder.mkdir()
    _run(AUTHORITY, "init", folder / "ca")
    for name, host in (("server", VALUES["MX_HOST"]), ("partner", VALUES["EXT_MX"])):
        _run(AUTHORITY, "issue", folder / "ca", folder / name, host, "-10 days", "+80 days")
    selector = VALUES["SELECTOR"]
    _run("opendkim-genkey", "-b", "1024", "-d", VALUES["DOMAIN"], "-s", selector, "-D", folder)
    record = (folder / f"{selector}.txt").read_text()
    (folder / "dkim.txt").write_text(record[record.index("(") : record.rindex(")") + 1])
    (folder / f"{selector}.private").rename(folder / "dkim.private")


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
