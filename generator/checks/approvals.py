"""Approval: what an estate does not publish before somebody answers for it by name.

Who approves is a rule of the house and not of this program, so a name in the file is enough.
An edit that takes it away is held, and what was approved before stays.
"""

from __future__ import annotations

from generator.load import Sourced
from generator.models.categories import Category
from generator.models.disclosure import Disclosure
from generator.models.estate import Estate
from generator.models.event import Event
from generator.models.notice import Notice, Status
from generator.problems import Problem, problem


def lacking(
    sourced: Sourced[Notice] | Sourced[Event] | Sourced[Disclosure], estate: Estate
) -> list[Problem]:
    """Nothing for a draft, which nobody sees."""
    record = sourced.value
    category = _category(record)
    is_free = category not in estate.approval or record.status is Status.DRAFT
    if is_free or record.approved_by:
        return []
    return [problem(sourced.own, "approval.lacking", value=category.zh)]


def _category(record: Notice | Event | Disclosure) -> Category:
    """What approval is asked for by: a 公示 is one, whichever folder it lies in."""
    if isinstance(record, Notice):
        return record.category
    return Category.EVENT if isinstance(record, Event) else Category.DISCLOSURE
