"""送审稿: a paper before it is approved, as it would hang, with what keeps it from being hung."""

from __future__ import annotations

from dataclasses import replace

from generator.paper.sheet import Sheet

MARK = "送审稿 · 未经批准，不得张贴"
_NOWHERE = {"url": "", "shown": "批准发布后才有网址和二维码"}


def for_review(sheet: Sheet) -> Sheet:
    """Mark a sheet as 送审稿, without a code, which would lead to a page that is not there."""
    return replace(sheet, review=MARK, codes=(), data={**sheet.data, "address": _NOWHERE})
