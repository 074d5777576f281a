"""Facts that the price-marking rules want said of a fee, in the order of a price board."""

from __future__ import annotations

from generator.kinds.fact import FactLine, FactList
from generator.kinds.fees.board_words import (
    Decision,
    Founding,
    InForce,
    Invoicing,
    Method,
    Payer,
    Supplier,
)
from generator.kinds.fees.model import Fee
from generator.kinds.fees.view import FeeView

FEE_FACTS = FactList[FeeView](
    Fee,
    (
        FactLine("payer", Payer.of),
        FactLine("content"),
        FactLine("grade"),
        FactLine("method", Method.of, label="计费方式"),
        FactLine("part_month"),
        FactLine("vacant"),
        FactLine("pricing", Founding.of),
        FactLine("source"),
        FactLine("from", InForce.of, label="执行自"),
        FactLine("decision", Decision.of, label="现行价格的决定"),
        FactLine("parking", label="计时规则"),
        FactLine("places", label="车位"),
        FactLine("supplier", Supplier.of),
        FactLine("income_to"),
        FactLine("billing"),
        FactLine("payment"),
        FactLine("invoice", Invoicing.of, label="票据"),
        FactLine("notes"),
        FactLine("remark", label="说明"),
    ),
)

FACTS = {"fees": FEE_FACTS}
