"""Withdrawals that can still be read from a broken register.

A slip in ``withdrawn.yaml`` must not put back what somebody took down: every id that
stands in its text as an id counts as withdrawn from the beginning, until it is mended.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.kinds.sourced import Sourced
from generator.models.withdrawal import Withdrawal
from generator.patterns import lazy_re
from generator.problems import Place

REGISTER = "content/withdrawn.yaml"

_GUESSED = "登记无法读取，按已撤回处理"
_PLAIN_RE = lazy_re(r"[\w+.-]+|\d{4}-\d\d-\d\d[T ][\d:+Z-]+")
_COMMENT_RE = lazy_re(r"^\s*#.*$")
_ID_RE = lazy_re(r"(?:\bid|标识)\s*[:：]\s*[\"']?(?P<id>[\w-]+)")
_PRIVATE_RE = lazy_re(
    r"(?:privacy|涉及隐私)\s*[:：]\s*[\"']?(?:是|对|yes|true|y|on)", re.IGNORECASE
)


def salvaged_withdrawals(data: bytes, path: str) -> Iterator[Sourced[Withdrawal]]:
    """Yield one for every id; private where that stands behind the id and before the next one."""
    places: dict[str, Place] = {}
    private: set[str] = set()
    identity = ""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        for part in _parts(line):
            if match := _ID_RE.search(part):
                identity = match["id"]
                places.setdefault(identity, Place(path, number))
            if _PRIVATE_RE.search(part):
                private.add(identity)
    for one, place in places.items():
        plain = _plain(one, private=one in private)
        yield Sourced(Withdrawal.model_validate(plain), place, {}, plain=plain)


def _parts(line: str) -> list[str]:
    """A line cut before every id in it; a comment says nothing."""
    if _COMMENT_RE.match(line):
        return []
    cuts = [match.start() for match in _ID_RE.finditer(line)]
    return [line[start:end] for start, end in zip([0, *cuts], [*cuts, len(line)], strict=True)]


def is_guess(plain: Mapping[str, Any]) -> bool:
    """Tell whether an entry was only found in the text of a register that could not be read."""
    return plain.get("reason") == _GUESSED


def entry_line(plain: Mapping[str, Any]) -> str:
    """The entry as a line of the register."""
    said = ", ".join(f"{key}: {_quoted(str(value))}" for key, value in plain.items())
    return f"- {{{said}}}"


def _quoted(text: str) -> str:
    return text if _PLAIN_RE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _plain(identity: str, *, private: bool) -> dict[str, str]:
    return {
        "id": identity,
        "at": "1990-01-01",
        "reason": _GUESSED,
        "privacy": "是" if private else "否",
    }
