"""Templates are compiled once, not once for each run."""

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.templating import SYNTAX, Compiled


@pytest.fixture
def run(tmp_path, monkeypatch):
    """``run("own")``: what a program that has just been started draws, and what it compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept = tmp_path / "kept"
    kept.mkdir()

    def drawn(folder="own", kind="plain"):
        compiled = []
        cache = Compiled(tmp_path / "own", kind, kept)
        loader = FileSystemLoader(tmp_path / folder)
        environment = Environment(loader=loader, autoescape=True, bytecode_cache=cache, **SYNTAX)
        compile_one = environment.compile
        environment.compile = lambda *given: compiled.append(given[1]) or compile_one(*given)
        return environment.get_template("page.html").render(), compiled

    write(tmp_path / "own", "如初")
    return drawn


def write(folder, text):
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(text, "utf-8")


def test_a_later_run_compiles_no_template_of_ours(run):
    assert run() == ("如初", ["page.html"])
    assert run() == ("如初", [])


def test_a_template_that_has_changed_is_compiled_anew(run, tmp_path):
    run()
    write(tmp_path / "own", "如今")
    assert run() == ("如今", ["page.html"])


def test_a_sandbox_takes_no_code_that_was_compiled_without_one(run):
    run()
    assert run(kind="sandbox") == ("如初", ["page.html"])


def test_nothing_of_an_estates_own_templates_is_read_from_disk(run, tmp_path):
    write(tmp_path / "estate", "自家")
    run("estate")
    assert run("estate") == ("自家", ["page.html"])


def test_what_is_kept_may_be_broken_or_gone(run, tmp_path):
    run()
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert run() == ("如初", ["page.html"])
    for file in (tmp_path / "kept").iterdir():
        file.unlink()
    assert run() == ("如初", ["page.html"])


def test_a_folder_that_cannot_be_written_is_no_fault(run, tmp_path):
    (tmp_path / "kept").rmdir()
    assert run() == ("如初", ["page.html"])


def test_where_python_keeps_no_bytecode_neither_do_we(run, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    run()
    assert not [*(tmp_path / "kept").iterdir()]
