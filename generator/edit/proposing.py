"""Proposals for a draft: days that hold under the rules of the place, names that are there."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from generator.dataclass import dataclass
from generator.edit.kinds import Stub
from generator.edit.quoting import flow, typed
from generator.kinds.content import Content
from generator.kinds.disclosures.model import Disclosure
from generator.kinds.table import in_folder
from generator.models.profile import RuleItem
from generator.models.terms import Term

SHORTEST_NOTICE, LATER, FAR = 3, 10, 45
"""Days: ahead of an effect if no rule demands more; until a notice goes; of a 公示."""

KEPT_YEARS = 3
"""How long figures can be looked up after they were posted."""

_A_YEAR, _HALF_A_YEAR, _A_QUARTER = 12, 6, 3


@dataclass(frozen=True)
class Proposal:
    """``named`` is the day, or the term, that the name of the file begins or ends with."""

    values: dict[str, str]
    stem: str


def proposal(stub: Stub, content: Content, today: date, *, is_dated: bool) -> Proposal:
    """``is_dated`` where the text has a day on which something happens."""
    days = max(SHORTEST_NOTICE, _lead(stub, content))
    day = today + timedelta(days=days)
    values = {
        "today": str(today),
        "day": str(day),
        "later": str(today + timedelta(days=max(days, LATER))),
        "far": str(today + timedelta(days=FAR)),
        "building": content.estate.buildings[0].name,
        "hotline": content.hotline.id,
    }
    if stub.folder == "disclosures":
        term = _term(stub, content, today)
        code = code_of(term)
        stem = f"{stub.key}-{code.replace('-Q', 'q').replace('-H', 'h')}"
        return Proposal(values | _figures(stub, content, today, term), stem)
    if in_folder(stub.folder).is_lasting:
        return Proposal(values, stub.key)
    return Proposal(values, f"{day if is_dated else today:%Y%m%d}-{stub.key}")


def code_of(term: Term) -> str:
    """2026-10, 2026-Q3, 2026-H1, 2026: as it is typed."""
    year, month = term.first.year, term.first.month
    if term.months == _A_YEAR:
        return str(year)
    if term.months == _HALF_A_YEAR:
        return f"{year}-H{1 if month == 1 else 2}"
    if term.months == _A_QUARTER:
        return f"{year}-Q{(month + 2) // 3}"
    return f"{year}-{month:02}"


def _lead(stub: Stub, content: Content) -> int:
    """Whole days that must lie between a notice and its effect, and one more."""
    profile = content.profile
    rule = profile.lead_for(stub.category) if profile and stub.category else None
    return -(-rule.hours // 24) + 1 if rule else 0


def _figures(stub: Stub, content: Content, today: date, term: Term) -> dict[str, str]:
    estate, item = content.estate, _item(stub, content)
    signers = [estate.committee, estate.company] if estate.committee else [estate.company]
    until = _lawful(item, content, today)
    return {
        "title": _title(term, item.name if stub.item and item else "公示"),
        "kind": item.key if item else "other",
        "period": code_of(term),
        "until": str(until),
        "keep": str(date(until.year + KEPT_YEARS, 12, 31)),
        "both": flow(signers),
        "company": typed(estate.company),
        "balance": _balance(_before(stub, content, term.first)),
    }


def _title(term: Term, name: str) -> str:
    """2025年度收支与预算 and not 2025年年度…."""
    words = term.words
    return f"{words.removesuffix('年') if name.startswith('年') else words}{name}"


def _item(stub: Stub, content: Content) -> RuleItem | None:
    """Return what the rules say of a draft; of 定期公示, the first thing they name."""
    if content.profile is None:
        return None
    named = content.profile.item(stub.item) if stub.item else None
    return named or next(iter(content.profile.items), None)


def _lawful(item: RuleItem | None, content: Content, today: date) -> date:
    """The last day it must hang, counted from today."""
    minimum = item.minimum if item else None
    days, working = (minimum.days, minimum.working) if minimum else (FAR, False)
    return content.rest.last_day(today, days, working=working)


def _term(stub: Stub, content: Content, today: date) -> Term:
    """The one after the last that was disclosed, or else the last that is over."""
    item = _item(stub, content)
    months = item.every.months if item and item.every else _A_QUARTER
    last = _last_over(today, months)
    before = _before(stub, content, today)
    following = _following(before.period, months) if before else last
    return following if following.last < today else last


def _last_over(today: date, months: int) -> Term:
    """The last term of so many months that has ended."""
    count = today.year * _A_YEAR + today.month - 1
    return _from_month(count // months * months - months, months)


def _following(term: Term, months: int) -> Term:
    count = term.last.year * _A_YEAR + term.last.month
    return _from_month(count // months * months, months)


def _from_month(count: int, months: int) -> Term:
    """``count`` is months since the year 0."""
    after = count + months
    first = date(count // _A_YEAR, count % _A_YEAR + 1, 1)
    return Term(first, date(after // _A_YEAR, after % _A_YEAR + 1, 1) - timedelta(days=1))


def _before(stub: Stub, content: Content, day: date) -> Disclosure | None:
    """The last one of its kind whose term was over by then."""
    every = (one for one in content.disclosures if stub.item and one.kind == stub.item)
    own = [one for one in every if one.period.last < day]
    return max(own, key=lambda one: one.period.last, default=None)


def _balance(before: Disclosure | None) -> str:
    """Write the balance, which joins on to the closing balance of the term before."""
    known = before.balance.closing if before and before.balance else None
    amount = f"{known if known is not None else Decimal(0):.2f}"
    return f"账户余额: {{期初余额: {amount}, 期末余额: {amount}}}    # 期初就是上一期的期末\n"
