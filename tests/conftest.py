"""Fixtures of all tests: the site built once, its address, the browser."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import browser_binary
from browser_binary import is_root
from onefile import book
from paper import press
from paper.book import Book

ROOT = Path(__file__).parent.parent

# The site lives below a path, as on Pages: an address that starts with "/" shows at once.
BASE_PATH = "mailausfall"
PUBLISHED = f"https://mailausfall.example/{BASE_PATH}/"

BUILD_SECONDS = 120
PAPER_SECONDS = 600

# node and lychee are those of this environment, whether or not it is activated
os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Begin with the mail lab, which waits more than it works; the printed book is slow."""
    items.sort(key=lambda item: item.path.parent.name != "mail")
    for item in items:
        if "paper_edition" in item.fixturenames:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory) -> Path:
    """Build the site in strict mode."""
    folder = shared_folder(tmp_path_factory)
    site = folder / "www" / BASE_PATH
    made_once(folder / "build", BUILD_SECONDS, lambda: build(site))
    return site


@pytest.fixture(scope="session")
def paper_edition(built_site, browser, tmp_path_factory) -> Path:
    """Print the site as a book; $PAPER_EDITION keeps a copy to look at."""
    folder = shared_folder(tmp_path_factory)
    pdf = folder / "notfallhandbuch.pdf"

    def make():
        pdf.write_bytes(press.make(Book(built_site), browser))
        if kept := os.environ.get("PAPER_EDITION"):
            shutil.copy(pdf, kept)
        return ""

    made_once(folder / "paper", PAPER_SECONDS, make)
    return pdf


def shared_folder(tmp_path_factory) -> Path:
    """Return the folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(place: Path, seconds: int, make) -> None:
    """Let one worker make something while the others wait; what is in its log is a failure."""
    log = place.with_suffix(".log")
    try:
        place.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + seconds
        while not log.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
    else:
        draft = log.with_suffix(".draft")
        try:
            draft.write_text(make(), encoding="utf-8")
        except Exception as error:
            draft.write_text(repr(error), encoding="utf-8")
            raise
        finally:
            draft.rename(log)
    if not log.exists():
        pytest.fail(f"{place.name} dauert länger als {seconds} s.", pytrace=False)
    if problems := log.read_text(encoding="utf-8"):
        pytest.fail(problems, pytrace=False)


def build(site: Path) -> str:
    """Return the log of a failed build, nothing after a good one."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=ROOT,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            "SITE_URL": PUBLISHED,
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


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "de-DE",
        "timezone_id": "Europe/Berlin",
        # most tests look at what the server gives; `browser/test_offline.py` wants the copy
        "service_workers": "block",
    }
