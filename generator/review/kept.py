"""Words about files of which an earlier version is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.kinds.records import AnySourced, Records
from generator.load.recovery import key_of
from generator.models.withdrawal import Withdrawal
from generator.problems import Grade, Place, Problem, problem


def kept_alone(final: Mapping[str, Iterable[AnySourced]], records: Records) -> Iterator[AnySourced]:
    """Yield last good versions, unless enough was said of their whole folder or kind."""
    for kind, sourced in final.items():
        for one in sourced:
            is_explained = records.is_lost(one.own.path) or (kind, key_of(one)) in records.missing
            if one.is_kept and not is_explained:
                yield one


def last_good_shown(kept: Iterable[AnySourced], found: Iterable[Problem]) -> list[Problem]:
    """One line for each file of which an earlier version is shown; of the register nothing is.

    Whoever wrote a status there is none of wanted to take something down, and must hear
    that it still hangs.
    """
    by_path = Counter(one.own.path for one in kept if not isinstance(one.value, Withdrawal))
    of_status = {one.place.path for one in found if _is_of_status(one)}
    return [
        problem(Place(path), "kept.status")
        if path in of_status
        else problem(Place(path), "kept.last_good", count=count)
        for path, count in by_path.items()
    ]


def _is_of_status(found: Problem) -> bool:
    is_field = dict(found.facts).get("field", "").endswith(".status")
    return is_field and found.grade is Grade.HELD
