"""The kind: notices."""

from __future__ import annotations

from generator.kinds.kind import Kind, Pages
from generator.kinds.notices.model import Notice

KINDS = (
    Kind(
        name="notices",
        place=60,
        word="公告",
        model=Notice,
        folder="notices",
        has_text=True,
        pages=Pages.EACH,
        sorted_by=("id",),
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("公告", "通知", "通告"),
    ),
)
