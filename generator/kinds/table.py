"""The one table of the kinds of content, from which every other list is made.

A kind is declared by the package it lives in, in its module ``kind``. A package is in the table by
being there: whoever adds one has nothing to add anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from operator import attrgetter
from pkgutil import iter_modules

from generator import kinds as packages
from generator.kinds.kind import Kind

__all__ = [
    "KINDS",
    "formerly",
    "in_folder",
    "named",
    "tables",
    "twins",
]


def _declared() -> Iterator[Kind]:
    """Yield what the packages declare."""
    for found in iter_modules(packages.__path__):
        if found.ispkg:
            module = import_module(f"{packages.__name__}.{found.name}.kind")
            yield from (replace(kind, home=found.name) for kind in module.KINDS)


KINDS = tuple(sorted(_declared(), key=attrgetter("place", "name")))

_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_FOLDER = {folder: kind for kind in KINDS for folder in kind.folders}


def named(name: str) -> Kind:
    """The kind of that name. Raises ``KeyError`` where there is none."""
    return _BY_NAME[name]


def in_folder(folder: str) -> Kind:
    """Return the kind whose files lie in ``content/FOLDER``, by whichever of its names.

    Raises ``KeyError`` where there is none.
    """
    return _BY_FOLDER[folder]


def formerly(folder: str) -> Kind | None:
    """Return the kind whose folder was called so before; ``None`` for a name of today."""
    kind = _BY_FOLDER.get(folder)
    return kind if kind and folder == kind.former_folder else None


def twins(path: str) -> tuple[str, ...]:
    """Return the paths that a file of ``content/`` has by the other names of its folder."""
    content, _, inner = path.partition("/")
    folder, _, rest = inner.partition("/")
    names = _BY_FOLDER[folder].folders if folder in _BY_FOLDER and rest else ()
    return tuple(f"{content}/{name}/{rest}" for name in names if name != folder)


def tables(kinds: Iterable[Kind] = KINDS) -> dict[str, tuple[Kind, ...]]:
    """Table → the kinds whose lists it holds."""
    found: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds:
        if kind.table:
            found[kind.table] = (*found.get(kind.table, ()), kind)
    return found


WITHDRAWABLE = tuple(kind.name for kind in KINDS if kind.is_withdrawable)
"""Kinds whose records the register of withdrawals can name."""
