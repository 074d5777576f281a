"""Rules of a kind: what keeps a record from being published, and what is told of those that are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from generator.dataclass import dataclass
from generator.kinds import references
from generator.kinds.content import Content
from generator.kinds.kind import Kind
from generator.kinds.modules import gathered
from generator.kinds.records import AnySourced, Records
from generator.kinds.references import Known
from generator.kinds.sourced import Sourced
from generator.kinds.table import KINDS
from generator.models.customs import Customs
from generator.problems import Problem


@dataclass(frozen=True)
class Accepted:
    """All that may be published, but for last good versions: they were spoken of when new.

    ``records`` are as they were read, ``lists`` what of them is accepted.
    """

    records: Records
    lists: Mapping[str, list[AnySourced]]
    content: Content
    known: Known


@dataclass(frozen=True)
class Now:
    """A moment to be judged: records as they were read, and the content made of them."""

    records: Records
    content: Content
    at: datetime

    @property
    def day(self) -> date:
        return self.at.astimezone(self.content.estate.zone).date()


def _nothing(*_: object) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True)
class Rules:
    """``held`` says why a record may not be published, ``told`` what else its author should hear.

    ``due`` says what is to be done about the kind on the day that it is asked. It and ``told`` are
    asked once, about all records.
    """

    told: Callable[[Accepted], Iterable[Problem]] = _nothing
    held: Callable[[Sourced[Any], Customs], Iterable[Problem]] = _nothing
    due: Callable[[Now], Iterable[Problem]] = _nothing


def rules_of(kind: Kind) -> Rules:
    """Find the rules of a kind; one that has none of its own has those of every text."""
    return _own_rules().get(kind.name) or Rules(lambda accepted: _of_texts(kind, accepted))


def _of_texts(kind: Kind, accepted: Accepted) -> Iterator[Problem]:
    for sourced in accepted.lists[kind.name] if kind.has_text else ():
        yield from references.of_record(sourced, kind.name, accepted.content, accepted.known)


@cache
def _own_rules() -> Mapping[str, Rules]:
    """Gather them when they are first asked for: they are made of what stands here."""
    return gathered(KINDS, "rules", "RULES")
