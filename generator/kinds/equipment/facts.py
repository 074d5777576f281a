"""Facts of a piece of common equipment, in the order people ask."""

from __future__ import annotations

import generator.kinds.equipment.words  # noqa: F401 - knows how the values below are said
from generator.kinds.equipment.model import Equipment
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.fact import FactLine, FactList

EQUIPMENT_FACTS = FactList[EquipmentView](
    Equipment,
    (
        FactLine("maintainer"),
        FactLine("licence", lambda view: view.maintainer.licence, label="资质"),
        FactLine("service", lambda view: view.service, label="维保频次"),
        FactLine("inspection", lambda view: view.inspection),
        FactLine("officer"),
        FactLine("emergency", label="紧急情况"),
        FactLine("remark", label="说明"),
    ),
)

FACTS = {"equipment": EQUIPMENT_FACTS}
