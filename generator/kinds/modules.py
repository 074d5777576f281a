"""Modules in the packages of kinds that say more of a kind than its declaration does."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from generator import kinds as packages
from generator.kinds.kind import Kind


def gathered(kinds: Iterable[Kind], module: str, name: str) -> dict[str, Any]:
    """Join the tables called ``name`` of every package that has such a module."""
    found: dict[str, Any] = {}
    for home in sorted({kind.home for kind in kinds}):
        path = f"{packages.__name__}.{home}.{module}"
        if find_spec(path) is not None:
            found |= getattr(import_module(path), name, {})
    return found
