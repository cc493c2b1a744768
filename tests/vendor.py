"""Copy what the site takes from others into it: one file each, with licence and version.

`make vendor` runs this after a change of the version in `tests/package.json`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "tests" / "node_modules"
VENDOR = ROOT / "overrides" / "assets" / "javascripts" / "vendor"

SOURCES = {
    "lean-qr.js": ("lean-qr", "index.mjs"),
    "minisearch.js": ("minisearch", "dist/es/index.js"),
}


def files() -> dict[Path, str]:
    """Tell the content of every vendored file as it should be."""
    return {VENDOR / name: content(*source) for name, source in SOURCES.items()}


def content(package: str, file: str) -> str:
    """Return the file of a package below its name, version and licence."""
    folder = PACKAGES / package
    about = json.loads((folder / "package.json").read_text("utf-8"))
    licence = next(folder.glob("LICENSE*")).read_text("utf-8").strip()
    head = f"{package} {about['version']}, {file}, minified. Renewed by `make vendor`.\n\n{licence}"
    comment = "\n".join(f"// {line}".rstrip() for line in head.splitlines())
    return f"// @ts-nocheck\n{comment}\n\n{minified(folder / file)}\n"


def minified(file: Path) -> str:
    """Return a module without comments, blanks and long names."""
    terser = PACKAGES / "terser" / "bin" / "terser"
    command = ["node", terser, file, "--module", "--compress", "--mangle", "--comments", "false"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    VENDOR.mkdir(exist_ok=True)
    for path, text in files().items():
        path.write_text(text, "utf-8")
