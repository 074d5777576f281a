"""Services of the catalogue in words: how one asks for them, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Self

from generator.dataclass import dataclass
from generator.kinds.services.model import Booking
from generator.kinds.services.view import ServiceView
from generator.languages import Language
from generator.models.contacts import Contact
from generator.wording.choices import choice_words
from generator.wording.dates import day_words
from generator.wording.values import said


@dataclass(frozen=True)
class Asking:
    """The ways in which one asks for a service, and whom."""

    how: tuple[Booking, ...]
    contact: Contact

    @classmethod
    def of(cls, view: ServiceView) -> Self:
        return cls(view.service.how, view.contact)


@dataclass(frozen=True)
class LastDay:
    """The last day on which a service is offered."""

    day: date

    @classmethod
    def of(cls, view: ServiceView) -> Self | None:
        return cls(view.service.until) if view.service.until else None


@said.register
def _asking(value: Asking, language: Language) -> Iterator[str]:
    yield language.listed(choice_words(way, language=language) for way in value.how)
    yield from said(value.contact, language)


@said.register
def _last_day(value: LastDay, language: Language) -> Iterator[str]:
    yield language.say("{day}（含当日）", day=day_words(value.day, language=language))
