"""Serves files as Pages does: compressed, kept alive, fresh for ten minutes."""

from __future__ import annotations

import gzip
from functools import cache
from io import BytesIO
from pathlib import Path

import conftest

PLAIN = {".png", ".woff2", ".gz"}


@cache
def packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


class CompressedHandler(conftest.QuietHandler):
    """Answers with gzip what a server would compress."""

    def send_head(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix in PLAIN:
            return super().send_head()
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)
