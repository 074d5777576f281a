"""Notices that point to a disclosure: the figures on the board are those of the page.

A notice may gather lines of the disclosure into one, so sums of them are figures of it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from decimal import Decimal
from itertools import accumulate, combinations

from generator.kinds import links
from generator.kinds.content import Content
from generator.kinds.disclosures.model import AmountLine, Disclosure, UseLine
from generator.kinds.notices.model import Notice
from generator.kinds.sourced import Sourced, place_in, texts, words
from generator.models.status import Status
from generator.patterns import lazy_re
from generator.problems import Problem, problem
from generator.schedule import Moment

MOST_LINES = 10
"""Of so many lines every choice may be gathered; of more, neighbours only."""

_AMOUNT_RE = lazy_re(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}(?![\d%])")


def figures(
    notices: Iterable[Sourced[Notice]], disclosures: Iterable[Sourced[Disclosure]], content: Content
) -> Iterator[Problem]:
    """Amounts of a notice that its disclosure does not hold."""
    known = [one for one in disclosures if one.value.status is not Status.DRAFT]
    for notice in notices:
        named = [one for one in known if _is_meant(notice.value, one.value, content)]
        if named:
            yield from _unknown(notice, named)


def _is_meant(notice: Notice, disclosure: Disclosure, content: Content) -> bool:
    """Tell whether a notice links to the disclosure, or announces its kind on its posting day."""
    if not notice.is_publicity:
        return False
    if links.RecordLink("disclosures", disclosure.id) in _links(notice):
        return True
    item = content.profile.item(notice.publicity) if content.profile and notice.publicity else None
    is_same_kind = disclosure.kind in {notice.publicity, item.key if item else None}
    zone = content.estate.zone
    return (
        is_same_kind
        and notice.starts is not None
        and _first_day(notice.starts, zone) == _first_day(disclosure.starts, zone)
    )


def _links(notice: Notice) -> Iterator[links.Link | None]:
    return (links.understand(one, "notices", notice.id) for one in links.targets(notice.body))


def _first_day(start: Moment, zone: tzinfo) -> date:
    return start.start(zone).astimezone(zone).date()


def _unknown(notice: Sourced[Notice], named: list[Sourced[Disclosure]]) -> Iterator[Problem]:
    """Each such amount once, where it first stands."""
    right = {amount for one in named for amount in _amounts(one)}
    seen: set[Decimal] = set()
    found = ((at, match) for at, text in words(notice) for match in _AMOUNT_RE.finditer(text))
    for at, match in found:
        amount = _decimal(match[0])
        if amount not in right | seen:
            seen.add(amount)
            place = place_in(notice, at, match.start())
            other = "、".join(one.value.id for one in named)
            yield problem(place, "notice.figure_differs", value=match[0], other=other)


def _amounts(sourced: Sourced[Disclosure]) -> Iterator[Decimal]:
    one = sourced.value
    for _, text in texts(sourced.plain):
        yield from (_decimal(match[0]) for match in _AMOUNT_RE.finditer(text))
    for lines in (one.income, one.expense, one.use):
        yield from _sums(lines)
    yield abs(one.computed_net)
    if (closing := one.computed_closing) is not None:
        yield abs(closing)


def _sums(lines: tuple[AmountLine, ...] | tuple[UseLine, ...]) -> Iterator[Decimal]:
    amounts = [line.amount for line in lines]
    if len(amounts) > MOST_LINES:
        for first in range(len(amounts)):
            yield from accumulate(amounts[first:])
        return
    for count in range(1, len(amounts) + 1):
        yield from (sum(chosen, Decimal(0)) for chosen in combinations(amounts, count))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
