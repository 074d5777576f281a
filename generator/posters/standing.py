"""Papers that hang all the time: boards of prices and promises, cards, forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.models.content import Content
from generator.posters.sheet import Sheet
from generator.snapshot import Snapshot


def standing_sheets(site: Snapshot, content: Content) -> Mapping[str, Sequence[Sheet]]:
    """File name → sheets."""
    return {content.estate.id: ()} if not site.estate else {}
