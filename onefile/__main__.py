"""`python -m onefile site`: make `notfallhandbuch.html` and its check sum in a built site."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from . import book

FILE = "notfallhandbuch.html"


def main(site: Path) -> None:
    """Write the file, and its sum as `sha256sum --check` reads it."""
    data = book.write(site).encode()
    (site / FILE).write_bytes(data)
    (site / f"{FILE}.sha256").write_text(f"{hashlib.sha256(data).hexdigest()}  {FILE}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
