"""Which tests run on one core where the suite runs on several: those that share what is dear.

Each core has a browser, and pages of the sample, of its own as soon as one of its tests asks for
them. So tests that use them are handed out together, the longest groups first; any other file is
a group by itself. Of those in a browser there is but one group: they wait half of their time, and
two that wait at once leave a core without work.
"""

from __future__ import annotations

from functools import cache

from xdist.scheduler import LoadScopeScheduling

from tests.builders import REPOSITORY

BROWSER = "in a browser"
SAMPLE = "the sample's pages"
LONGEST_FIRST = (BROWSER, SAMPLE)
DRAWN = ("site_at", "snapshot_at")
"""Fixtures by which a file shares the sample's pages."""


@cache
def group_of(path: str) -> str:
    """The group of a test file, by its path in the repository."""
    if path.startswith("tests/browser/"):
        return BROWSER
    text = (REPOSITORY / path).read_text("utf-8")
    return SAMPLE if any(name in text for name in DRAWN) else path


def longest_first(path: str) -> int:
    """Its place among all groups: what takes long must not be begun when all else is done."""
    group = group_of(path)
    return LONGEST_FIRST.index(group) if group in LONGEST_FIRST else len(LONGEST_FIRST)


class Together(LoadScopeScheduling):
    """Hands out group by group, in the order the tests are in."""

    def __init__(self, config, log) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # by their number, which says little of their time

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0])
