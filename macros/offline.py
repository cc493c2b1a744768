"""The offline copy of the web edition: which files belong to it, and their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .revision import Revision

WORKER = "offline-worker.js"
# What is wanted first if the line dies while the copy is made: the scripts that record, then the
# phases, and so the page that is read next.
FIRST = ("assets/javascripts/", "assets/stylesheets/", "phasen/")
# What nobody needs without a network: files for programs, for other sites and for debuggers,
# the other editions, and what the theme brings for pages that are not made here.
LEFT_OUT = (
    WORKER,
    "notfallhandbuch.*",
    "*.map",
    "*.schema.json",
    "notfallhandbuch.*",
    "runbook.json",
    "sitemap.xml*",
    "assets/social.png",
    "assets/images/*",
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/stylesheets/main.*",
    "assets/stylesheets/palette.*",
)


def files(site: Path) -> dict[str, str]:
    """Give the address below the root and the hash (as in `integrity`) of each kept file."""
    kept = sorted(_kept(site), key=lambda path: _rank(str(path)))
    return {_address(path): f"sha256-{_digest((site / path).read_bytes())}" for path in kept}


def _rank(path: str) -> int:
    return next((n for n, start in enumerate(FIRST) if path.startswith(start)), len(FIRST))


def _kept(site: Path) -> Iterator[PurePosixPath]:
    for file in sorted(site.rglob("*")):
        path = PurePosixPath(file.relative_to(site).as_posix())
        if file.is_file() and _is_kept(str(path)):
            yield path


def _is_kept(path: str) -> bool:
    return not any(fnmatchcase(path, pattern) for pattern in LEFT_OUT)


def _address(path: PurePosixPath) -> str:
    """Name a page as its links do: `phasen/1-erste-bewertung/`, the first one by nothing."""
    return str(path).removesuffix("index.html") if path.name == "index.html" else str(path)


def _digest(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def write(site: Path, now: Revision) -> None:
    """Tell the worker of a built site what it is to keep; nothing may change afterwards.

    A theme that brings no worker has no offline copy.
    """
    worker = site / WORKER
    if not worker.is_file():
        return
    kept = files(site)
    listing = json.dumps(kept, ensure_ascii=False, indent=0)
    edition = {
        "version": hashlib.sha256(listing.encode()).hexdigest()[:16],
        "date": now.date,
        "files": kept,
    }
    code = worker.read_text("utf-8")
    worker.write_text(f"self.edition = {json.dumps(edition, indent=0)};\n{code}", "utf-8")
