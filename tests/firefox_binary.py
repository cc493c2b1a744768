"""Finds a Firefox for the tests of the one-file edition and starts it by WebDriver BiDi."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

MISSING = "Firefox fehlt: apt-get install firefox-esr"
# Playwright turns this off; readers have it: each file is an origin of its own.
PREFERENCES: dict[str, Any] = {"security.fileuri.strict_origin_policy": True}


def find() -> str | None:
    """Return the program, nothing if there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def launch(playwright: Playwright) -> Browser:
    """Start it with an empty profile."""
    return playwright.firefox.launch(
        channel="moz-firefox", executable_path=find(), firefox_user_prefs=PREFERENCES
    )


def launch_profile(playwright: Playwright, profile: Path) -> tuple[BrowserContext, Page]:
    """Start it with a profile that outlives it."""
    context = playwright.firefox.launch_persistent_context(
        profile, channel="moz-firefox", executable_path=find(), firefox_user_prefs=PREFERENCES
    )
    return context, context.pages[0] if context.pages else context.new_page()


def kill(profile: Path) -> None:
    """End the Firefox of a profile and all its helpers at once, without a last word."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if str(profile).encode() in words:
            os.killpg(os.getpgid(int(process.name)), signal.SIGKILL)
