"""Is the built HTML valid by html-validate's standard and accessibility rules?"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
COMMAND = TESTS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def html_validate(*files):
    """Check files with the project's rules."""
    command = ["node", COMMAND, "--config", TESTS / "htmlvalidate.json", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_pages_are_valid(built_site):
    result = html_validate(*sorted(built_site.rglob("*.html")))

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<p id="a">x</p><p id="a">y</p>', "no-dup-id"),
        ('<p style="color: red">x</p>', "no-inline-style"),
        ("<span><ul></ul></span>", "element-permitted-content"),
        ("<p>x", "no-implicit-close"),
    ],
)
def test_fault_is_found(fault, rule, tmp_path):
    page = tmp_path / "probe.html"
    page.write_text(
        '<!doctype html>\n<html lang="de"><head><title>Probe</title></head>'
        f"<body>{fault}</body></html>",
        "utf-8",
    )

    result = html_validate(page)

    assert result.returncode == 1
    assert rule in result.stdout
