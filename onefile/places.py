"""Places in the file: how its pages and their sections are named, and links to them."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

START = "start/"
"""The first page, whose address below the site is empty."""
SITE = "http://site/"
OUTSIDE = frozenset(["inhalt", "menue"])
"""Places that belong to no page."""


def name(address: str) -> str:
    """Name the place of an address below the site.

    `diagnose/ursachen/rueckstau/#symptom` becomes `rueckstau/symptom`; no two pages of the menu end
    alike, and `modules/browser/address.js` says the same.
    """
    page, _, anchor = address.partition("#")
    if anchor in OUTSIDE:
        return anchor
    return f"{page.removesuffix('/').rpartition('/')[2]}/{anchor}" if page else f"{START}{anchor}"


def resolve(url: str, href: str) -> str:
    """Give the address below the site that a link of the page at `url` leads to."""
    parts = urlsplit(urljoin(SITE + url, href))
    return unquote(f"{parts.path[1:]}#{parts.fragment}" if parts.fragment else parts.path[1:])


def link(url: str, href: str) -> str:
    """Turn a link of the page at `url` into one within the file; other links stay."""
    whole = urljoin(SITE + url, href)
    parts = urlsplit(whole)
    if not whole.startswith(SITE) or not parts.path.endswith("/"):
        return href
    query = f"?{parts.query}" if parts.query else ""
    return f"#{name(resolve(url, href))}{query}"
