"""Records that have their time: notices, as on their list, events, programmes, disclosures.

Alarms come first, then the nearest window: that is the order of a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from generator.dataclass import dataclass
from generator.feeds.lines import Line
from generator.feeds.search.record import SearchRecord, after, names, row
from generator.feeds.search.words import SearchWords
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.events.shown import EventView, ProgrammeView
from generator.kinds.notices.shown import NoticeView
from generator.models.estate import Building
from generator.models.status import Change
from generator.models.views import ScopeView
from generator.snapshot import Snapshot
from generator.templating import Renderer


def dated_lines(snapshot: Snapshot, renderer: Renderer) -> Iterator[Line]:
    """Yield a line for each. It is made of the view, and of what is around all of them."""
    estate = snapshot.estate
    around = (renderer.site_url, renderer.language.code, estate.zone, estate.buildings)
    dated = _Dated(SearchWords(renderer), estate.zone, estate.buildings)
    for record, views in (
        (dated.notice, snapshot.notices),
        (dated.event, snapshot.events),
        (dated.programme, snapshot.programmes),
        (dated.disclosure, snapshot.disclosures),
    ):
        for view in views:
            yield Line((*around, view), partial(_line, record, view))


def _line(record: Callable[[Any], SearchRecord], view: Any) -> str:
    return row(record(view))


@dataclass(frozen=True)
class _Dated:
    """The words to say what is in a snapshot, and what they are about."""

    _say: SearchWords
    _zone: ZoneInfo
    _every: tuple[Building, ...]

    def notice(self, notice: NoticeView) -> SearchRecord:
        say, life = self._say, notice.life
        return SearchRecord(
            kind="notices",
            address=notice.address,
            title=notice.title,
            line=say.notice(notice),
            texts=(
                *(say.choice(notice.category), say.choice(notice.level), notice.number),
                *(*say.facts(notice), self._buildings(notice.scope)),
                *(life.reason, life.ended_note),
                *(text for change in life.changes for text in _change(change)),
                *(*notice.issuers, notice.source),
                *(say.validity(notice), say.day(notice.signed)),
                say.body(notice.body, notice.links),
                *names(notice.attachments),
            ),
            end=notice.end,
        )

    def event(self, view: EventView) -> SearchRecord:
        say = self._say
        return SearchRecord(
            kind="events",
            address=view.address,
            title=view.title,
            line=say.event(view),
            texts=(
                *(say.choice(view.kind), *say.facts(view), say.scope(view.scope)),
                "" if view.scope.is_everyone else self._buildings(view.scope),
                *(view.reason, view.programme.name if view.programme else "", say.until(view.end)),
                *view.issuers,
                say.body(view.body, view.links),
                *names(view.attachments),
            ),
            end=view.end,
        )

    def programme(self, view: ProgrammeView) -> SearchRecord:
        one = view.programme
        return SearchRecord(
            kind="events",
            address=view.address,
            title=one.name,
            line=self._say.days(one.starts, one.until),
            texts=self._say.facts(view),
            end=after(one.until, self._zone),
        )

    def disclosure(self, view: DisclosureView) -> SearchRecord:
        say, one = self._say, view.disclosure
        return SearchRecord(
            kind="disclosures",
            address=view.address,
            title=one.title,
            line=say.line(view.kind, say.term(one.period)),
            texts=(
                *(*say.facts(view), *one.signed_by),
                say.body(one.body, view.links),
                *names(view.attachments),
            ),
            end=view.readable_until,
        )

    def _buildings(self, scope: ScopeView) -> str:
        """Name each building: 1栋至3栋 has no 2栋 in it, and whoever lives there looks for it."""
        covered = (b.name for b in self._every if b.id in scope.buildings)
        return self._say.listed(covered)


def _change(change: Change) -> tuple[str, ...]:
    return change.item, change.was, change.now
