"""The kinds: fees, what the price board says of all of them, worked examples, tasks."""

from __future__ import annotations

from generator.kinds.fees.board import Example, FeeBoard
from generator.kinds.fees.calendar import FeeTask
from generator.kinds.fees.model import Fee
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="fee_board",
        place=140,
        word="收费",
        model=FeeBoard,
        table="fees",
        part="board",
        is_single=True,
    ),
    Kind(
        name="fees",
        place=141,
        word="收费",
        model=Fee,
        folder="fees",
        table="fees",
        pages=Pages.EACH,
        sorted_by=("order",),
        also_called=("收费",),
    ),
    Kind(
        name="examples",
        place=142,
        word="算例",
        model=Example,
        table="fees",
        told_apart_by=("fee", "text", "expect"),
    ),
    Kind(
        name="fee_tasks",
        place=41,
        word="收费日历",
        model=FeeTask,
        table="calendar",
        part="fee_calendar",
    ),
)
