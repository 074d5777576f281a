"""The kind: disclosures."""

from __future__ import annotations

from generator.kinds.disclosures.model import Disclosure
from generator.kinds.kind import Kind, Pages

KINDS = (
    Kind(
        name="disclosures",
        place=80,
        word="公示",
        model=Disclosure,
        folder="disclosures",
        has_text=True,
        pages=Pages.EACH,
        sorted_by=("period", "id"),
        is_hidden_singly=True,
        is_withdrawable=True,
        also_called=("公示", "信息公开"),
    ),
)
