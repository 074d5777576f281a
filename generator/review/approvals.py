"""Approval: what an estate does not publish before somebody answers for it by name.

Who approves is a rule of the house and not of this program, so a name in the file is enough.
An edit that takes it away is held, and what was approved before stays.
"""

from __future__ import annotations

import re

from generator.kinds.disclosures.model import Disclosure
from generator.kinds.events.model import Event
from generator.kinds.notices.model import Notice
from generator.kinds.sourced import Sourced
from generator.models.categories import Category
from generator.models.estate import Estate
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.problems import Problem, problem

_NOBODY_RE = lazy_re(
    r"(?:待|尚?未|还?没有?|暂?无|空|已经?|同意|批准?|审[批核定]?|核|通过|领导|是|否|有|不?需要?|定|填|补|签"
    r"|了|的|人|pending|tbd|none|n/?a|yes|no|ok|true|approved|x|\W|_)+",
    re.IGNORECASE,
)
"""Words that say how approval stands, but not who answers for it."""


def lacking(
    sourced: Sourced[Notice] | Sourced[Event] | Sourced[Disclosure], estate: Estate
) -> list[Problem]:
    """List what approval a record lacks; nothing for a draft, which nobody sees."""
    record = sourced.value
    category = _category(record)
    if category not in estate.approval or record.status is Status.DRAFT:
        return []
    if not record.approved_by:
        return [problem(sourced.own, "approval.lacking", value=category.zh)]
    if _NOBODY_RE.fullmatch(record.approved_by):
        place = sourced.place("approved_by")
        return [problem(place, "approval.nobody", value=record.approved_by, category=category.zh)]
    return []


def _category(record: Notice | Event | Disclosure) -> Category:
    """Return the category approval is asked for by: a 公示 is one, whichever folder it lies in."""
    if isinstance(record, Notice):
        return record.category
    return Category.EVENT if isinstance(record, Event) else Category.DISCLOSURE
