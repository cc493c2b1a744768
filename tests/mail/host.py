"""The machine the lab runs on: what it lacks, and how the packages come there.

As a command (`make mail-lab`) it installs them, and fetches those of `programs/`, which are only
installed inside the lab. Tests only ask what is missing.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = Path(__file__).with_name("packages.txt").read_text("utf-8").split()
PROGRAMS = Path(__file__).with_name("programs")
WAITING = Path("/var/cache/mail-lab")
POLICY = Path("/usr/sbin/policy-rc.d")

NOT_DEBIAN = "Kein Maillabor: es braucht Debian 12."
NOT_ROOT = "Kein Maillabor: es braucht root."
NOT_ALLOWED = "Kein Maillabor: hier sind Namensräume, overlay oder Loop-Geräte nicht erlaubt."
NOT_INSTALLED = "Kein Maillabor: es fehlen {} Debian-Pakete, siehe `make mail-lab`."
NOT_WAITING = "Kein Labor für {}: seine Pakete fehlen, siehe `make mail-lab`."
NOT_THROWAWAY = (
    "make mail-lab installiert Postfix, Dovecot und andere Dienste, die beim nächsten Start "
    "dieses Rechners liefen.\nNur in CI oder auf einem Wegwerf-Rechner: make mail-lab THROWAWAY=yes"
)

# What guest.sh and lab.py will do, on a small scale
PROBE = """
set -e
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work overlay /mnt/root
mount -t cgroup2 cgroup2 /mnt/work
losetup --find
! command -v ip || ip link add probe type veth
"""
NAMESPACES = ("-m", "-n", "-p", "-u", "-i", "-C", "-f", "--propagation", "private")


@functools.cache
def missing() -> str:
    """Return in one line what the lab lacks here, nothing where it can run."""
    if complaint := unsuitable():
        return complaint
    if absent := absent_packages():
        return NOT_INSTALLED.format(len(absent))
    return ""


def unsuitable() -> str:
    """Return what no package can mend: the system, the user, its rights."""
    if not is_debian_12():
        return NOT_DEBIAN
    if os.geteuid() != 0:
        return NOT_ROOT
    if run("unshare", *NAMESPACES, "bash", "-c", PROBE):
        return NOT_ALLOWED
    return ""


def is_debian_12() -> bool:
    """Tell whether paths, units and versions are those the faults were measured with."""
    release = Path("/etc/os-release")
    lines = release.read_text("utf-8").splitlines() if release.is_file() else []
    return "ID=debian" in lines and 'VERSION_ID="12"' in lines


def absent_packages() -> list[str]:
    """Return the packages that are not installed."""
    query = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n"]
    listed = subprocess.run([*query, *PACKAGES], capture_output=True, text=True).stdout
    return [name for name in PACKAGES if f"{name} installed" not in listed.splitlines()]


def install() -> None:
    """Install the packages; none of their services is started."""
    forbids_start = not POLICY.exists()
    if forbids_start:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        if complaint := run("apt-get", "update", "--quiet") or run(
            *("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", *PACKAGES)
        ):
            sys.exit(complaint)
    finally:
        if forbids_start:
            POLICY.unlink()


def program_names() -> list[str]:
    """Name the programs of `programs/`."""
    return sorted(path.parent.name for path in PROGRAMS.glob("*/packages.txt"))


def missing_program(name: str) -> str:
    """Return in one line whether the packages of a program are missing, else nothing."""
    waiting = len(list((WAITING / name).glob("*.deb")))
    return "" if waiting == len(program_packages(name)) else NOT_WAITING.format(name)


def program_packages(name: str) -> list[str]:
    """Return the packages of a program that the lab does not have anyway."""
    return (PROGRAMS / name / "packages.txt").read_text("utf-8").split()


def fetch_programs() -> None:
    """Fetch the packages that are only installed inside the lab."""
    for name in program_names():
        if not missing_program(name):
            continue
        folder = WAITING / name
        shutil.rmtree(folder, ignore_errors=True)  # an older version of a package
        folder.mkdir(parents=True)
        command = ("apt-get", "download", "--quiet", *program_packages(name))
        if complaint := run(*command, folder=folder):
            sys.exit(complaint)


def run(*command: str, folder: Path | None = None) -> str:
    """Run a command quietly; return the end of its output if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        command,
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    last = "\n".join(result.stdout.splitlines()[-3:])
    return "" if result.returncode == 0 else last or f"code {result.returncode}"


def main() -> None:
    """Install what is missing, but only where nobody minds."""
    if not (os.environ.get("CI") or os.environ.get("THROWAWAY")):
        sys.exit(NOT_THROWAWAY)
    if complaint := unsuitable():
        sys.exit(complaint)
    if absent_packages():
        install()
    fetch_programs()


if __name__ == "__main__":
    main()
