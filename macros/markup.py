"""HTML output: the only place where attributes and text are escaped."""

from __future__ import annotations

from html import escape


def attributes(values: dict[str, str | bool | None]) -> str:
    """Write attributes in order; `True` writes the bare name, `None` and `False` nothing."""
    parts = []
    for name, value in values.items():
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            parts.append(f' {name}="{escape(value)}"')
    return "".join(parts)


def tag(name: str, values: dict[str, str | bool | None], content: str = "") -> str:
    """Write an element around content that is HTML or Markdown already."""
    return f"<{name}{attributes(values)}>{content}</{name}>"


def void(name: str, values: dict[str, str | bool | None]) -> str:
    """Write an element that has no content, such as `input`."""
    return f"<{name}{attributes(values)}>"


def text(value: str) -> str:
    """Escape text; line breaks become references, so Markdown leaves the block alone."""
    return escape(value, quote=False).replace("\n", "&#10;")
