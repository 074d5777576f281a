"""Kinds without a view of their own, as JSON: what their facts say, and their text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.feeds.fact_values import with_facts
from generator.kinds.kind import Kind
from generator.kinds.scene import RecordView
from generator.kinds.table import KINDS
from generator.snapshot import Snapshot
from generator.templating import Renderer


def views_of_others(snapshot: Snapshot) -> Iterator[tuple[Kind, RecordView]]:
    """Yield what is shown of kinds that have no view of their own, in the order of the table."""
    for kind in KINDS:
        for view in snapshot.lists[kind.name]:
            if isinstance(view, RecordView):
                yield kind, view


def other_data(renderer: Renderer, view: RecordView) -> dict[str, object]:
    """Describe a record of such a kind."""
    described: dict[str, object] = {
        "id": view.id,
        "url": renderer.absolute(view.address),
        "title": view.title,
        "html": str(renderer.prose(view.record.body, dict(view.links))),
    }
    return with_facts(view, described)
