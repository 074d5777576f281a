"""The kind: common equipment."""

from __future__ import annotations

from generator.kinds.equipment.model import Equipment
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="equipment",
        place=170,
        word="设施设备",
        model=Equipment,
        table="equipment",
        pages=Pages.ONE,
        sorted_by=("order",),
    ),
)
