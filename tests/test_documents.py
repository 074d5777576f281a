"""The documents for developers name what is there, and the tests keep to what they ask."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.builders import REPOSITORY

ARCHITECTURE = (REPOSITORY / "ARCHITECTURE.md").read_text("utf-8")
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
HOMES = [REPOSITORY / folder for folder in ("", "generator", "docs", "templates")]


def rooms():
    """Packages and modules of the generator."""
    found = {path.parent.name for path in (REPOSITORY / "generator").glob("*/__init__.py")}
    return found | {path.stem for path in (REPOSITORY / "generator").glob("[a-z]*.py")}


def test_every_room_is_described_and_no_other():
    table = ARCHITECTURE.partition("## The rooms")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (`[^|]+) \|", table)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == rooms()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_named_is_there(name):
    text = (REPOSITORY / name).read_text("utf-8")
    named = set(re.findall(r"`((?:[\w-]+/)+[\w.-]*)`", text))
    assert sorted(one for one in named if not is_there(one)) == []


def is_there(named):
    """Folders that an estate or a run makes are nowhere in a checkout."""
    made = ("content/", "site/", "print/", "records/", "FOLDER/", "assets/card.png")
    return named.startswith(made) or bool(files_of(named))


def files_of(named):
    """Find what a document means; ``NAME`` stands for any name there is."""
    pattern = re.sub(r"\b(NAME|VALUE)\b", "*", named)
    return [path for home in HOMES for path in home.glob(pattern)]


def test_every_name_that_is_said_to_stand_in_a_file_stands_there():
    table = ARCHITECTURE.partition("## Where a change belongs")[2].partition("\n## ")[0]
    file, name = r"`([\w/]+\.(?:py|typ))`", r"`(\w+)`"
    said = [(there, what) for what, there in re.findall(rf"{name} (?:of|in) {file}", table)]
    for there, names in re.findall(rf"{file} \(((?:`\w+`[,:;)] ?)+)", table):
        said += [(there, what) for what in re.findall(name, names)]
    assert len(said) > 25
    texts = {there: files_of(there)[0].read_text("utf-8") for there, _ in said}
    assert [(t, what) for t, what in said if not re.search(rf"\b{what}\b", texts[t])] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_another_document_leads_there(name):
    text = (REPOSITORY / name).read_text("utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    inside = {target for target in targets if target and ":" not in target}
    assert [target for target in sorted(inside) if not Path(REPOSITORY, target).exists()] == []


def test_no_test_module_is_imported_by_another_module():
    tests = {path.stem for path in (REPOSITORY / "tests").rglob("test_*.py")}
    modules = [
        path for home in ("tests", "benchmarks") for path in (REPOSITORY / home).rglob("*.py")
    ]
    borrowed = {
        f"{path.relative_to(REPOSITORY).as_posix()}: {name}"
        for path in modules
        for name in imported_by(path)
        if not tests.isdisjoint(name.split("."))
    }
    assert borrowed == set()


def imported_by(path):
    """Every name a module imports, with the module it comes from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)
