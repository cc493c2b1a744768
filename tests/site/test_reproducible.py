"""Do two builds of one commit give the same files, byte for byte?"""

from __future__ import annotations

import hashlib
import json
import re

from conftest import build


def sums(site):
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_second_build_is_the_same(built_site, tmp_path):
    again = tmp_path / "again"

    assert build(again) == ""

    assert sums(again) == sums(built_site)


def test_map_of_the_site_is_dated_by_the_commit(built_site):
    dates = re.findall("<lastmod>(.*?)</lastmod>", (built_site / "sitemap.xml").read_text("utf-8"))
    revision = json.loads((built_site / "runbook.json").read_text("utf-8"))["revision_time"]

    assert set(dates) == {revision[:10]}
