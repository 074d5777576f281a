"""Whether a history is kept at all, and content is as it knows it: asked by every build.

What reads repositories is loaded only where there is something to note.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from generator.dataclass import dataclass
from generator.history import seen
from generator.history.faults import HistoryError, unwritable
from generator.history.place import place_of


@dataclass(frozen=True)
class Noted:
    """The outcome of noting: why it failed, if it did, and what was removed for privacy."""

    fault: HistoryError | None = None
    forgotten: tuple[str, ...] = ()
    """Ids of records whose words are in the history no longer."""
    is_left_elsewhere: bool = False
    """True where the estate's folder lies in a repository whose own commits may hold them."""


def note_if_kept(folder: Path, at: datetime | None) -> Noted:
    """Note what was edited by hand, where a history is kept; cheap where nothing was edited.

    ``at`` is the moment of this look, before which it was edited; ``None`` if that is not known.
    """
    place = place_of(folder)
    try:
        tip = place.tip()
        if not tip or seen.is_known(folder, tip):
            return Noted()
    except HistoryError as error:
        return Noted(error)
    except OSError as error:
        return Noted(unwritable(place.git, error))
    from generator.history.noting import note_by_hand  # noqa: PLC0415  # dulwich

    return note_by_hand(folder, place, at)
