"""Faults that authors make: what they look like and how they are reported.

A fault is data, never an exception, so one typo cannot end a preview.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A child of "mkdocs": its warnings count in `mkdocs build --strict`.
log = logging.getLogger("mkdocs.mailausfall")


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in an author's file, told in one German line."""

    path: str
    """File below the docs folder, with forward slashes."""
    line: int
    """Line in the file, front matter included; the first line is 1."""
    text: str
    """What is wrong, where (block), and the offending text in quotes."""
    example: str = ""
    """One correct example."""
    breaks: bool = False
    """Whether the page's macros cannot run until it is mended."""

    def __str__(self) -> str:
        example = f" Richtig: {self.example}" if self.example else ""
        return f"{self.path}:{self.line}: {self.text}{example}"


def quote(text: str, limit: int = 60) -> str:
    """Put an author's text in German quotes, shortened to `limit` characters."""
    text = text.strip()
    return f"„{text if len(text) <= limit else text[: limit - 1] + '…'}“"


def report(faults: Iterable[Fault], docs_dir: str) -> None:
    """Log each fault; inside GitHub Actions also annotate its line."""
    for fault in sorted(faults):
        log.warning("%s", fault)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            sys.stdout.write(annotation(fault, docs_dir) + "\n")


def annotation(fault: Fault, docs_dir: str) -> str:
    """Write a fault as a workflow command (GitHub: workflow commands, escaping)."""
    message = f"{fault.text} {fault.example}".strip()
    for char, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(char, escaped)
    return f"::error file={docs_dir}/{fault.path},line={fault.line}::{message}"
