"""The modules of the site in one import map, for a file has no addresses to load them from.

A module under `onefile/modules/` takes the place of the one with its name. Each becomes a `data:`
address; modules name each other by bare names, for relative ones mean nothing there
(https://html.spec.whatwg.org/multipage/webappapis.html#import-maps).
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
IMPORT = re.compile(r"""(?<![\w.])((?:from|import)\s*\(?\s*)(["'])(\.{1,2}/[^"']+)\2""")
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)


def read(site: Path) -> dict[str, str]:
    """Read the modules of a built site by name, with those of the file in their places."""
    base = site / "assets" / "javascripts"
    found = {name(file, base): file for file in base.rglob("*.js") if ".min." not in file.name}
    found |= {name(file, OWN): file for file in OWN.rglob("*.js")}
    return {
        module: file.read_text("utf-8")
        for module, file in sorted(found.items())
        if not module.startswith("lunr/")
    }


def name(file: Path, base: Path) -> str:
    """Name a module by its path: `page/checklist.js`."""
    return file.relative_to(base).as_posix()


def import_map(modules: dict[str, str], shared: dict[str, Any]) -> str:
    """Write the import map of all modules; `shared` becomes the module of that name."""
    content = json.dumps(shared, ensure_ascii=False, separators=(",", ":"))
    all_ = {**modules, SHARED: f"export const shared = {content};\n"}
    addresses = {
        module: address(with_bare_names(module, without_comments(code)))
        for module, code in all_.items()
    }
    return json.dumps({"imports": addresses}, ensure_ascii=False, separators=(",", ":"))


def without_comments(code: str) -> str:
    """Drop the comments that stand in lines of their own: a third of the code."""
    return COMMENT.sub("", code)


def with_bare_names(module: str, code: str) -> str:
    """Let a module name the others by their names in the map."""
    folder = posixpath.dirname(module)
    return IMPORT.sub(
        lambda match: f'{match[1]}"{posixpath.normpath(posixpath.join(folder, match[3]))}"',
        code,
    )


def address(code: str) -> str:
    """Write a module as a `data:` address; what is not escaped may stand there.

    https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
    """
    for char, escaped in (("%", "%25"), ("#", "%23"), ("\n", "%0A"), ("\t", "%09"), ("\r", "%0D")):
        code = code.replace(char, escaped)
    return f"data:text/javascript,{code}"
