"""Whatever replaces a file waits while a scanner holds it, as Windows' scanners do."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator import patience
from generator.memory.entries import Entries
from generator.memory.files import write
from generator.patience import write_atomically
from generator.store import remember_files
from tests.builders import REPOSITORY

WRITERS = {
    "content": write_atomically,
    "paper": lambda path, data: write_atomically(path, data, makes_folders=True),
    "store": lambda path, data: write(path, data.decode()),
    "cache": lambda path, data: Entries(path.parent, "kind", is_kept=True).keep(path.name, data),
    "attachments": lambda path, data: remember_files(path.parent, {path.name: data}),
}


class Held:
    """A file that is held for so many tries."""

    def __init__(self, tries, monkeypatch, method):
        really, self.tried = getattr(Path, method), 0

        def held(*args, **words):
            self.tried += 1
            if self.tried <= tries:
                raise PermissionError(errno.EACCES, "held by a scanner")
            return really(*args, **words)

        monkeypatch.setattr(Path, method, held)


def texts(folder):
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("method", ["replace", "unlink"])
@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_that_a_scanner_holds_for_a_moment_is_written(tmp_path, monkeypatch, kind, method):
    monkeypatch.setattr(patience, "PAUSES", (0.0, 0.0))
    Held(2, monkeypatch, method)
    WRITERS[kind](tmp_path / "file", b"new")
    (text,) = texts(tmp_path)
    assert text.endswith(b"new")


def test_the_longest_name_a_disk_can_hold_is_written(tmp_path):
    name = f"{'水' * 84}.md"
    write_atomically(tmp_path / name, b"new")
    assert texts(tmp_path) == [b"new"]


@pytest.mark.skipif(os.name == "nt", reason="there it waits")
@pytest.mark.parametrize("kind", ["content", "paper", "store"])
def test_elsewhere_a_refusal_is_told_at_once(tmp_path, monkeypatch, kind):
    held = Held(99, monkeypatch, "replace")
    with pytest.raises(PermissionError):
        WRITERS[kind](tmp_path / "file", b"new")
    assert held.tried == 1
    assert texts(tmp_path) == []


@pytest.fixture
def steps(monkeypatch):
    """Calls to the disk, in order: a wait for it, and the bytes a new file has by then."""
    steps, sync, replace = [], os.fsync, Path.replace

    def noted_sync(descriptor):
        steps.append("sync")
        sync(descriptor)

    def noted_replace(stage, target):
        steps.append(stage.read_bytes())
        return replace(stage, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    return steps


@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_takes_its_name_when_it_is_whole_and_safe_from_a_power_cut(tmp_path, steps, kind):
    """The cache notices a damaged entry, so it waits for no disk."""
    WRITERS[kind](tmp_path / "file", b"new")
    assert steps == [*(["sync"] if kind != "cache" else []), *texts(tmp_path)]
    assert steps[-1].endswith(b"new")


def test_why_a_file_was_not_replaced_is_told_though_what_was_begun_stays(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", Mock(side_effect=OSError("no room")))
    monkeypatch.setattr(Path, "unlink", Mock(side_effect=PermissionError("held by a scanner")))
    with pytest.raises(OSError, match="no room"):
        write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"


def replacements(path):
    """Lines that replace a file: a text's ``replace`` has two arguments, a record's has names."""
    tree = ast.parse(path.read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        is_method = isinstance(call.func, ast.Attribute)
        if is_method and call.func.attr in {"replace", "rename"}:
            is_of_os = isinstance(call.func.value, ast.Name) and call.func.value.id == "os"
            if is_of_os or (len(call.args) == 1 and not call.keywords):
                yield f"{path.name}:{call.lineno}"


def test_no_file_is_replaced_in_a_single_try():
    home = REPOSITORY / "generator"
    patient = {home / "patience.py", home / "publish/disk.py"}
    others = [path for path in home.rglob("*.py") if path not in patient]
    assert [line for path in others for line in replacements(path)] == []
