"""Parameters that always take part in a test, and those that do with ``--full`` alone."""

from __future__ import annotations

import pytest


def always(*values, more=()):
    """Values of a parameter; ``more`` of them are for ``--full``, as others say nearly as much.

    Values of several parameters are tuples, or made by ``pytest.param``.
    """
    return [*values, *map(_slow, more)]


def _slow(value):
    if isinstance(value, type(pytest.param())):
        return pytest.param(*value.values, marks=[*value.marks, pytest.mark.slow], id=value.id)
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.slow)
