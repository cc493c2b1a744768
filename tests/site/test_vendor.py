"""Is what the site takes from others the very file that its package ships?"""

from __future__ import annotations

import vendor


def test_vendored_files_are_unchanged():
    files = vendor.files()

    assert {path: path.read_text("utf-8") for path in files} == files
    assert set(vendor.VENDOR.iterdir()) == set(files)
