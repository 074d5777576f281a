"""Rules of publicity that are shipped: what one city asks for, to be checked and then used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.beginning.boards import NONE
from generator.dataclass import dataclass
from generator.languages import Deferred, deferred
from generator.load.text import decode
from generator.load.tree import Fields, Scalar, parse
from generator.shipped import shipped
from generator.vocabulary import normal

_FOR_EDITORS = "# yaml-language-server:"
"""The line by which an editor finds a schema, which a new folder has none of yet."""


@dataclass(frozen=True)
class Shipped:
    """A file of rules: its id, what it is called, its text."""

    id: str
    name: str
    text: str


@cache
def profiles() -> Mapping[str, Shipped]:
    """Map ids to the rules that are shipped, translations left out."""
    files = sorted((shipped("content") / "rules").glob("*.yaml"))
    found = (_read(file) for file in files if "." not in file.stem)
    return {one.id: one for one in found}


def find(word: str) -> Shipped | None:
    """Find rules by their id or their name."""
    named = {normal(name): one for one in profiles().values() for name in (one.id, one.name)}
    return named.get(normal(word))


def choices() -> tuple[str, ...]:
    """List what may be answered: none, or rules by their names."""
    return (NONE, *(one.name for one in profiles().values()))


def unknown(word: str) -> Deferred:
    known = "、".join(choices())
    return deferred("没有“{word}”的规则。可以写：{known}。", word=word[:60], known=known)


def _read(file: Path) -> Shipped:
    text = decode(file.read_bytes(), file.name)
    lines = (line for line in text.splitlines() if not line.startswith(_FOR_EDITORS))
    node, _ = parse(text, file.name)
    entries = node.entries if isinstance(node, Fields) else []
    names = (
        value.text for key, value in entries if key.text == "name" and isinstance(value, Scalar)
    )
    return Shipped(file.stem, next(names, file.stem), "\n".join(lines))
