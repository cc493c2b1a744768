"""Does the lab serve its users, leave the host alone, and do the site's checks stay quiet on it?"""

from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path

import pytest

from mail import health, score
from mail.lab import Lab
from mail.values import fill

LOCALES = ["C.UTF-8", pytest.param("de_DE.UTF-8", marks=pytest.mark.slow)]

MAIL_ALL_THE_TIME = f"""
until [ -e /tmp/enough ]; do
  {health.FROM_OUTSIDE.format(tag="traffic")} -t bernd@{{{{DOMAIN}}}}
done
"""

FORBIDDEN = (
    "date -s 2020-01-01",
    "sysctl -w kernel.panic=1",
    "modprobe dummy",
    "hwclock --systohc",
)


@contextlib.contextmanager
def traffic(lab):
    """Let mail come in while the body runs."""
    sender = threading.Thread(target=lab.run, args=("client", fill(MAIL_ALL_THE_TIME), 300))
    sender.start()
    try:
        yield
    finally:
        lab.run("client", "touch /tmp/enough")
        sender.join()


def test_users_are_served():
    with Lab() as lab:
        assert health.failures(lab) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_check_raises_a_false_alarm(locale, site):
    with Lab(locale) as lab:
        health.failures(lab)
        with traffic(lab):
            rounds = [score.ask(lab, site.runnable) for _ in range(2)]

    answers = [pair for one in rounds for pair in one.items()]
    assert {name: answer.output for name, answer in answers if answer.faulty} == {}
    assert {name: answer.broken for name, answer in answers if answer.broken} == {}


def host_files():
    return sorted((path, path.lstat().st_mtime) for path in Path("/etc").rglob("*"))


def test_host_stays_untouched():
    files, name = host_files(), socket.gethostname()

    with Lab() as lab:
        for command in FORBIDDEN:
            assert lab.run("server", command).code != 0, command
        lab.run("server", "touch /etc/mail-lab; hostname changed")

    assert host_files() == files
    assert socket.gethostname() == name
    assert not lab.folder.exists()
