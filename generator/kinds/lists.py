"""Typed names for the lists of single kinds, where every kind has a list.

What goes through all kinds asks ``lists``; who wants notices says ``notices`` and is told by its
type checker what is in them. A kind without such a name is there all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar, cast

T = TypeVar("T")


class Holder(Protocol):
    """Whatever has a list for each kind, by the name of the kind."""

    @property
    def lists(self) -> Mapping[str, Sequence[Any]]: ...


class Every(Generic[T]):
    """A name for the list of a kind, which is called like the kind itself."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._kind = name

    def __get__(self, holder: Holder, owner: type | None = None) -> T:
        return cast("T", holder.lists[self._kind])

    def __set__(self, holder: Holder, value: T) -> None:
        raise AttributeError(self._kind)


class Only(Generic[T]):
    """A name for the one record of a kind; ``None`` where there is none."""

    def __init__(self, kind: str = "") -> None:
        self._kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self._kind = self._kind or name

    def __get__(self, holder: Holder, owner: type | None = None) -> T | None:
        return next(iter(holder.lists[self._kind]), None)

    def __set__(self, holder: Holder, value: T | None) -> None:
        raise AttributeError(self._kind)
