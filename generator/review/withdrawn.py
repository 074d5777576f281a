"""Copies of what was withdrawn: another file name brings nothing back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from hashlib import blake2b
from typing import Any

from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.kinds.table import WITHDRAWABLE
from generator.load import LastGood
from generator.models.withdrawal import Withdrawal, withdrawn_periods
from generator.patterns import lazy_re
from generator.problems import Problem, problem
from generator.schedule import ClockError, Moment

_COMPUTER_RE = lazy_re(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{4,14}")
"""What OneDrive puts behind the name of a file of which it found two: a computer's name."""


class Withdrawn:
    """The ids that are withdrawn for now, and what was said under them, as far as that is known."""

    def __init__(self, records: Records, zone: tzinfo, last_good: LastGood) -> None:
        entries = [with_clock(one.value, zone) for one in records.withdrawals]
        self._ids = {
            entry.id
            for entry in entries
            if any(period.end is None for period in withdrawn_periods(entries, entry.id, zone))
        }
        self._known = _told(records, self._ids) | {
            name: digest
            for name, digest in last_good.withdrawn.items()
            if name.partition("/")[2] in self._ids
        }

    @property
    def digests(self) -> Mapping[str, str]:
        """Kind and id of everything withdrawn → a digest of what it said, in a fixed order."""
        return dict(sorted(self._known.items()))

    def copies(self, kind: str, sourced: Sourced[Any]) -> list[Problem]:
        """Why a record must not be published: it is the copy of one that was withdrawn."""
        own = sourced.value.id
        if own in self._ids or (original := self._original(kind, own, sourced)) is None:
            return []
        return [problem(sourced.place(), "withdrawal.copy", other=original)]

    def _original(self, kind: str, own: str, sourced: Sourced[Any]) -> str | None:
        by_name = (one for one in self._ids if _is_copy_of(own, one))
        said = digest(sourced) if self._known else ""
        known = self._known.items()
        by_words = (name.partition("/")[2] for name, words in known if _of(kind, name, words, said))
        return min(by_name, default=None) or min(by_words, default=None)


def with_clock(withdrawal: Withdrawal, zone: tzinfo) -> Withdrawal:
    """A clock time the zone does not have is that day: what is withdrawn stays so."""
    try:
        withdrawal.at.start(zone)
    except ClockError:
        return withdrawal.model_copy(update={"at": Moment(withdrawal.at.day)})
    return withdrawal


def digest(sourced: Sourced[Any]) -> str:
    """Return a digest that tells whether two files say the same under different names."""
    said = {key: value for key, value in sourced.plain.items() if key != "id"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return blake2b(text.strip().encode(), digest_size=16).hexdigest()


def _of(kind: str, name: str, words: str, said: str) -> bool:
    return words == said and name.startswith(f"{kind}/")


def _is_copy_of(name: str, original: str) -> bool:
    is_longer = name.startswith(original)
    return is_longer and _COMPUTER_RE.fullmatch(name.removeprefix(original)) is not None


def _told(records: Records, ids: Iterable[str]) -> dict[str, str]:
    wanted = set(ids)
    return {
        f"{kind}/{one.value.id}": digest(one)
        for kind in WITHDRAWABLE
        for one in records.lists[kind]
        if one.value.id in wanted
    }
