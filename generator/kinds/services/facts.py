"""Facts of a service of the catalogue, in the order people ask."""

from __future__ import annotations

from generator.kinds.fact import FactLine, FactList
from generator.kinds.services.model import Service
from generator.kinds.services.view import ServiceView
from generator.kinds.services.words import Asking, LastDay

SERVICE_FACTS = FactList[ServiceView](
    Service,
    (
        FactLine("how", Asking.of, label="怎样预约"),
        FactLine("dept", label="负责部门"),
        FactLine("hours", label="时间"),
        FactLine("lead", label="提前多久"),
        FactLine("limit"),
        FactLine("needs", label="请带"),
        FactLine("settlement"),
        FactLine("remark", label="说明"),
        FactLine("until", LastDay.of),
        FactLine("flow", label="步骤"),
    ),
)

FACTS = {"services": SERVICE_FACTS}
