"""Questions of a form before it makes a draft: the fields of its text, with what they propose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.edit.changing import shown
from generator.edit.creating import draft
from generator.edit.kinds import Stub
from generator.edit.record import MODELS
from generator.kinds.content import Content
from generator.kinds.events.model import EventKind
from generator.kinds.forms.model import PaperSize
from generator.models.categories import Level
from generator.models.fields import Choice
from generator.vocabulary import label

_DATES = frozenset(
    {"from", "until", "objection", "review", "signed", "revised", "updated", "keep_until"}
)
_TIMES = frozenset({"window", "date", "time"})
_CHOICES: dict[str, type[Choice]] = {
    "notice.level": Level,
    "event.kind": EventKind,
    "form.size": PaperSize,
}
_SETTLED = frozenset({"id", "status", "category", "kind"})
"""Known by the choice of the kind, or written by a command of its own."""


@dataclass(frozen=True)
class Question:
    """``kind`` is date, time, choice or text; a text of several lines is a list, or the body."""

    key: str
    zh: str
    kind: str
    proposed: str
    choices: tuple[str, ...] = ()


def questions(folder: Path, stub: Stub, content: Content, today: date) -> list[Question]:
    """List the questions in the order of the draft's fields; its text stands last."""
    _, filed = draft(folder, stub, content, today)
    record = MODELS[stub.folder].__name__.lower()
    contacts = tuple(contact.id for contact in content.contacts)
    return [
        replace(one, kind="choice", choices=contacts) if one.key == "contact" else one
        for one in _questions(filed.sourced.plain, record)
    ]


def _questions(plain: Mapping[str, Any], record: str) -> Iterator[Question]:
    for key, value in plain.items():
        name = f"{record}.{key}"
        is_asked = name in _CHOICES or key not in {"body", *_SETTLED}
        is_plain = isinstance(value, str) or all(isinstance(item, str) for item in value)
        if is_asked and is_plain:
            yield _question(name, value)
    yield Question("body", "正文", "text", str(plain.get("body", "")))


def _question(name: str, value: Any) -> Question:
    key = name.rpartition(".")[2]
    choices = tuple(one.zh for one in _CHOICES[name]) if name in _CHOICES else ()
    kind = "choice" if choices else "date" if key in _DATES else "time" if key in _TIMES else "text"
    proposed = value if isinstance(value, str) else "\n".join(map(shown, value))
    return Question(key, label(name), kind, proposed, choices)
