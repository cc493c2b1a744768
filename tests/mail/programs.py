"""Other programs of a mail server, laid over the lab: Exim in place of Postfix, Rspamd beside it.

Their packages would push Postfix off the machine, so they only wait in a folder (`make mail-lab`)
and are installed inside the lab. `programs/` says for each which packages, how, and what breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from mail import host
from mail.values import fill

if TYPE_CHECKING:
    from mail.lab import Lab

NO_START = (
    "printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d"
)
INSTALL_SECONDS = 180


@dataclass(frozen=True)
class Break:
    """What breaks in a program, and the id of the check that must turn.

    `undo` is what the page leaves to a person; `leaves` are checks that stay turned after the
    repair, because a log keeps what happened.
    """

    title: str
    inject: str
    turns: str
    undo: str = ""
    leaves: tuple[str, ...] = ()


def install(lab: Lab, name: str) -> None:
    """Install a program on the lab's server and wait until it serves."""
    script = (host.PROGRAMS / name / "install.sh").read_text("utf-8")
    command = f"{NO_START}\nexport DEBIAN_FRONTEND=noninteractive\nset -- {host.WAITING / name}"
    result = lab.run("server", f"{command}\n{script}", INSTALL_SECONDS)
    if result.code != 0:
        raise RuntimeError(f"{name} does not come up:\n{result.output}")


def faults(name: str) -> list[Break]:
    """Read what breaks in a program."""
    entries = yaml.safe_load((host.PROGRAMS / name / "faults.yml").read_text("utf-8"))
    return [
        Break(
            title=one["title"],
            inject=fill(one["inject"]),
            turns=one["turns"],
            undo=fill(one.get("undo", "")),
            leaves=tuple(one.get("leaves", ())),
        )
        for one in entries
    ]
