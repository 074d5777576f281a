"""Drafts of what has no dates: nobody sees them, and nothing else has to know of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from generator.kinds.forms.model import Form
from generator.kinds.guides.model import Guide
from generator.kinds.sourced import Sourced
from generator.models.status import Draftable

R = TypeVar("R", Guide, Form)


def ready(sourced: Iterable[Sourced[R]]) -> list[Sourced[R]]:
    return [one for one in sourced if one.value.status is Draftable.READY]
