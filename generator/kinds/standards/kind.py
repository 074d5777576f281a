"""The kind: service standards."""

from __future__ import annotations

from generator.kinds.kind import Kind, Pages
from generator.kinds.standards.model import Standard

KINDS = (
    Kind(
        name="standards",
        place=120,
        word="服务标准",
        model=Standard,
        folder="standards",
        pages=Pages.EACH,
        sorted_by=("order",),
        also_called=("标准",),
    ),
)
