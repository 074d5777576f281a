"""The kind: forms."""

from __future__ import annotations

from generator.kinds.forms.model import Form
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="forms",
        place=100,
        word="表单",
        model=Form,
        folder="forms",
        has_text=True,
        pages=Pages.EACH,
        sorted_by=("order",),
        also_called=("表格",),
    ),
)
