"""How many examples a test is worth whose single example is dear."""

from __future__ import annotations

from hypothesis import settings

FEWEST = 50


def examples(count: int) -> settings:
    """Return settings for so many examples with ``--full``, and for a third of them without."""
    is_full = settings.get_current_profile_name() == "full"
    return settings(max_examples=count if is_full else max(count // 3, FEWEST))
