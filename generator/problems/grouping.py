"""Problems as a person reads them: the most harmful first, reminders that are alike in one line.

Sixty reminders to look at a form again must not bury one lift that nobody has inspected.
Programs read each problem by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from pathlib import PurePosixPath

from generator.dataclass import dataclass
from generator.languages import CHINESE, Language
from generator.problems.problem import Grade, Problem

FEW = 2
"""So many that are alike are told one by one."""


class Harm(IntEnum):
    """Harm done by a problem that nobody mends; it orders problems of one grade."""

    SAFETY = 0
    """Somebody may be hurt."""
    DUTY = 1
    """A duty towards the owners, or the law, is not met."""
    ORDINARY = 2
    UPKEEP = 3
    """Something is to be looked at again; nothing it says is known to be wrong."""


_HARMS = {
    "equipment.lapsed": Harm.SAFETY,
    "equipment.inspection": Harm.SAFETY,
    "disclosure": Harm.DUTY,
    "privacy": Harm.DUTY,
    "approval": Harm.DUTY,
    "notice.too_short": Harm.DUTY,
    "notice.protected": Harm.DUTY,
    "notice.debt_in_outage": Harm.DUTY,
    "fee.vote_failed": Harm.DUTY,
    "fee.outside_guide": Harm.DUTY,
    "estate.contract_ends": Harm.DUTY,
    "evergreen.stale": Harm.UPKEEP,
    "services.review_due": Harm.UPKEEP,
    "equipment.service_over": Harm.UPKEEP,
    "calendar.year_missing": Harm.UPKEEP,
    "file.orphans": Harm.UPKEEP,
    "folder.old_name": Harm.UPKEEP,
}
"""A whole code, or the part of it before the dot → its harm."""


@dataclass(frozen=True)
class Group:
    """Problems told in one line: the first of them in full, and where the others stand."""

    first: Problem
    others: tuple[Problem, ...] = ()

    @property
    def grade(self) -> Grade:
        return self.first.grade

    def sentence(self, language: Language = CHINESE) -> str:
        said = self.first.sentence(language)
        if not self.others:
            return said
        counted = Counter(_where(one) for one in self.others)
        listed = (f"{place} {count}" for place, count in sorted(counted.items()))
        places = language.listed(listed)
        count = len(self.others)
        return said + language.say("同样的还有 {count} 处：{places}。", count=count, places=places)


def harm_of(problem: Problem) -> Harm:
    kind = _HARMS.get(problem.code.partition(".")[0], Harm.ORDINARY)
    return _HARMS.get(problem.code, kind)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """The gravest first, of one grade the most harmful, else as they were."""
    return sorted(problems, key=lambda one: (one.grade, harm_of(one)))


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Group problems in their order, a kind of reminder in one line where there are many of it."""
    lines: list[Group] = []
    alike: dict[str, list[Problem]] = {}
    everything = ordered(problems)
    for one in everything:
        alike.setdefault(one.code, []).append(one)
    for one in everything:
        same = alike[one.code]
        if not _is_merged(one, same):
            lines.append(Group(one))
        elif one is same[0]:
            lines.append(Group(one, tuple(same[1:])))
    return lines


def _is_merged(one: Problem, same: list[Problem]) -> bool:
    is_reminder = one.grade is Grade.WARNING and harm_of(one) is Harm.UPKEEP
    return is_reminder and len(same) > FEW


def _where(one: Problem) -> str:
    """The folder of a file among many like it, else the file."""
    path = PurePosixPath(one.place.shown)
    return str(path.parent) if len(path.parts) > 2 else str(path)  # noqa: PLR2004 - content/FOLDER/FILE
