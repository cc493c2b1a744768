"""Does every page carry a strict policy that fits it, and no inline handler or style?"""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup


def faults(html):
    """Tell what a page's policy misses."""
    page = BeautifulSoup(html, "html.parser")
    first, second = page.head.find_all(True)[:2]
    if first.get("charset") != "utf-8" or second.get("http-equiv") != "Content-Security-Policy":
        yield "policy is not right behind the character set"
        return
    policy = second["content"]
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "policy is not strict"
    if re.search(r"https?:|data:|\*", policy):
        yield "policy names a foreign source"
    for element in page.find_all(["script", "style"], src=False):
        digest = hashlib.sha256(element.decode_contents(formatter=None).encode()).digest()
        if base64.b64encode(digest).decode() not in policy:
            yield f"inline {element.name} is not in the policy"
    for element in page.find_all(True):
        yield from (f"{element.name} has {name}" for name in element.attrs if _forbidden(name))


def _forbidden(name):
    return name == "style" or name.startswith("on")


def test_pages_have_a_strict_policy(built_site):
    pages = sorted(built_site.rglob("*.html"))

    assert {str(page): list(faults(page.read_text("utf-8"))) for page in pages} == {
        str(page): [] for page in pages
    }


def test_pages_name_no_foreign_resource(built_site):
    for page in sorted(built_site.rglob("*.html")):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        loaded = [tag["src"] for tag in soup.find_all(src=True)]
        loaded += [tag["href"] for tag in soup.find_all("link", rel=["stylesheet", "icon"])]
        assert not [address for address in loaded if re.match(r"(?:https?:)?//", address)]


HEAD = '<html><head><meta charset="utf-8">{}<style>p{{}}</style></head><body>{}</body></html>'
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=' 'sha256-{}'{}\">"
)
DIGEST = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()


@pytest.mark.parametrize(
    ("policy", "body", "told"),
    [
        ("", "", "policy is not right behind the character set"),
        (POLICY.format(DIGEST, " 'unsafe-inline'"), "", "policy is not strict"),
        (POLICY.format(DIGEST, " https://fonts.example"), "", "policy names a foreign source"),
        (POLICY.format("abc", ""), "", "inline style is not in the policy"),
        (POLICY.format(DIGEST, ""), '<p onclick="x()">', "p has onclick"),
        (POLICY.format(DIGEST, ""), '<p style="color:red">', "p has style"),
    ],
)
def test_weak_policy_is_found(policy, body, told):
    assert told in list(faults(HEAD.format(policy, body)))


def test_sound_policy_passes():
    assert not list(faults(HEAD.format(POLICY.format(DIGEST, ""), "<p>x</p>")))
