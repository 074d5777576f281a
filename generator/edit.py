"""Changes to content on a person's word. Nothing else ever writes ``content/``."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from generator.load.text import decode
from generator.load.tree import Fields, parse
from generator.problems import Problem, ProblemError

WITHDRAWN = "content/withdrawn.yaml"

_HEADER = "# 撤回登记。由 estate withdraw 追加，一条也不要删。\nwithdrawn:\n"
_EMPTY_LIST_RE = re.compile(r"^(\s*[^\s#:]+\s*:)[ \t]*(?:\[\s*\])?[ \t]*(?=#|$)", re.MULTILINE)


def withdraw(folder: Path, identity: str, at: datetime, reason: str, *, private: bool) -> None:
    """Adds one entry to the register of withdrawals; what is there is kept as it is.

    ``at`` is aware and in the estate's zone. Raises ``ProblemError`` where the register
    cannot be understood, since an entry added to it would have no effect.
    """
    path = folder / WITHDRAWN
    text = decode(path.read_bytes(), WITHDRAWN) if path.exists() else _HEADER
    _refuse_broken(text)
    _replace(path, _with_entry(text, _entry(identity, at, reason, private=private)))


def _entry(identity: str, at: datetime, reason: str, *, private: bool) -> str:
    privacy = ", privacy: 是" if private else ""
    moment = at.replace(microsecond=0).isoformat()
    return f"  - {{id: {_quoted(identity)}, at: {moment}, reason: {_quoted(reason)}{privacy}}}\n"


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar on one line."""
    one_line = " ".join(text.split())
    return '"' + one_line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _with_entry(text: str, entry: str) -> str:
    ended = text if text.endswith("\n") or not text else text + "\n"
    node, _ = parse(ended, WITHDRAWN)
    if node is None:
        return ended + "withdrawn:\n" + entry
    return _EMPTY_LIST_RE.sub(r"\1", ended, count=1) + entry


def _refuse_broken(text: str) -> None:
    node, problems = parse(text, WITHDRAWN)
    if problems:
        raise ProblemError(problems[0])
    if node is not None and not isinstance(node, Fields):
        raise ProblemError(Problem(node.place, "yaml.not_fields", (("value", "…"),)))


def _replace(path: Path, text: str) -> None:
    """A crash leaves the old register or the new one, never half of either."""
    stage = path.with_name(f".{path.name}.new")
    with stage.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    stage.replace(path)
