"""Papers that hang all the time: boards of prices and promises, calendars, cards, forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.paper.sheet import Sheet
from generator.paper.sheets.catalogues import catalogues
from generator.paper.sheets.contact_papers import contact_papers
from generator.paper.sheets.form_papers import form_papers
from generator.paper.sheets.price_boards import price_boards
from generator.paper.sheets.promise_boards import promise_boards
from generator.paper.sheets.season_papers import season_papers
from generator.paper.sheets.warnings import warning_signs
from generator.snapshot import Snapshot


def standing_sheets(site: Snapshot) -> Mapping[str, Sequence[Sheet]]:
    """Map file names to their sheets, in the order they are printed."""
    found: dict[str, Sequence[Sheet]] = {name: (sheet,) for name, sheet in _single(site)}
    return found | dict(contact_papers(site))


def _single(site: Snapshot) -> Iterator[tuple[str, Sheet]]:
    yield from price_boards(site)
    yield from promise_boards(site)
    yield from catalogues(site)
    yield from season_papers(site)
    yield from warning_signs(site)
    yield from form_papers(site)
