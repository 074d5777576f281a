"""A withdrawal: somebody's word that a notice must not be public, effective at once.

It stands in a file of its own, so it works when the notice itself cannot be read. Only another
such word, on record too, makes it public again.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from generator.models.fields import Flag, Record, Text, When
from generator.schedule import Period


class Withdrawal(Record):
    id: Text
    at: When
    reason: Text
    privacy: Flag = False
    """A 公示 may leave before its legal end for this reason alone."""
    back: Flag = False
    """The opposite word: what was withdrawn before this moment may be public again."""


def withdrawn_periods(
    entries: Iterable[Withdrawal], identity: str, zone: tzinfo, lawful: datetime | None = None
) -> tuple[Period, ...]:
    """List the periods for which an item is withdrawn.

    A 公示 is not withdrawn before ``lawful``, its lawful end, but for privacy. An entry that takes
    a withdrawal back counts for earlier ones only: of two of one moment the withdrawal counts.
    """
    own = [(entry.at.start(zone), entry) for entry in entries if entry.id == identity]
    backs = [at for at, entry in own if entry.back]
    periods = (
        Period(
            allowed(at, lawful, private=entry.privacy),
            min((back for back in backs if back > at), default=None),
        )
        for at, entry in own
        if not entry.back
    )
    return tuple(period for period in periods if not period.is_empty)


def allowed(instant: datetime, lawful: datetime | None, *, private: bool) -> datetime:
    """Return when an item withdrawn at ``instant`` may go.

    That is not before ``lawful``, its lawful end, but for privacy.
    """
    return instant if private or lawful is None else max(instant, lawful)
