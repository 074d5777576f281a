"""``new``: drafts that pass every check as they are, and that nobody sees until they are none."""

from __future__ import annotations

import json
import shutil

import pytest

from generator.build import read
from generator.cli.arguments import parse
from generator.cli.call import UsageError
from generator.cli.commands import run
from generator.edit import create, stubs
from generator.models.categories import Category
from generator.snapshot import take
from tests.builders import REPOSITORY, at, write_estate

NOON = at("2026-11-25T12:00")
STUBS = sorted({stub.key: stub for stub in stubs().values()}.values(), key=lambda stub: stub.key)


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate")


def new(folder, kind, *more):
    return run(parse(["new", kind, str(folder), *more]), lambda: NOON)


def written(folder, stubs):
    content = read(folder).content
    return [create(folder, stub, content, NOON.date()) for stub in stubs]


def finished(paths):
    """As its author leaves it: no draft any more."""
    for path in paths:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "状态: 草稿" not in line), "utf-8")


def of_new(problems, paths):
    names = {path.name for path in paths}
    return [one for one in problems if one.place.path.rpartition("/")[2] in names]


@pytest.mark.parametrize("is_sample", [False, True], ids=["small estate", "sample"])
def test_every_draft_passes_every_check_as_it_is_and_once_it_is_none(folder, is_sample):
    if is_sample:
        shutil.rmtree(folder)
        shutil.copytree(REPOSITORY / "content", folder / "content")
    paths = written(folder, STUBS)
    assert of_new(read(folder).problems_at(NOON), paths) == []
    finished(paths)
    assert of_new(read(folder).problems_at(NOON), paths) == []


def test_nobody_sees_a_draft_and_everybody_what_is_none_any_more(folder):
    paths = written(folder, STUBS)
    ids = {path.stem for path in paths}

    def shown():
        snapshot = take(read(folder).content, NOON)
        return {one.id for one in (*snapshot.notices, *snapshot.events)} & ids

    assert shown() == set()
    finished(paths)
    assert shown() == ids


def test_there_is_one_for_every_category():
    assert {stub.category for stub in STUBS} == {*Category, None}


def test_its_dates_are_far_enough_ahead_for_the_rules_of_the_place(tmp_path):
    rules = {"rules/test.yaml": "name: 规则\nlead:\n  - {category: water, hours: 100, basis: 试}\n"}
    folder = write_estate(tmp_path / "strict", rules)
    new(folder, "停水")
    assert (folder / "content/notices/20261201-water.md").exists()


@pytest.mark.parametrize("kind", ["water", "停水", " Water "])
def test_a_kind_is_called_by_its_key_or_its_word(folder, kind, capsys):
    assert new(folder, kind) == 0
    assert "已新建 content/notices/20261128-water.md，是草稿" in capsys.readouterr().out


def test_what_is_there_is_never_overwritten(folder, capsys):
    for _ in range(3):
        new(folder, "停水", "--json")
    told = capsys.readouterr().out.replace("}\n{", "},{")
    names = [one["path"].rpartition("/")[2] for one in json.loads(f"[{told}]")]
    assert names == ["20261128-water.md", "20261128-water-2.md", "20261128-water-3.md"]


def test_an_unknown_kind_is_told_with_what_there_is(folder):
    with pytest.raises(UsageError, match=r"没有“停氺”这一类。.*可以写：停水、停电"):
        new(folder, "停氺")
