"""States that a person decides, and the corrections of what was said."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.dataclass import dataclass
from generator.models.fields import (
    Choice,
    as_list,
    as_text,
    fail,
)
from generator.models.validators import PlainValidator
from generator.patterns import lazy_re


class Status(Choice):
    """States that a human decides; everything else follows from the dates."""

    READY = "ready", "发布"
    DRAFT = "draft", "草稿"
    CANCELLED = "cancelled", "取消"
    """The outage will not happen: shown as cancelled until its last window is over."""
    WITHDRAWN = "withdrawn", "撤回"
    """The notice should not be public: gone at once."""

    @property
    def is_taken_back(self) -> bool:
        return self in {Status.CANCELLED, Status.WITHDRAWN}


class Draftable(Choice):
    """States of what never ends: it is there, or not yet."""

    READY = "ready", "发布"
    DRAFT = "draft", "草稿"


@dataclass(frozen=True)
class Change:
    """Corrected line of a notice: what it is about, what it said, what it says now."""

    item: str
    was: str
    now: str


_CHANGE_RE = lazy_re(
    r"(?P<item>[^：:]{1,20})[：:]\s*原?为?\s*(?P<was>.+?)\s*(?:→|->|=>|改为)\s*现?为?\s*(?P<now>.+)"
)


def as_change(value: Any) -> Change:
    """``停水时间：原 11月25日 9:00–17:00 → 现 11月26日 9:00–17:00``."""
    match = _CHANGE_RE.fullmatch(as_text(value))
    if match is None:
        raise fail("value.not_change", value=value)
    return Change(match["item"].strip(), match["was"], match["now"])


Changes = Annotated[
    tuple[Annotated[Change, PlainValidator(as_change)], ...], BeforeValidator(as_list)
]
