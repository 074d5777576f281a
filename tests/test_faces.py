"""Tests import the faces of rooms, not their insides.

A room is a package of the program, or a module beside the packages. Its face is what its package
gives out, and the modules of it that another room imports: a test may stand where the rest of the
program stands. Everything else may be parted, joined and renamed without a test.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import NamedTuple

import pytest

from tests.builders import REPOSITORY

EXCEPTIONS = {
    ("test_audit_proof.py", "generator.audit.facts"): (
        "counts the files that are really gone through: work that is spared shows nowhere else"
    ),
    ("test_commands.py", "generator.cli.commands"): (
        "commands are loaded by their names, and a wrong one shows when somebody types it"
    ),
}
"""Insides that a test looks into, by its file, each with the reason."""

HOLDERS = {"setattr", "patch", "import_module"}
"""Functions that are given a module, or something in one, as a text."""


class Import(NamedTuple):
    """A module that is imported, or a name out of it."""

    module: str
    name: str
    line: int


@cache
def modules():
    """Module → file, of the whole program."""
    files = (REPOSITORY / "generator").rglob("*.py")
    return {module_of(file.relative_to(REPOSITORY)): file for file in files}


def module_of(path):
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_package(module):
    return modules()[module].name == "__init__.py"


def room_of(module):
    """The package a module lies in; what lies beside the packages is a room by itself."""
    above = module.rpartition(".")[0]
    return module if is_package(module) or above in {"", "generator"} else above


def imports(source):
    """Yield what a source imports of the program; a text that names a module counts as well."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in modules():
            yield from (resolved(node.module, one.name, node.lineno) for one in node.names)
        elif isinstance(node, ast.Import):
            found = (one.name for one in node.names if one.name in modules())
            yield from (Import(name, "", node.lineno) for name in found)
        elif isinstance(node, ast.Call):
            yield from named(node)


def resolved(module, name, line):
    """A module wins over a name, unless its package gives that out."""
    inner = f"{module}.{name}"
    is_module = inner in modules() and name not in given_out(module)
    return Import(inner, "", line) if is_module else Import(module, name, line)


def named(call):
    function = getattr(call.func, "attr", getattr(call.func, "id", ""))
    text = getattr(call.args[0], "value", None) if call.args else None
    if function in HOLDERS and isinstance(text, str):
        module, name = text, ""
        while module and module not in modules():
            module, _, name = module.rpartition(".")
        if module:
            yield Import(module, name, call.lineno)


@cache
def given_out(package):
    """Names a package gives out: its ``__all__``, or without one all it defines itself."""
    defined = dict(definitions(ast.parse(modules()[package].read_text("utf-8"))))
    if "__all__" in defined:
        return frozenset(ast.literal_eval(defined["__all__"]))
    return frozenset(name for name in defined if not name.startswith("_") or name == "__version__")


def definitions(tree):
    """(name, value) of what a module defines at its top; of a function or class the node itself."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, node
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((one.id, node.value) for one in targets if isinstance(one, ast.Name))


@cache
def shared():
    """Modules that another room of the program imports."""
    return frozenset(
        found.module
        for module, file in modules().items()
        for found in imports(file.read_text("utf-8"))
        if room_of(found.module) != room_of(module)
    )


def fault(found):
    """Say what of an import is inside of its room, and what to import instead."""
    module, name, _ = found
    room = room_of(module)
    if module == room:
        if not (is_package(module) and name) or name in given_out(module):
            return None
        return f"{module} does not give out {name}: name it in __all__, or import {face(room)}"
    if module in shared():
        return None
    if name in given_out(room):
        return f"{module} is inside of {room}: from {room} import {name}"
    return f"{module} is inside of {room}: import {face(room)}"


def face(room):
    """Name what a room lets be imported."""
    inner = {one for one in shared() if room_of(one) == room != one}
    return f"one of {', '.join(sorted(given_out(room) | inner))}"


def faults(path):
    """(module, where and what) for everything a test module imports of the insides of rooms."""
    for found in imports(path.read_text("utf-8")):
        if said := fault(found):
            where = path.relative_to(REPOSITORY).as_posix()
            yield found.module, f"{where}:{found.line}: {said}"


TESTS = sorted((REPOSITORY / "tests").rglob("*.py"))


def test_tests_import_the_faces_of_rooms():
    told = [
        said
        for path in TESTS
        for module, said in faults(path)
        if (path.name, module) not in EXCEPTIONS
    ]
    assert told == []


def test_every_exception_is_still_one():
    found = {(path.name, module) for path in TESTS for module, _ in faults(path)}
    assert EXCEPTIONS.keys() <= found


@pytest.mark.parametrize(
    ("source", "is_fault"),
    [
        ("from generator.publish import publish", False),
        ("from generator.publish.publishing import publish", True),
        ("from generator.publish import publishing", True),
        ("from generator.publish import deciding", True),
        ("import generator.publish.deciding", True),
        ("from generator.publish import LockedError, manifest", True),
        ("from generator.live import look", False),
        ("from generator.kinds.fees.model import Fee", False),
        ("from generator.kinds.fees.charges import by_use", True),
        ("from generator.kinds.fees import by_use", False),
        ("monkeypatch.setattr('generator.publish.deciding.size', 1)", True),
        ("monkeypatch.setattr(publish, 'size', 1)", False),
    ],
)
def test_an_import_is_a_fault_where_it_reaches_past_the_face(source, is_fault):
    assert any(map(fault, imports(source))) is is_fault


def test_a_fault_says_what_to_import_instead():
    (found,) = imports("from generator.kinds.fees.charges import by_use")
    assert fault(found).endswith("from generator.kinds.fees import by_use")
