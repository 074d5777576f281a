"""Dataclasses that are cheap to declare: ``__init__`` is written when it is first called.

``dataclasses`` writes and compiles six methods for every class it is shown. This program has two
hundred such classes, and a command uses some of them: a third of the time in which a build began
went there. Here ``dataclasses`` only gathers the fields, so ``fields``, ``replace`` and ``asdict``
know these classes as they know any. Methods that need no speed of their own are shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as gathered
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]


def _dataclass(
    kind: type | None = None,
    /,
    *,
    frozen: bool = False,
    eq: bool = True,
    order: bool = False,
    kw_only: bool = False,
) -> Any:
    """Do what ``dataclasses.dataclass`` does; what nobody here asks of it is not offered."""

    def declared(kind: type) -> type:
        kind.__doc__ = kind.__doc__ or kind.__name__  # else a signature is made for it
        kind = gathered(init=False, repr=False, eq=False, kw_only=kw_only)(kind)
        methods = {"__init__": _first_init(kind), "__repr__": _repr}
        if eq:
            methods |= _comparisons(kind, is_frozen=frozen, is_ordered=order)
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        for name, method in methods.items():
            if vars(kind).get(name) is None:
                setattr(kind, name, method)
        return kind

    return declared if kind is None else declared(kind)


if TYPE_CHECKING:
    from dataclasses import dataclass  # to a type checker they are what they seem to be
else:
    dataclass = _dataclass


def _first_init(kind: type) -> Callable[..., None]:
    """Return an ``__init__`` that puts the one written for the class in its place."""

    def __init__(self: object, *values: Any, **named: Any) -> None:  # noqa: N807 - it is one
        kind.__init__ = init = _written_init(kind)  # type: ignore[misc]
        init(self, *values, **named)

    return __init__


def _written_init(kind: type) -> Callable[..., None]:
    """Write the ``__init__`` of a class. Values are set past ``__setattr__``, which refuses."""
    given: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    words, named, body = ["self"], ["*"], []
    for field in fields(kind):
        name, word, value = field.name, field.name, field.name
        if field.default_factory is not MISSING:
            given[f"_make_{name}"] = field.default_factory
            word, value = f"{name}=_missing", f"_make_{name}() if {name} is _missing else {name}"
        elif field.default is not MISSING:
            given[f"_default_{name}"] = field.default
            word = f"{name}=_default_{name}"
        (named if field.kw_only else words).append(word)
        body.append(f" _set(self, {name!r}, {value})")
    head = ", ".join(words + named if len(named) > 1 else words)
    source = "\n".join([f"def __init__({head}):", *body, " return None"])
    exec(source, given)  # noqa: S102 - as ``dataclasses`` does; names of fields are identifiers
    init: Callable[..., None] = given["__init__"]
    init.__qualname__ = f"{kind.__qualname__}.__init__"  # which a ``TypeError`` names
    return init


def _comparisons(kind: type, *, is_frozen: bool, is_ordered: bool) -> dict[str, Any]:
    """Return the methods that compare values by what is in their fields."""
    names = [field.name for field in fields(kind) if field.compare]
    parts = _parts_of(names)

    def by(compare: Callable[[Any, Any], Any]) -> Callable[[Any, object], Any]:
        def compared(self: Any, other: object) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compare(parts(self), parts(other))

        return compared

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807 - by hand, since it is called often
        if other.__class__ is not self.__class__:
            return NotImplemented
        return parts(self) == parts(other)

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(parts(self))

    ordering = (("__lt__", lt), ("__le__", le), ("__gt__", gt), ("__ge__", ge))
    return {
        "__eq__": __eq__,
        "__hash__": __hash__ if is_frozen else None,
        **{name: by(compare) for name, compare in ordering if is_ordered},
    }


def _parts_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes the named attributes of a value, as a tuple however many there are."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _repr(self: Any) -> str:
    said = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    """Keep a frozen value as it is. Raises ``FrozenInstanceError``."""
    what = f"{type(self).__qualname__}.{name}"
    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} {what}")
