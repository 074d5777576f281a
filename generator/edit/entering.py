"""Putting in what a person gave, field by field, whatever is to be said of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.edit.changing import Editor, Value
from generator.edit.nested import change_record, change_rows
from generator.edit.record import Filed
from generator.edit.refusing import EditError
from generator.load.fields import BODY_WORDS, keys_of, record_in
from generator.vocabulary import normal, spellings

LONGEST_SAID = 60
"""Characters of a value in a line that says what has changed; a text is longer."""

OWN_KEYS = frozenset(
    {
        *("id", "status", "version", "revised", "changes", "extended_from", "ended"),
        *("ended_note", "reason", "supersedes", "approved_by", "approved_on", "privacy"),
        "personal_data",
    }
)
"""Keys that say what became of a record: they are written by a command of their own."""


def entered(filed: Filed, editor: Editor, values: Mapping[str, Value]) -> dict[str, Value]:
    """Put in what was given, the text among it; return it by its keys.

    A key may lead into a field: ``registration.until``, and ``income.2.amount`` for the second of
    several rows. What is empty is taken out.
    """
    found = {_settable(filed, editor, word): value for word, value in values.items()}
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for path, value in found.items():
        name, *inner = path
        if inner:
            number, key = (int(inner[0]), inner[1]) if len(inner) > 1 else (-1, inner[0])
            rows.setdefault(name, {}).setdefault(number, {})[key] = _joined(value)
        elif name == "body":
            editor.set_body(value if isinstance(value, str) else "\n\n".join(value))
        elif value:
            editor.set(name, _several(value))
        else:
            editor.remove(name)
    for name, given in rows.items():
        _enter_rows(filed, editor, name, given)
    return {".".join(path): value for path, value in found.items()}


def own_keys(filed: Filed) -> frozenset[str]:
    """Return the keys that are not simply set; of a translation no command writes any."""
    return frozenset({"id"}) if filed.language else OWN_KEYS


def differing(was: str, now: str) -> tuple[str, str]:
    """Return what two long texts do not have in common; short ones as they are, on one line."""
    before, after = was.split("\n"), now.split("\n")
    while len(before) > 1 and len(after) > 1 and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return _short(before), _short(after)


def _short(lines: list[str]) -> str:
    text = " ".join(" ".join(lines).split())
    return text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"


def _enter_rows(
    filed: Filed, editor: Editor, name: str, given: Mapping[int, dict[str, str]]
) -> None:
    record = record_in(filed.model, name)
    word, was = record.__name__.lower() if record else "", filed.sourced.plain.get(name)
    if -1 in given:
        change_record(editor, name, word, was, given[-1])
    else:
        change_rows(editor, name, word, was, given)


def _joined(value: Value) -> str:
    return "、".join(" ".join(part.split()) for part in _parts(value))


def _parts(value: Value) -> Iterator[str]:
    yield from ([value] if isinstance(value, str) else value)


def _several(value: Value) -> Value:
    """Split a value of several lines into a list of them."""
    if not isinstance(value, str) or "\n" not in value.strip():
        return value
    return [line.strip() for line in value.splitlines() if line.strip()]


def _settable(filed: Filed, editor: Editor, word: str) -> tuple[str, ...]:
    """The key that a word stands for, and the way into it. Raises ``EditError`` for any other."""
    if normal(word) in BODY_WORDS:
        return ("body",)
    outer, *inner = word.split(".")
    name = editor.known(outer)
    if name is None:
        raise EditError("edit_unknown_key", word=word)
    if name in own_keys(filed):
        raise EditError("edit_own_key", word=word)
    return (name, *_way(filed, name, word, inner)) if inner else (name,)


def _way(filed: Filed, name: str, word: str, inner: list[str]) -> tuple[str, ...]:
    """Return the way into a field: a key, or the number of a row, from 0, and a key of it."""
    record: Any = record_in(filed.model, name)
    *numbers, last = inner
    known = spellings(record.__name__.lower(), keys_of(record)) if record else {}
    is_row = all(one.isdecimal() and int(one) for one in numbers) and len(numbers) <= 1
    if normal(last) not in known or not is_row:
        raise EditError("edit_unknown_key", word=word)
    return (*(str(int(one) - 1) for one in numbers), known[normal(last)])
