"""Does a shared link show the card of this site, by a whole address, and only if it has one?"""

from __future__ import annotations

import struct

import pytest
from bs4 import BeautifulSoup

SITE = "https://mailausfall.example/mailausfall/"
WANTED = ("og:title", "og:description", "og:url", "og:image")


def faults(html):
    """Tell what a page's card misses; a page without an address of its own has none."""
    page = BeautifulSoup(html, "html.parser")
    card = {meta["property"]: meta["content"] for meta in page.find_all("meta", property=True)}
    if not page.find("link", rel="canonical"):
        yield from (f"card without an address: {name}" for name in card)
        return
    yield from (f"no {name}" for name in WANTED if not card.get(name))
    for name in ("og:url", "og:image"):
        if not card.get(name, SITE).startswith(SITE):
            yield f"not a whole address: {name}"


def test_pages_have_a_card(built_site):
    pages = sorted(built_site.rglob("*.html"))

    assert {str(page): list(faults(page.read_text("utf-8"))) for page in pages} == {
        str(page): [] for page in pages
    }


@pytest.mark.parametrize(
    ("name", "size", "most"),
    [
        ("social.png", (1200, 630), 60_000),
        ("apple-touch-icon.png", (180, 180), 5_000),
        ("icon-512.png", (512, 512), 10_000),
    ],
)
def test_picture_has_its_size_and_is_light(name, size, most, built_site):
    data = (built_site / "assets" / name).read_bytes()

    assert struct.unpack(">II", data[16:24]) == size  # the header of a PNG
    assert len(data) <= most


CARD = "".join(f'<meta property="{name}" content="{SITE}x">' for name in WANTED)
CANONICAL = f'<link rel="canonical" href="{SITE}">'


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (CANONICAL + CARD.replace("og:title", "title"), "no og:title"),
        (CANONICAL + CARD.replace(f'g:image" content="{SITE}', 'g:image" content="/'), "not a"),
        (CARD, "card without an address: og:title"),
    ],
)
def test_wrong_card_is_found(html, told):
    assert not list(faults(CANONICAL + CARD))

    assert next(faults(html)).startswith(told)
