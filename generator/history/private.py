"""What is withdrawn for privacy by the register, as far as that can be known for certain."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from generator.dataclass import dataclass
from generator.kinds.records import Records
from generator.load import salvaged_withdrawals
from generator.load.readers import TABLE_READERS
from generator.load.salvage import REGISTER
from generator.load.text import decode
from generator.models.withdrawal import Withdrawal, withdrawn_periods
from generator.problems import ProblemError


@dataclass(frozen=True)
class Private:
    """Ids withdrawn for privacy, and those made public again since.

    ``is_certain`` unless the register is broken: then an id is hidden from what is noted, but
    nothing is taken out of the history, which could not be brought back.
    """

    ids: frozenset[str] = frozenset()
    public_again: frozenset[str] = frozenset()
    is_certain: bool = True


def private_in(folder: Path, known: frozenset[str]) -> Private:
    """Read the register; ``known`` were private before, and are until it says otherwise.

    Raises ``OSError``.
    """
    entries, is_certain = _register(folder)
    back = {one.id for one in entries if one.back}
    private = {one.id for one in entries if one.privacy and _is_private(entries, one.id)}
    again = frozenset(back - private) if is_certain else frozenset()
    return Private((known - again) | private, again, is_certain)


def withdrawn_in(folder: Path, at: datetime) -> frozenset[str]:
    """Find the ids that the register holds down at a moment, for whatever reason.

    Raises ``OSError``.
    """
    entries, _ = _register(folder)
    return frozenset(
        one.id
        for one in entries
        if any(period.contains(at) for period in withdrawn_periods(entries, one.id, UTC))
    )


def _register(folder: Path) -> tuple[list[Withdrawal], bool]:
    """Read all entries, and whether they are known for certain."""
    try:
        data = (folder / REGISTER).read_bytes()
    except FileNotFoundError:
        return [], True
    records = Records()
    try:
        text = decode(data, REGISTER)
        if text.strip():
            TABLE_READERS["withdrawn"](records, REGISTER, text)
        is_certain = not records.problems
    except ProblemError:
        is_certain = False
    found = [one.value for one in records.withdrawals]
    if not is_certain:
        found += [one.value for one in salvaged_withdrawals(data, REGISTER)]
    return found, is_certain


def _is_private(entries: list[Withdrawal], id: str) -> bool:
    """Tell whether a withdrawal for privacy stands that nobody has taken back."""
    own = [one for one in entries if one.id == id and (one.privacy or one.back)]
    return any(period.end is None for period in withdrawn_periods(own, id, UTC))
