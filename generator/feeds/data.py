"""Facts of the pages for programs, as JSON: money as text, instants as ISO 8601."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from generator.feeds.atom import body_html
from generator.feeds.fact_values import with_facts
from generator.feeds.lines import Line, LinesFile, RecallLines, written
from generator.feeds.others import other_data, views_of_others
from generator.kinds.events.shown import EventView, OccurrenceView, RegistrationView
from generator.kinds.fees.model import Rate
from generator.kinds.fees.view import FeeView
from generator.kinds.notices.shown import NoticeView
from generator.kinds.services.view import ServiceView
from generator.languages import Translated
from generator.snapshot import Snapshot
from generator.templating import Renderer
from generator.wording.scopes import scope_words

Titles = dict[str, str]
"""Titles by key: ``title_en`` is the title in English."""


def data_files(
    snapshot: Snapshot, renderer: Renderer, recall: RecallLines | None = None
) -> dict[str, bytes]:
    """Make a file for each list, and one that tells when something changes."""
    described = {
        "notices": _lines(_notice, renderer, _titled(snapshot, "notices")),
        "events": _lines(_event, renderer, _titled(snapshot, "events")),
        "fees": _lines(_fee, renderer, zip(snapshot.fees)),
        "services": _lines(_service, renderer, zip(snapshot.services)),
    }
    for kind, view in views_of_others(snapshot):
        described.setdefault(kind.name, []).extend(_lines(other_data, renderer, [(view,)]))
    files = {f"data/{name}.json": _file(snapshot, name, lines) for name, lines in described.items()}
    return {**written(files, recall), "status.json": _json(_status(snapshot))}


def _titled(snapshot: Snapshot, kind: str) -> Iterator[tuple[Any, Titles]]:
    """Yield each notice or event with its titles in the languages it was translated into."""
    others = [(other.language.code, getattr(other, kind)) for other in snapshot.others]
    for number, view in enumerate(getattr(snapshot, kind)):
        titles = {f"title_{code}": views[number].title for code, views in others}
        yield view, {key: one for key, one in titles.items() if isinstance(one, Translated)}


def _lines(
    describe: Callable[..., dict[str, object]], renderer: Renderer, records: Iterable[Sequence[Any]]
) -> list[Line]:
    """Make a line of each record: a view, and what is said of it beside its own facts."""

    def line(record: Sequence[Any]) -> Line:
        made_of = (describe.__name__, renderer.site_url, *record)
        return Line(made_of, lambda: json.dumps(describe(renderer, *record), ensure_ascii=False))

    return [line(record) for record in records]


def _file(snapshot: Snapshot, name: str, lines: list[Line]) -> LinesFile:
    estate = {"id": snapshot.estate.id, "name": snapshot.estate.name}
    head = json.dumps(
        {"generator": "estate-site", "version": 1, "estate": estate, name: []}, ensure_ascii=False
    )
    return LinesFile(lambda _: head.removesuffix("]}"), lines, "]}")


def _notice(renderer: Renderer, notice: NoticeView, titles: Titles) -> dict[str, object]:
    """Describe a notice: instants are ISO 8601 with an offset; ``until`` is the first one after."""
    described: dict[str, object] = {
        "id": notice.id,
        "url": renderer.absolute(notice.address),
        "title": notice.title,
        **titles,
        "number": notice.number,
        "version": notice.version,
        "category": notice.category.value,
        "level": notice.level.value,
        "from": _iso(notice.start),
        "until": _iso(notice.end),
        "review": _day(notice.review.day) if notice.review else None,
        "review_due": notice.review is not None and notice.review.is_due,
        "published": _iso(notice.published),
        "updated": _iso(notice.updated),
        "cancelled": notice.life.is_cancelled,
        "ended": _iso(notice.life.ended),
        "windows": [{"start": _iso(w.start), "end": _iso(w.end)} for w in notice.windows],
        "scope": {
            "text": scope_words(notice.scope),
            "everyone": notice.scope.is_everyone,
            "buildings": list(notice.scope.buildings),
            "units": list(notice.scope.units),
            "floors": [list(floors) for floors in notice.scope.floors],
        },
        "place": notice.place,
        "cause": notice.cause,
        "actions": list(notice.actions),
        "help": notice.help,
        "contact": {"name": notice.contact.name, "phone": notice.contact.phone},
        "issuers": list(notice.issuers),
        "attachments": [renderer.absolute(file.address) for file in notice.attachments],
        "html": body_html(notice, renderer),
    }
    return with_facts(notice, described, but={"window"})


def _event(renderer: Renderer, view: EventView, titles: Titles) -> dict[str, object]:
    """Describe an event: ``day`` names an occurrence; ``planned`` is when a moved one was to be."""
    event, registration = view.event, view.registration
    described: dict[str, object] = {
        "id": event.id,
        "url": renderer.absolute(view.address),
        "title": event.title,
        **titles,
        "kind": event.kind.value,
        "programme": view.programme.id if view.programme else None,
        "version": event.version,
        "published": _iso(view.published),
        "updated": _iso(view.updated),
        "until": _iso(view.end),
        "cancelled": view.is_cancelled,
        "occurrences": [_occurrence(one) for one in view.occurrences],
        "skipped": [_day(day) for day in view.skipped],
        "place": event.place or "",
        "audience": event.audience or "",
        "scope": {
            "text": scope_words(view.scope),
            "everyone": view.scope.is_everyone,
            "buildings": list(view.scope.buildings),
            "units": list(view.scope.units),
        },
        "registration": _registration(registration) if registration else None,
        "fee": event.fee,
        "bring": list(event.bring),
        "contact": {"name": view.contact.name, "phone": view.contact.phone},
        "issuers": list(view.issuers),
        "attachments": [renderer.absolute(file.address) for file in view.attachments],
        "html": body_html(view, renderer),
    }
    return with_facts(view, described, but={"date"})


def _occurrence(one: OccurrenceView) -> dict[str, object]:
    planned = {"start": _iso(one.planned.start), "end": _iso(one.planned.end)}
    return {
        "day": _day(one.day),
        "start": _iso(one.window.start),
        "end": _iso(one.window.end),
        "all_day": one.window.is_whole_days,
        "cancelled": one.is_cancelled,
        "planned": planned if one.is_moved else None,
        "place": one.place,
        "reason": one.reason,
    }


def _registration(view: RegistrationView) -> dict[str, object]:
    given = view.registration
    return {
        "admission": view.admission.value,
        "from": _iso(view.start),
        "until": _iso(view.end),
        "how": [way.value for way in given.how],
        "contact": {"name": view.contact.name, "phone": view.contact.phone},
        "capacity": given.capacity,
        "offline": given.offline,
        "per_household": given.per_household,
        "waitlist": given.waitlist,
    }


def _fee(renderer: Renderer, view: FeeView) -> dict[str, object]:
    """Describe a fee: prices are text with the places as typed; days are inclusive."""
    fee = view.fee
    described: dict[str, object] = {
        "id": fee.id,
        "url": renderer.absolute(view.address),
        "name": fee.name,
        "kind": fee.kind.value,
        "payer": fee.payer,
        "basis": fee.basis.value,
        "unit": fee.unit,
        "per": fee.per.value,
        "pricing": fee.pricing.value,
        "source": fee.source,
        "rounding": fee.rounding.point.value,
        "notes": list(fee.notes),
        "current": _rate(view.current) if view.current else None,
        "announced": [_rate(rate) for rate in view.announced],
        "history": [_rate(rate) for rate in view.history],
    }
    return with_facts(view, described, but={"from", "decision"})


def _rate(rate: Rate) -> dict[str, object]:
    return {
        "from": _day(rate.starts),
        "until": _day(rate.until),
        "price": _number(rate.price),
        "low": _number(rate.low),
        "high": _number(rate.high),
        "tiers": [
            {"upto": _number(tier.upto), "price": _number(tier.price)} for tier in rate.tiers
        ],
        "announced": _day(rate.announced),
        "resolution": rate.resolution,
        "vote": {name: str(figure) for name, figure in rate.vote} if rate.vote else None,
    }


def _service(renderer: Renderer, view: ServiceView) -> dict[str, object]:
    service = view.service
    described: dict[str, object] = {
        "id": service.id,
        "url": renderer.absolute(view.address),
        "number": service.no,
        "name": service.name,
        "group": service.group,
        "charge": service.charge.value,
        "fee": view.fee.fee.id if view.fee else None,
        "department": service.dept,
        "booking": [how.value for how in service.how],
        "contact": {"name": view.contact.name, "phone": view.contact.phone},
        "limit": service.limit,
        "since": _day(service.since),
        "until": _day(service.until),
    }
    return with_facts(view, described, but={"how", "dept"})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Decimal | None) -> str | None:
    return f"{number:f}" if number is not None else None


def _status(snapshot: Snapshot) -> dict[str, object]:
    """Tell a watchdog the last and the next change by itself, never the wall clock."""
    return {
        "estate": snapshot.estate.id,
        "generator": "estate-site",
        "last_change": _iso(snapshot.changes.last),
        "next_change": _iso(snapshot.changes.next),
        "version": 1,
    }


def _iso(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.isoformat() if instant.tzinfo is not UTC else f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
