"""Copy what the site takes from others into it: one file each, with licence and version.

`make vendor` runs this after a change of the version in `tests/package.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "tests" / "node_modules"
VENDOR = ROOT / "overrides" / "assets" / "javascripts" / "vendor"

SOURCES = {"lean-qr.js": ("lean-qr", "index.mjs")}


def files() -> dict[Path, str]:
    """Tell the content of every vendored file as it should be."""
    return {VENDOR / name: content(*source) for name, source in SOURCES.items()}


def content(package: str, file: str) -> str:
    """Return the file of a package below its name, version and licence."""
    folder = PACKAGES / package
    about = json.loads((folder / "package.json").read_text("utf-8"))
    licence = (folder / "LICENSE").read_text("utf-8").strip()
    head = (
        f"{package} {about['version']}, {file}, unchanged. Renewed by `make vendor`.\n\n{licence}"
    )
    comment = "\n".join(f"// {line}".rstrip() for line in head.splitlines())
    return f"// @ts-nocheck\n{comment}\n\n{(folder / file).read_text('utf-8').strip()}\n"


if __name__ == "__main__":
    VENDOR.mkdir(exist_ok=True)
    for path, text in files().items():
        path.write_text(text, "utf-8")
