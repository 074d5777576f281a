"""What is said of files of which an earlier version is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.load.recovery import AnySourced
from generator.models.withdrawal import Withdrawal
from generator.problems import Grade, Place, Problem, problem


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
