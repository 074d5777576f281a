"""Facts of a disclosure, in the order people ask."""

from __future__ import annotations

from decimal import Decimal

from generator.kinds.disclosures.model import Disclosure
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.disclosures.words import Posted, YearSoFar, Yuan
from generator.kinds.fact import FactLine, FactList, Weight
from generator.models.views import ObjectionView


def _objection(view: DisclosureView) -> ObjectionView | None:
    if view.objection is None:
        return None
    how = view.record.objection_how or ""
    return ObjectionView(view.objection, view.is_objection_open, how)


def _spent(view: DisclosureView) -> Yuan | None:
    """Name the whole cost where nothing comes in, for then nothing is left over."""
    return _yuan(view.record.total_expense) if view.record.is_cost else None


def _left(view: DisclosureView) -> Yuan | None:
    one = view.record
    flows = bool(one.income or one.expense)
    return _yuan(one.computed_net) if flows and not one.is_cost else None


def _yuan(amount: Decimal | None) -> Yuan | None:
    return None if amount is None else Yuan(amount)


DISCLOSURE_FACTS = FactList[DisclosureView](
    Disclosure,
    (
        FactLine("period", weight=Weight.FIRST),
        FactLine("posted", Posted.of, label="公示期"),
        FactLine("objection", _objection, label="提出意见"),
        FactLine("account"),
        FactLine("total_expense", _spent, label="支出合计"),
        FactLine("net", _left, label="结余"),
        FactLine("company_share", lambda view: _yuan(view.record.company_share)),
        FactLine("balance"),
        FactLine("year", YearSoFar.of, label="本年累计"),
        FactLine("audited"),
        FactLine("income"),
        FactLine("expense"),
        FactLine("use"),
        FactLine("figures", label="数据"),
        FactLine("contact", lambda view: view.contact, label="联系"),
    ),
)

FACTS = {"disclosures": DISCLOSURE_FACTS}
