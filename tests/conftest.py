"""What many tests look at and is dear to make: the repository's own estate, and its site.

Both are made once; the site once for each moment that is asked for, in memory.
"""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import settings

from generator.build import read, render
from generator.snapshot import take
from tests.builders import REPOSITORY, at

# Nothing is timed in a test, and a run that fails must fail again on the next machine.
settings.register_profile("estate", deadline=None, derandomize=True)
settings.load_profile("estate")


@pytest.fixture(scope="session")
def sample():
    """The repository's content as it was read: records, content, problems."""
    return read(REPOSITORY)


@pytest.fixture(scope="session")
def snapshot_at(sample):
    """The sample as of a moment: ``snapshot_at("2026-11-25T12:00")``."""

    @cache
    def taken(moment):
        return take(sample.content, at(moment))

    return taken


@pytest.fixture(scope="session")
def site_at(snapshot_at):
    """Every file of the sample's site at a moment, ``{path: bytes}``."""

    @cache
    def rendered(moment):
        files, problems = render(snapshot_at(moment), REPOSITORY)
        assert not problems
        return files

    return rendered
