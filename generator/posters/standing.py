"""Papers that hang all the time: boards of prices and promises, cards, forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.posters.price_boards import price_boards
from generator.posters.promise_boards import promise_boards
from generator.posters.sheet import Sheet
from generator.snapshot import Snapshot


def standing_sheets(site: Snapshot) -> Mapping[str, Sequence[Sheet]]:
    """File name → sheets, in the order they are printed."""
    return {f"长期/{name}": (sheet,) for name, sheet in _single(site)}


def _single(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    yield from price_boards(site)
    yield from promise_boards(site)
