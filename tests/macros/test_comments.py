"""Do the comments of styles and scripts stay in the repository, and nothing else?"""

from __future__ import annotations

import pytest

from macros import comments


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


def test_styles_of_a_page() -> None:
    html = (
        "<style>\n/* why\n   so */\na > b, c :is(d) { e: f(g, h); --i: 1 }\n"
        '@media print { j::before { content: ", { "; k: l }\n}</style><p>/* text: { } */</p>'
    )

    assert comments.drop_inline(html) == (
        "<style>a > b,c :is(d){e:f(g,h);--i:1}"
        '@media print{j::before{content:", { ";k:l}}</style><p>/* text: { } */</p>'
    )
