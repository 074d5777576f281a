"""A proof as it is kept between two builds: each name once, and by whom it was made.

A proof of another version of this program proves nothing: what it looks for may have changed.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import generator
from generator.audit.auditing import NOTHING, Proof
from generator.audit.facts import Facts
from generator.audit.index import NUMBERS, Index


@cache
def program() -> str:
    """The version of this program, and a hash of the rules it audits by."""
    rules = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        rules.update(file.read_bytes())
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{generator.__version__} {python} {rules.hexdigest()}"


def plain(proof: Proof) -> dict[str, Any]:
    """Return a proof as JSON can hold it.

    Files refer to names by number, since most stand in many files.
    """
    numbers: dict[str, int] = {}

    def numbered(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(name, len(numbers)) for name in sorted(names)]

    files = {
        path: [
            *(one.mark, one.is_readable),
            *(numbered(one.named), numbered(one.targets)),
            numbered(proof.hits.get(path, ())),
        ]
        for path, one in proof.files.items()
    }
    return {
        "by": program(),
        "hidden": dict(proof.hidden),
        "index": [proof.index.items, *map(_text, _columns(proof.index))],
        "files": files,
        "names": [*numbers],
    }


def restored(kept: Any) -> Proof:
    """Restore a proof; where it is missing, damaged, or by another version, nothing is proven."""
    try:
        return _restored(kept) if kept["by"] == program() else NOTHING
    except (LookupError, TypeError, ValueError, AttributeError):
        return NOTHING


def _restored(kept: dict[str, Any]) -> Proof:
    names: list[str] = kept["names"]
    files: dict[str, Facts] = {}
    hits: dict[str, frozenset[str]] = {}
    for path, (mark, is_readable, *numbers) in kept["files"].items():
        named, targets, words = (tuple(names[number] for number in some) for some in numbers)
        files[path] = Facts(mark, is_readable, named, targets)
        if words:
            hits[path] = frozenset(words)
    return Proof(dict(kept["hidden"]), _index(*kept["index"]), files, hits)


def _index(items: int, *columns: str) -> Index:
    """Raises ``ValueError`` or ``TypeError`` where it does not fit together."""
    index = Index(int(items), *map(_numbers, columns))
    if len({len(column) for column in _columns(index)}) != 1:
        raise ValueError("no index")
    return index


def _columns(index: Index) -> tuple[array[int], array[int], array[int]]:
    return index.beginnings, index.lengths, index.wholes


def _text(numbers: array[int]) -> str:
    """Encode numbers, the same on every machine."""
    return b64encode(_ordered(numbers).tobytes()).decode()


def _numbers(text: str) -> array[int]:
    numbers = array(NUMBERS)
    numbers.frombytes(b64decode(text, validate=True))
    return _ordered(numbers)


def _ordered(numbers: array[int]) -> array[int]:
    """The lowest byte first, whatever the machine does; turned back, it is as it was."""
    if sys.byteorder == "little":
        return numbers
    turned = numbers[:]
    turned.byteswap()
    return turned
