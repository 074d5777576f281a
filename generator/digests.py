"""Digests of frozen values: equal where two values say the same, whichever process made them.

What is called by a digest is not made again, so a value that cannot be known in full has none: a
function, an open file, a class nobody has thought of. A subclass of ``str`` is told from its text.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

LEFT_OUT = "left out of digests"
"""Metadata of a dataclass's field that says nothing which its other fields do not."""

_SIZE = 16
_Say = Callable[[Any], bytes]


class UnknownError(TypeError):
    """A value of which nobody can say whether it is the same as another."""


class Digests:
    """Digests made in one run: what many values have in common is looked into once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        self._ways: dict[type, _Say] = {
            **dict.fromkeys((bool, int, float, Decimal, date, timedelta, ZoneInfo), _by_repr),
            type(None): _by_repr,
            str: lambda text: _framed(b"s", text.encode("utf-8", "surrogatepass")),
            bytes: lambda data: _framed(b"b", data),
            datetime: _by_the_clock,
            time: _by_the_clock,
            tuple: lambda parts: self._together(b"tuple", parts),
            list: lambda parts: self._together(b"list", parts),
        }

    def of(self, value: object) -> str | None:
        """Return the digest of a value, in hexadecimal digits; ``None`` where it has none."""
        try:
            return _hashed(self._said(value)).hex()
        except (UnknownError, RecursionError):
            return None

    def _said(self, value: object) -> bytes:
        """Say what a value is, such that no other says the same."""
        kind = type(value)
        if kind not in self._ways:
            self._ways[kind] = self._way(kind)
        return self._ways[kind](value)

    def _way(self, kind: type) -> _Say:
        """Find out how to say what values of a class are. Raises ``UnknownError``."""
        name = f"{kind.__module__}.{kind.__qualname__}".encode()
        bases: tuple[tuple[type, _Say], ...] = (
            (enum.Enum, lambda value: _framed(name, value.name.encode())),
            (Mapping, self._pairs),
            (AbstractSet, lambda value: _framed(b"set", b"".join(sorted(map(self._said, value))))),
            (str, partial(self._with_state, name)),
        )
        for base, way in bases:
            if issubclass(kind, base):
                return way
        if parts := _fields_of(kind):
            return partial(self._once, name, parts)
        raise UnknownError(kind)

    def _together(self, name: bytes, parts: Iterable[object]) -> bytes:
        return _framed(name, b"".join(map(self._said, parts)))

    def _pairs(self, value: Mapping[object, object]) -> bytes:
        """Say a mapping in its own order, in which it may be shown."""
        return self._together(b"mapping", (part for pair in value.items() for part in pair))

    def _with_state(self, name: bytes, value: Any) -> bytes:
        """Say a text, and what else its class has it know, such as its language."""
        return self._together(name, (str.__str__(value), value.__getstate__()))

    def _once(self, name: bytes, fields: tuple[str, ...], value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            parts = (getattr(value, field) for field in fields)
            known = value, _hashed(self._together(name, parts))
            self._known[id(value)] = known  # with the value, so that nothing else gets its id
        return known[1]


def _fields_of(kind: type) -> tuple[str, ...]:
    """Name the fields of a dataclass or a record; none of any other class."""
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind) if not one.metadata.get(LEFT_OUT))
    return tuple(getattr(kind, "__pydantic_fields__", ()))


def _by_repr(value: object) -> bytes:
    return _framed(type(value).__name__.encode(), repr(value).encode())


def _by_the_clock(value: datetime | time) -> bytes:
    """Say a time with its offset, which a zone may change, and its zone, which may change it."""
    return _framed(type(value).__name__.encode(), f"{value.isoformat()} {value.tzinfo}".encode())


def _framed(kind: bytes, said: bytes) -> bytes:
    """Frame what was said, so that no two values one after the other say what one does."""
    return b"%b %d:%b" % (kind, len(said), said)


def _hashed(said: bytes) -> bytes:
    return blake2b(said, digest_size=_SIZE).digest()
