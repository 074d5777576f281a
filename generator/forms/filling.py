"""A form filled from a file: every field with what stands there, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.dataclass import dataclass
from generator.edit import own_keys
from generator.edit.changing import shown
from generator.edit.record import Filed
from generator.forms.offers import Offer, offers_of
from generator.forms.shapes import Ask, Shape, shapes_of
from generator.kinds.content import Content
from generator.models.fields import Choice

SPARE_ROWS = 3
"""Empty rows below those there are, for whoever adds some."""


@dataclass(frozen=True)
class Field:
    """A field to be filled in.

    ``name`` is its key, with the way into it: ``income.2.amount``. ``values`` are its lines as
    they are shown, ``was`` those of the file. ``rows`` are the fields of each row, where it is
    made of fields.
    """

    name: str
    shape: Shape
    values: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()

    @property
    def value(self) -> str:
        return "\n".join(self.values)

    @property
    def before(self) -> str:
        """Return what the file says as the form sends it: what is ticked comes first."""
        known = [offer.value for offer in self.offers]
        ticked = [one for one in known if one in self.was]
        others = [one for one in self.was if one not in known]
        return "\n".join([*ticked, *others] if self.shape.ask is Ask.LINES else self.was)

    @property
    def others(self) -> tuple[str, ...]:
        """Return the lines that none of the offers stands for."""
        known = {offer.value for offer in self.offers}
        return tuple(one for one in self.values if one not in known)

    @property
    def is_blank(self) -> bool:
        inner = (one for row in self.rows for one in row)
        return not self.values and all(one.is_blank for one in inner)


@dataclass(frozen=True)
class Form:
    """A record as a form; ``digest`` names the file it was filled from."""

    id: str
    kind: str
    language: str
    title: str
    digest: str
    fields: tuple[Field, ...]
    body: Field

    @property
    def usual(self) -> tuple[Field, ...]:
        """Return the fields asked for at once: all but those that are rare and say nothing."""
        return tuple(one for one in self.fields if not (one.shape.is_rare and one.is_blank))

    @property
    def rare(self) -> tuple[Field, ...]:
        return tuple(one for one in self.fields if one.shape.is_rare and one.is_blank)

    @property
    def every(self) -> tuple[Field, ...]:
        """Return every field one can type into, those within others too."""
        found = [*self.fields, self.body]
        inner = [one for field in found for row in field.rows for one in row]
        return tuple(one for one in (*found, *inner) if not one.rows)


def form_of(filed: Filed, content: Content) -> Form:
    """Fill a form from a file; what a command of its own writes is not asked for."""
    record, plain = filed.sourced.value, filed.sourced.plain
    own = own_keys(filed)
    shapes = [one for one in shapes_of(filed.model) if one.key not in own]
    fill = _Filling(filed.model.__name__.lower(), content)
    fields = tuple(
        fill.field(one, one.key, record, plain) for one in shapes if one.ask is not Ask.BODY
    )
    text = filed.body
    shape = next(one for one in shapes if one.ask is Ask.BODY)
    body = Field("body", shape, (text,), (text,))
    title = str(getattr(record, "title", None) or filed.id)
    return Form(filed.id, filed.kind, filed.language, title, filed.digest, fields, body)


def refilled(form: Form, typed: Mapping[str, str]) -> Form:
    """Return a form with what somebody typed, by the names of its fields, one line each."""

    def again(field: Field) -> Field:
        rows = tuple(tuple(map(again, row)) for row in field.rows)
        lines = typed.get(field.name)
        if lines is None or field.rows:
            return replace(field, rows=rows)
        is_text = field.shape.ask is Ask.BODY
        return replace(
            field, values=(lines,) if is_text else tuple(filter(None, lines.split("\n")))
        )

    return replace(form, fields=tuple(map(again, form.fields)), body=again(form.body))


@dataclass(frozen=True)
class _Filling:
    record: str
    content: Content

    def field(self, shape: Shape, name: str, record: Any, plain: Mapping[str, Any]) -> Field:
        offers = offers_of(f"{self.record}.{shape.key}", self.content)
        typed, value = plain.get(shape.key), getattr(record, shape.name, None)
        if shape.ask in {Ask.RECORD, Ask.ROWS}:
            return Field(name, shape, rows=tuple(self._rows(shape, name, typed, value)))
        lines = tuple(_lines(shape, typed, value))
        lines = ("、".join(lines),) if "." in name and lines else lines  # a cell has one line
        return Field(name, shape, lines, lines, tuple(_as_typed(one, lines) for one in offers))

    def _rows(self, shape: Shape, name: str, typed: Any, value: Any) -> Iterable[tuple[Field, ...]]:
        if shape.ask is Ask.RECORD:
            yield self._row(shape, name, value, typed or {})
            return
        rows = list(zip(value or (), typed or (), strict=True))
        for number, (inner, plain) in enumerate([*rows, *([(None, {})] * SPARE_ROWS)], 1):
            yield self._row(shape, f"{name}.{number}", inner, plain)

    def _row(
        self, shape: Shape, name: str, record: Any, plain: Mapping[str, Any]
    ) -> tuple[Field, ...]:
        return tuple(self.field(one, f"{name}.{one.key}", record, plain) for one in shape.parts)


def _as_typed(offer: Offer, lines: Iterable[str]) -> Offer:
    """Keep a name where the file says that instead of what stands for it."""
    return replace(offer, value=offer.label) if offer.label in lines else offer


def _lines(shape: Shape, typed: Any, value: Any) -> Iterable[str]:
    """Return what stands there, a line each: dates and choices as they are picked."""
    if typed is None or value is None:
        return ()
    if isinstance(value, bool):
        return ("是" if value else "否",)
    if isinstance(value, Choice):
        return (value.zh,)
    if isinstance(value, date) and shape.ask is Ask.DATE:
        return (value.isoformat(),)
    if shape.ask is not Ask.LINES:
        return (shown(typed),)
    words = value if isinstance(value, tuple) and all(isinstance(v, str) for v in value) else None
    every = words if words is not None else [typed] if isinstance(typed, str) else typed
    return [one.zh if isinstance(one, Choice) else shown(one) for one in every]
