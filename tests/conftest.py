"""What many tests look at and is dear to make: the repository's own estate, and its site.

Both are made once; the site once for each moment that is asked for, in memory. Where the suite
runs on several cores, tests that share something dear stay together on one of them.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.build import build, render
from generator.reading import read
from generator.snapshot import take
from tests import cores
from tests.builders import REPOSITORY, at, write_estate

# Nothing is timed in a test, and a run that fails must fail again on the next machine. Examples
# that are made slowly mean no more than that the machine has other work. With --full there are as
# many examples as Hypothesis gives by itself.
ALWAYS = {"deadline": None, "derandomize": True, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("full", **ALWAYS)
settings.register_profile("estate", max_examples=50, **ALWAYS)
settings.load_profile("estate")

MEMORY = Path("/dev/shm")
"""A file system in memory, where Linux has one: half the time of a small build is the disk's."""


def pytest_configure(config):
    # Thousands of tests lie in memory all the while, and to look through them for cycles every
    # few hundred objects took a tenth of the suite.
    gc.set_threshold(100_000, 50, 100)
    if not config.option.markexpr:
        settings.load_profile("full")
    if config.option.basetemp is None and sys.platform == "linux" and MEMORY.is_dir():
        config.option.basetemp = tempfile.mkdtemp(prefix="estate-tests-", dir=MEMORY)


def pytest_unconfigure(config):
    """Nothing of a run stays in memory; a failure says all there is to say."""
    base = config.option.basetemp
    if base and Path(base).name.startswith("estate-tests-") and not hasattr(config, "workerinput"):
        shutil.rmtree(base, ignore_errors=True)


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_xdist_make_scheduler(config, log):
    return cores.Together(config, log)


def pytest_collection_finish():
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    """In one process tests keep their order: what failed last time is where it was."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: cores.longest_first(item.nodeid.partition("::")[0]))


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


@pytest.fixture(scope="session")
def built_estate(tmp_path_factory):
    """``built_estate(folder, files, "2026-11-20T12:00")``: a small estate with its site.

    Each is built once, without posters, and copied for every test that begins with it.
    """

    @cache
    def home(files, moment):
        folder = write_estate(tmp_path_factory.mktemp("built") / "estate", dict(files))
        build(folder, folder / "site", read(folder), at(moment))
        return folder

    def copied(folder, files, moment):
        return shutil.copytree(home(frozenset(files.items()), moment), folder)

    return copied
