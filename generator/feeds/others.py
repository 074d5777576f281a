"""Kinds without a view of their own, in the search and as JSON: every text that they have.

What is known of their records is their model alone, so all of its texts are said, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.kinds.kind import Kind
from generator.kinds.scene import RecordView
from generator.kinds.table import KINDS
from generator.models.translation import texts_of
from generator.snapshot import Snapshot
from generator.templating import Renderer

_SAID_ELSEWHERE = frozenset({"title", "summary", "body", "approved_by", "personal_data"})
"""Texts that have a place of their own, or that no page shows."""


def views_of_others(snapshot: Snapshot) -> Iterator[tuple[Kind, RecordView]]:
    """Yield what is shown of kinds that have no view of their own."""
    for kind in KINDS:
        for view in snapshot.lists[kind.name]:
            if isinstance(view, RecordView):
                yield kind, view


def other_data(snapshot: Snapshot, renderer: Renderer) -> dict[str, list[dict[str, object]]]:
    """Map each such kind to what its JSON says of its records."""
    found: dict[str, list[dict[str, object]]] = {}
    for kind, view in views_of_others(snapshot):
        said = {"id": view.id, "url": renderer.absolute(view.address), "title": view.title}
        texts = {name: getattr(view.record, name) for name in _fields(view.record)}
        body = renderer.prose(view.record.body, dict(view.links))
        found.setdefault(kind.name, []).append({**said, **texts, "html": str(body)})
    return found


def _fields(record: BaseModel) -> list[str]:
    """Name the fields that hold plain texts."""
    return [
        name
        for name in texts_of(type(record))
        if name not in _SAID_ELSEWHERE and isinstance(getattr(record, name), str)
    ]


def further_texts(record: BaseModel) -> Iterator[str]:
    """Yield every text of a record that has no place of its own, however deep."""
    for name in texts_of(type(record)):
        if name not in _SAID_ELSEWHERE:
            yield from _plain(getattr(record, name))


def _plain(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _plain(one)
    elif isinstance(value, BaseModel):
        yield from further_texts(value)
