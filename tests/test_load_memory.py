"""Remembering what files said: whatever was edited, it is as if all had been read anew.

The desk remembers as long as it is open; what a build has kept, the next process knows.
"""

from __future__ import annotations

import json
import os
import shutil

import pytest

from generator.build import empty
from generator.cli import main
from generator.kinds.table import KINDS
from generator.load import Memory, load
from generator.memory import Notes, program
from tests.builders import REPOSITORY, built, files_below, notice_file, write_estate
from tests.faults import CASES, make_faulty
from tests.often import always
from tests.one_of_each import RECORDS, typed

WATER = "notices/20261125-water.md"
PATH = f"content/{WATER}"
KEPT = ".estate/cache/content/said"
NOTICE = "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n---\n请提前备水。\n"
BROKEN = NOTICE.replace("2026-11-25", "2026-02-30")
THIRTY = REPOSITORY / "tests" / "sites" / "thirty"
FEW = CASES[::10]
EDITS = {
    "same": NOTICE,
    "other": NOTICE.replace("二栋", "三栋"),
    "broken": BROKEN,
    "empty": "",
    "cut off": NOTICE[:9],
    "no text": b"\xff\xfe\x00",
    "gone": None,
}


def edited(folder, text):
    (folder / PATH).unlink(missing_ok=True)
    return write_estate(folder, {WATER: text})


def kept(folder, notes=None):
    """Read a folder as a build does, which keeps what its files said there, or in ``notes``."""
    memory = Memory(notes or folder)
    memory.keep(load(folder, memory=memory).marks)
    return folder


def everything(records):
    """Return all that was read, and its order, of which the equality of mappings says nothing."""
    found = [(kind, one) for kind, every in records.lists.items() for one in every]
    found += [((one.language, one.original, one.kind), one.sourced) for one in records.translations]
    details = [
        (name, type(one.value), [*one.places.items()], [*one.typed.items()], json.dumps(one.plain))
        for name, one in found
    ]
    return records, details, [one.sentence() for one in records.problems]


def never(path, _data):
    raise AssertionError(f"{path} was read again")


@pytest.mark.parametrize("first", EDITS)
@pytest.mark.parametrize("second", EDITS)
def test_what_is_remembered_is_what_is_read(tmp_path, first, second):
    memory = Memory(tmp_path)
    for edit in (first, second, first):
        folder = edited(tmp_path, EDITS[edit])
        assert load(folder, memory=memory) == load(folder)
        assert everything(load(folder, memory=Memory(folder))) == everything(load(folder))
        memory.keep(load(folder).marks)


def test_a_file_is_read_once_as_long_as_its_bytes_are_the_same(tmp_path):
    memory, read = Memory(tmp_path), []
    folder = write_estate(tmp_path, {WATER: NOTICE})
    known = load(folder, memory=memory)
    again = load(folder, memory=memory)
    assert [one.value for one in again.notices] == [one.value for one in known.notices]
    assert all(one is other for one, other in zip(again.notices, known.notices, strict=True))
    assert memory.read("x", b"1", lambda *_: read.append(1)) is None
    assert memory.read("x", b"1", lambda *_: read.append(2)) is None
    assert read == [1]


def test_what_was_kept_of_the_sample_is_what_is_read_and_none_of_it_is_read_again(tmp_path):
    kept(REPOSITORY, tmp_path)
    memory = Memory(tmp_path)
    anew = load(REPOSITORY)
    for path in anew.marks:
        memory.read(path, (REPOSITORY / path).read_bytes(), never)
    assert everything(load(REPOSITORY, memory=memory)) == everything(anew)
    assert anew.translations


@pytest.mark.parametrize("kind", sorted(kind.name for kind in KINDS))
def test_what_was_kept_of_any_kind_is_what_is_read(tmp_path, kind):
    files = typed(kind) if kind in RECORDS else {"withdrawn.yaml": WITHDRAWALS}
    folder = kept(write_estate(tmp_path, files))
    again = load(folder, memory=Memory(folder))
    assert everything(again) == everything(load(folder))
    assert again.lists[kind]


WITHDRAWALS = "withdrawals:\n  - {id: gone, at: 2026-11-20T09:00, reason: 写错了}\n"


@pytest.mark.parametrize("fault", always(*FEW, more=[one for one in CASES if one not in FEW]))
def test_a_folder_with_a_fault_is_told_as_if_nothing_had_been_kept(tmp_path, fault):
    make_faulty(fault, tmp_path)
    folder = kept(tmp_path)
    assert everything(load(folder, memory=Memory(folder))) == everything(load(folder))


def test_thirty_mistakes_are_told_as_if_nothing_had_been_kept(tmp_path):
    folder = write_estate(tmp_path)
    shutil.copytree(THIRTY / "content", folder / "content", dirs_exist_ok=True)
    again = load(kept(folder), memory=Memory(folder))
    assert again.problems
    assert everything(again) == everything(load(folder))


def test_half_of_a_character_is_kept_like_any_other(tmp_path):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE.replace("二栋", r'"\ud83d"')}))
    assert everything(load(folder, memory=Memory(folder))) == everything(load(folder))


def test_a_file_is_known_by_its_bytes_and_not_by_its_time_or_size(tmp_path):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE}))
    before = (folder / PATH).stat()
    edited(folder, EDITS["other"])
    os.utime(folder / PATH, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (folder / PATH).stat().st_size == before.st_size
    assert "三栋停水" in titles(load(folder, memory=Memory(folder)))


def test_a_file_is_known_by_its_path_since_its_name_is_what_it_is_called(tmp_path):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE}))
    (folder / PATH).rename(folder / "content/notices/other.md")
    assert "other" in {one.value.id for one in load(folder, memory=Memory(folder)).notices}


def titles(records):
    return {one.value.title for one in records.notices}


@pytest.fixture
def another_program(monkeypatch):
    monkeypatch.setattr("generator.__version__", "another")
    program.cache_clear()
    yield
    monkeypatch.undo()
    program.cache_clear()


def test_what_this_program_has_kept_no_other_one_believes(tmp_path, request):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE}))
    assert not is_read_again(folder)
    request.getfixturevalue("another_program")
    assert is_read_again(folder)


def is_read_again(folder):
    asked = []
    data = (folder / PATH).read_bytes()
    Memory(folder).read(PATH, data, lambda path, _: asked.append(path))
    return bool(asked)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data.replace("二栋".encode(), "三栋".encode()),
        lambda _: b"",
        lambda _: b"\0" * 200,
        lambda _: b"[1, {}]",
    ],
)
def test_what_was_kept_is_not_believed_where_it_is_damaged(tmp_path, damage):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE}))
    (folder / KEPT).write_bytes(damage((folder / KEPT).read_bytes()))
    assert is_read_again(folder)
    assert everything(load(folder, memory=Memory(folder))) == everything(load(folder))
    assert not is_read_again(kept(folder))


@pytest.mark.parametrize(
    "plain",
    [
        None,
        1,
        [],
        {},
        {PATH: 1},
        {PATH: []},
        {PATH: [1, 2]},
        *({PATH: [..., plain]} for plain in (1, "", "{", "[" * 9_000, "[]", "[{}, [[]], []]")),
        {PATH: [..., '[{}, [["nowhere", [1, 1], [], [], {}]], []]']},
        {PATH: [..., '[{}, [["notices", [1, 1], [], [], {"id": "x"}]], []]']},
    ],
)
def test_what_this_program_would_never_have_kept_is_not_believed(tmp_path, plain):
    folder = kept(write_estate(tmp_path, {WATER: NOTICE}))
    notes = Notes(folder, "content", "said")
    mark = notes.recall()[PATH][0]
    if isinstance(plain, dict):
        plain = {path: said and put(said, mark) for path, said in plain.items()}
    notes.keep(plain)
    assert is_read_again(folder)
    assert everything(load(folder, memory=Memory(folder))) == everything(load(folder))


def put(said, mark):
    return [mark if one is ... else one for one in said] if isinstance(said, list) else said


def test_where_nothing_can_be_kept_all_is_read_anew(tmp_path):
    folder = write_estate(tmp_path, {WATER: NOTICE})
    (folder / ".estate").mkdir()
    (folder / ".estate/cache").write_text("in the way", "utf-8")
    assert everything(load(kept(folder), memory=Memory(folder))) == everything(load(folder))
    assert is_read_again(folder)


@pytest.mark.whole
def test_words_that_are_gone_are_kept_by_no_later_build(tmp_path):
    folder = edited(tmp_path, NOTICE)
    built(folder)
    assert "请提前备水" in said(folder)
    for text in (EDITS["other"].replace("备水", "储水"), BROKEN, None):
        edited(folder, text)
        built(folder)
        assert "请提前备水" not in said(folder)
        edited(folder, NOTICE)
        built(folder)


def said(folder):
    return (folder / KEPT).read_text("utf-8")


@pytest.mark.whole
def test_nothing_that_was_said_outlasts_a_site_that_was_emptied(tmp_path):
    folder = edited(tmp_path, NOTICE)
    built(folder)
    empty(folder, folder / "site")
    assert [
        path for path, data in files_below(folder).items() if "请提前备水".encode() in data
    ] == [PATH]


@pytest.mark.whole
def test_on_a_persons_word_nothing_of_it_is_believed(tmp_path, capsys):
    folder = edited(tmp_path, NOTICE)
    built(folder)
    lie = Notes(folder, "content", "said")
    plain = lie.recall()
    plain[PATH][1] = plain[PATH][1].replace("二栋", "四栋")
    lie.keep(plain)
    assert "四栋停水" in titles(load(folder, memory=Memory(folder)))
    asked = ["build", str(folder), "--at", "2026-11-20T12:00", "--no-posters"]
    assert main([*asked, "--anew"]) == 0
    assert "四栋停水" not in titles(load(folder, memory=Memory(folder)))
    capsys.readouterr()


@pytest.mark.whole
@pytest.mark.parametrize("command", ["check", "list", "next", "diff", "build --plan"])
def test_whoever_only_asks_keeps_nothing(tmp_path, command, capsys):
    folder = edited(tmp_path, NOTICE)
    built(folder)
    (folder / "content/notices/new.md").write_text(notice_file("新的", "2026-12-01"), "utf-8")
    before = files_below(folder)
    name, *options = command.split()
    main([name, str(folder), "--at", "2026-11-20T12:00", *options])
    assert files_below(folder) == before
    capsys.readouterr()
