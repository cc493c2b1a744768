"""The modules of the site as texts in the file, which has no addresses to load them from.

A module under `onefile/modules/` takes the place of the one with its name. `boot.js` makes a blob
of each and puts the addresses of the blobs in the places of the names.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

OWN = Path(__file__).with_name("modules")
SHARED = "shared.js"
"""The module that the build writes."""
ONLY_WEB = frozenset(
    ["start.js", "page/offline.js", "browser/register.js", "search/search-worker.js"]
)
"""What starts a page of the web, keeps the site and asks its server."""
LOADER = "fileModule"
"""The function of `boot.js` that gives the address of a module."""
STATIC = re.compile(r"""(?<![\w.])((?:from|import)\s*)(["'])(\.{1,2}/[^"']+)\2""")
DYNAMIC = re.compile(r"""(?<![\w.])import\((["'])(\.{1,2}/[^"']+)\1\)""")
# A line that is nothing but a comment, or a comment of several lines that begins on its own.
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)


def read(site: Path) -> dict[str, str]:
    """Read the modules of a built site by name, with those of the file in their places."""
    base = site / "assets" / "javascripts"
    found = {_name(file, base): file for file in base.rglob("*.js") if ".min." not in file.name}
    found |= {_name(file, OWN): file for file in OWN.rglob("*.js")}
    return {
        name: file.read_text("utf-8")
        for name, file in sorted(found.items())
        if not name.startswith("lunr/") and name not in ONLY_WEB
    }


def _name(file: Path, base: Path) -> str:
    return file.relative_to(base).as_posix()


def pack(modules: dict[str, str], shared: dict[str, Any]) -> str:
    """Write all modules as one JSON text; `shared` becomes the module of that name."""
    content = json.dumps(shared, ensure_ascii=False, separators=(",", ":"))
    whole = {**modules, SHARED: f"export const shared = {content};\n"}
    codes = {name: by_name(name, without_comments(code)) for name, code in whole.items()}
    return json.dumps(codes, ensure_ascii=False, separators=(",", ":"))


def without_comments(code: str) -> str:
    """Drop the comments that stand in lines of their own: a third of the code."""
    return COMMENT.sub("", code)


def by_name(module: str, code: str) -> str:
    """Let a module name the others from the root: `from "page/step.js"`.

    What it loads later it asks for then, so that two modules may load each other.
    """
    folder = posixpath.dirname(module)

    def name(path: str) -> str:
        return posixpath.normpath(posixpath.join(folder, path))

    code = STATIC.sub(lambda match: f'{match[1]}"{name(match[3])}"', code)
    return DYNAMIC.sub(lambda match: f'import({LOADER}("{name(match[2])}"))', code)
