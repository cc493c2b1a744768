"""Finds the Chromium that the browser tests drive, and gets one where there is none.

As a command (`python tests/browser_binary.py`) it prepares the machine; tests only call `find`.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = (
    "Kein Browser für die Tests: Chromium oder Google Chrome installieren "
    "oder CHROMIUM=/pfad/zum/programm setzen."
)

# The shell draws no window of its own: the same pages take half the work.
SHELL = "chromium-headless-shell"
COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MACOS_APPS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
)
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

# Prints where the installed Playwright expects its own Chromium. A process of its own,
# because Playwright refuses a second start inside a running test session.
OWN_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@functools.cache
def find() -> Path | None:
    """Return the first browser that starts: $CHROMIUM, an installed one, Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        if not starts(Path(named)):
            raise FileNotFoundError(f"CHROMIUM={named} lässt sich nicht starten.")
        return Path(named)
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[Path]:
    """Name the usual places of the three systems, then Playwright's."""
    for command in COMMANDS:
        if path := shutil.which(command):
            yield Path(path)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / app for app in MACOS_APPS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if root := os.environ.get(variable):
            yield from (Path(root) / program for program in WINDOWS_PROGRAMS)
    own = subprocess.run([sys.executable, "-c", OWN_BROWSER], capture_output=True, text=True)
    if own.returncode == 0:
        yield Path(own.stdout.strip())


def starts(path: Path) -> bool:
    """Tell whether the program is there and runs: a missing library shows only then."""
    if not path.is_file():
        return False
    if sys.platform == "win32":  # `--version` opens a window there
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def is_root() -> bool:
    """Tell whether Chromium would refuse its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> None:
    """Take Debian's package or else Playwright's download; a failure shows in the next `find`."""
    if is_debian_root():
        print(f"Debians Paket {SHELL} wird installiert.", flush=True)
        run("apt-get", "update", "--quiet")
        run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", SHELL)
        find.cache_clear()
    if find() is None:
        print("Kein Browser gefunden: Playwright lädt Chromium.", flush=True)
        run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
        find.cache_clear()


def run(*command: str) -> None:
    """Run a command quietly and print the end of its output if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode != 0:
        print(*result.stdout.splitlines()[-3:], sep="\n", flush=True)


def is_debian_root() -> bool:
    """Tell whether apt-get may be used: on Ubuntu its `chromium` is only a link to a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text().splitlines() and is_root()


def main() -> int:
    """Prepare the browser; only CI insists on one, elsewhere its tests are skipped."""
    is_ci = bool(os.environ.get("CI"))
    if find() is None or (is_ci and is_debian_root() and not shutil.which(SHELL)):
        install()
    if path := find():
        print(f"Browser für die Tests: {path}")
        return 0
    print(MISSING)
    return 1 if is_ci else 0


if __name__ == "__main__":
    sys.exit(main())
