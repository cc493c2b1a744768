"""Fixtures of all tests: the site built once, its address, the browser."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import sysconfig
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import browser_binary
from onefile import book

ROOT = Path(__file__).parent.parent

# The site lives below a path, as on Pages: an address that starts with "/" shows at once.
BASE_PATH = "mailausfall"

BUILD_SECONDS = 120

# node and lychee are those of this environment, whether or not it is activated
os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])


@pytest.fixture(scope="session")
def built_site(tmp_path_factory) -> Path:
    """Build the site in strict mode; one worker builds, the others wait for its log."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, log = shared / "www" / BASE_PATH, shared / "build.log"
    try:
        site.mkdir(parents=True)
    except FileExistsError:
        deadline = time.monotonic() + BUILD_SECONDS
        while not log.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
    else:
        draft = log.with_suffix(".draft")
        draft.write_text(build(site), encoding="utf-8")
        draft.rename(log)
    if not log.exists():
        pytest.fail(f"Der Bau der Seiten dauert länger als {BUILD_SECONDS} s.", pytrace=False)
    if problems := log.read_text(encoding="utf-8"):
        pytest.fail(problems, pytrace=False)
    return site


def build(site: Path) -> str:
    """Return the log of a failed build, nothing after a good one."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=ROOT,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            "SITE_URL": f"https://mailausfall.example/{BASE_PATH}/",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if result.returncode == 0:
        return ""
    lines = [line for line in result.stdout.splitlines() if line and not line.startswith("INFO")]
    return "\n".join(["mkdocs build --strict:", *lines])


@pytest.fixture(scope="session")
def one_file(built_site, tmp_path_factory) -> Path:
    """Make the one-file edition in a folder of its own, as on a stick."""
    file = tmp_path_factory.mktemp("stick") / "notfallhandbuch.html"
    file.write_text(book.write(built_site), encoding="utf-8")
    return file


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files as Pages does: no listings, no log, the same types on every system."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class has it as a plain dict
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
    }

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def base_url(built_site):
    """Serve the built site below /mailausfall/; `page.goto("vorlagen/")` starts from here."""
    handler = functools.partial(QuietHandler, directory=built_site.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{BASE_PATH}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    binary = browser_binary.find()
    if binary is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(browser_binary.MISSING)
    # a browser that asks nobody outside for updates, news or lists
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    if is_root():
        arguments.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": binary, "args": arguments}


def is_root() -> bool:
    """Tell whether Chromium would refuse its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "de-DE",
        "timezone_id": "Europe/Berlin",
        # most tests look at what the server gives; `browser/test_offline.py` wants the copy
        "service_workers": "block",
    }
