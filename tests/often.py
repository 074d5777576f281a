"""Parameters that always take part in a test, and those that do with ``--full`` alone."""

from __future__ import annotations

import pytest


def always(*values, more=()):
    """Values of a parameter; ``more`` of them are for ``--full``, as others say nearly as much.

    Values of several parameters are tuples.
    """
    slow = (pytest.param(*_parts(one), marks=pytest.mark.slow) for one in more)
    return [*values, *slow]


def _parts(value):
    return value if isinstance(value, tuple) else (value,)
