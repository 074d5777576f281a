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
    return named.startswith(made) or any((home / named).exists() for home in HOMES)


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
