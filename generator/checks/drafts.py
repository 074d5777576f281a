"""Drafts of what has no dates: nobody sees them, and nothing else has to know of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from generator.load import Sourced
from generator.models.form import Form
from generator.models.guide import Guide
from generator.models.notice import Draftable

R = TypeVar("R", Guide, Form)


def ready(sourced: Iterable[Sourced[R]]) -> list[Sourced[R]]:
    return [one for one in sourced if one.value.status is Draftable.READY]
