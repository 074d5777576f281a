"""Modules that the package of a kind has beside its declaration, and drafts to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator import kinds as packages
from generator.kinds.kind import Kind


def draft(kind: Kind, name: str) -> str:
    """Read the text that a new record of the kind begins with."""
    home = Path(str(packages.__file__)).parent / kind.home
    return (home / "drafts" / f"{name}.md").read_text(encoding="utf-8")


def gathered(kinds: Iterable[Kind], module: str, name: str) -> dict[str, Any]:
    """Join the tables called ``name`` of every package that has such a module."""
    found: dict[str, Any] = {}
    for home in sorted({kind.home for kind in kinds}):
        path = f"{packages.__name__}.{home}.{module}"
        if find_spec(path) is not None:
            found |= getattr(import_module(path), name, {})
    return found
