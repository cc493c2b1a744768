"""Takes the comments out of what readers load: on a bad line they are a third of the scripts.

Line numbers stay, so that an error in a browser points to the line in the repository.
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
STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
OF_OTHERS = "vendor"


def drop(code: str, pattern: re.Pattern[str]) -> str:
    """Empty the lines of comments."""
    return pattern.sub(lambda match: "\n" * match.group().count("\n"), code)


def drop_inline(html: str) -> str:
    """Drop the comments of a page's own styles, and the blanks that only part rules."""
    return STYLE.sub(lambda match: _tight(drop(match.group(), IN_STYLES)), html)


def _tight(styles: str) -> str:
    return BLANK.sub(lambda match: match["kept"] or match["brace"] or "", styles)


def drop_in_files(assets: Path) -> None:
    """Drop the comments of style sheets and modules; what others wrote keeps its licence."""
    for pattern, ending in ((IN_STYLES, "css"), (IN_SCRIPTS, "js")):
        for file in assets.rglob(f"*.{ending}"):
            if file.parent.name != OF_OTHERS:
                file.write_text(drop(file.read_text("utf-8"), pattern), "utf-8")
