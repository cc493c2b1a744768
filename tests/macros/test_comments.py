"""Do the comments of styles and scripts stay in the repository, and nothing else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros import comments

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("// why\na();", "\na();"),
        ("/**\n * What.\n */\nfunction a() {}", "\n\n\nfunction a() {}"),
        ("  /** @param {A} a */\n  b() {}", "\n  b() {}"),
        ("const a = /** @type {A} */ (b);", "const a = /** @type {A} */ (b);"),
        (
            "  /** @type {A} */ ({\n    a: 1, /* two */\n",
            "  /** @type {A} */ ({\n    a: 1, /* two */\n",
        ),
        ('const a = "https://a.example/";', 'const a = "https://a.example/";'),
        ("a.replace(/\\/\\*.*?\\*\\//g, '');", "a.replace(/\\/\\*.*?\\*\\//g, '');"),
    ],
)
def test_scripts(code: str, left: str) -> None:
    assert comments.in_script(code) == left


def test_styles(tmp_path: Path) -> None:
    sheet = (
        "/* why\n   so */\na > b, c :is(d) { e: f(g, h); --i: 1 }\n"
        '@media print { j::before { content: ", { "; k: l }\n}'
    )
    (tmp_path / "sheet.css").write_text(sheet, "utf-8")

    assert comments.styles(tmp_path) == {
        "sheet": 'a > b,c :is(d){e:f(g,h);--i:1}@media print{j::before{content:", { ";k:l}}'
    }
