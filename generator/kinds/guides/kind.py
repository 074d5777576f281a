"""The kind: guides."""

from __future__ import annotations

from generator.kinds.guides.model import Guide
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="guides",
        place=90,
        word="办事指南",
        model=Guide,
        folder="guides",
        former_folder="pages",
        has_text=True,
        pages=Pages.EACH,
        sorted_by=("order",),
        is_hidden_singly=True,
        also_called=("指南",),
    ),
)
