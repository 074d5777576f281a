"""Records of kinds that have no view of their own: all facts that they say are searched."""

from __future__ import annotations

from collections.abc import Iterator

from generator.feeds.others import views_of_others
from generator.feeds.search.record import SearchRecord, names
from generator.feeds.search.words import SearchWords
from generator.snapshot import Snapshot


def other_records(snapshot: Snapshot, say: SearchWords) -> Iterator[SearchRecord]:
    """Yield a record for each, in the order of the table."""
    for kind, view in views_of_others(snapshot):
        record = view.record
        texts = (*say.facts(view), say.body(record.body, view.links))
        line = getattr(record, "summary", None) or ""
        files = names(view.attachments)
        yield SearchRecord(kind.name, view.address, view.title, line, (*texts, *files))
