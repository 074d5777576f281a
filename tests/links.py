"""Links between files, where this system makes any."""

from __future__ import annotations

import pytest


def link(path, target, *, is_folder=False):
    """Skips the test where there can be none."""
    try:
        path.symlink_to(target, target_is_directory=is_folder)
    except OSError:
        pytest.skip("Windows lets only administrators make links")
    if not path.is_symlink():
        pytest.skip("Wine makes no links")
