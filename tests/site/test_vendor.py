"""Is what the site takes from others made from the packages that are pinned?"""

from __future__ import annotations

import vendor


def test_vendored_files_are_what_their_script_makes():
    files = vendor.files()

    assert {path: path.read_text("utf-8") for path in files} == files
    assert set(vendor.VENDOR.iterdir()) == set(files)
