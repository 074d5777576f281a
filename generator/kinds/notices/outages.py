"""Notices of an outage that press for fees: supplies must not be cut for that.

Civil Code art. 944. Looked for in everything that was typed, since a threat may stand in a
table, a correction or a line for the boards as well as in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.kinds.notices.model import Notice
from generator.kinds.sourced import Sourced, place_in, texts
from generator.models.translation import Translation
from generator.patterns import lazy_re
from generator.problems import Problem, problem

_DEBT_RE = lazy_re(
    r"欠费|欠缴|拖欠|催缴|催费|补缴|滞纳金"
    r"|(?:未|没|没有|不|拒|拒不)(?:按[时期]|及时)?(?:缴|交|付)(?:纳|清)?[^，,。；;、\n]{0,8}费"
    r"|\b(?:arrears|overdue|unpaid|outstanding (?:fee|bill|balance)s?|late (?:fee|charge)s?)\b",
    re.IGNORECASE,
)

_HINTS = ("欠", "缴", "费", "滞", "arrear", "overdue", "unpa", "outst", "late")
"""Parts of all that is looked for, without the letters that case folding may turn into others."""


def pressing(sourced: Sourced[Notice] | Sourced[Translation], notice: Notice) -> Iterator[Problem]:
    """Every text of the notice, or of its translation, that speaks of debts."""
    if not notice.category.is_outage:
        return
    for at, text in texts(sourced.plain):
        if _may_press(text) and (match := _DEBT_RE.search(text)):
            place = place_in(sourced, at, match.start())
            yield problem(place, "notice.debt_in_outage", value=match[0])


def _may_press(text: str) -> bool:
    """Asked of every text there is, so that only few are looked at closely."""
    folded = text.casefold()
    return any(hint in folded for hint in _HINTS)
