"""Takes the comments out of what readers load: on a bad line they are a third of the scripts.

Line numbers of scripts stay, so that an error in a browser points to the line in the repository.
Styles lose the blanks between their rules too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IN_STYLES = re.compile(r"/\*.*?\*/", re.DOTALL)
# Only what fills its lines: text and patterns inside of code may look like a comment.
IN_SCRIPTS = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*$", re.DOTALL | re.MULTILINE
)
# Blanks that only part rules, and texts, which keep theirs.
BLANK = re.compile(r'(?P<kept>"[^"]*")|\s*(?P<brace>[{}])\s*|(?<=[;:,])\s+')
OF_OTHERS = "vendor"


def in_script(code: str) -> str:
    """Empty the lines of comments."""
    return IN_SCRIPTS.sub(lambda match: "\n" * match.group().count("\n"), code)


def in_style(code: str) -> str:
    """Drop the comments, and the blanks that only part rules."""
    bare = IN_STYLES.sub("", code)
    return BLANK.sub(lambda match: match["kept"] or match["brace"] or "", bare).strip()


def styles(folder: Path) -> dict[str, str]:
    """Give what the style sheets of a folder say, by their names, for pages that hold them."""
    return {file.stem: in_style(file.read_text("utf-8")) for file in folder.glob("*.css")}


def drop_in_files(assets: Path) -> None:
    """Drop the comments of style sheets and modules; what others wrote keeps its licence."""
    for bare, ending in ((in_style, "css"), (in_script, "js")):
        for file in assets.rglob(f"*.{ending}"):
            if file.parent.name != OF_OTHERS:
                file.write_text(bare(file.read_text("utf-8")), "utf-8")
