"""The kinds: events, and their seasons."""

from __future__ import annotations

from generator.kinds.events.model import Event
from generator.kinds.events.programme import Programme
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="events",
        place=70,
        word="活动",
        model=Event,
        folder="events",
        has_text=True,
        pages=Pages.EACH,
        sorted_by=("id",),
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("活动", "日程"),
    ),
    Kind(
        name="programmes",
        place=180,
        word="活动季",
        model=Programme,
        table="programmes",
        pages=Pages.EACH,
        has_list=False,
        sorted_by=("starts", "until", "id"),
        is_hidden_singly=True,
    ),
)
