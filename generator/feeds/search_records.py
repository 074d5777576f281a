"""What can be found: every visible thing with its words, kind by kind, in the order shown.

Notices stand as on their list: alarms first, then the nearest window. A standard's items are
found by themselves, and lead to their standard's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from generator.feeds.search_words import SearchWords
from generator.models.contacts import Contact
from generator.models.disclosure import Disclosure
from generator.models.equipment import Equipment
from generator.models.event import Event
from generator.models.fee import Fee
from generator.models.form import FormField
from generator.models.notice import Change
from generator.models.service import Service
from generator.snapshot import (
    AttachmentView,
    BuildingView,
    DisclosureView,
    EventView,
    FeeView,
    FormView,
    GuideView,
    IndicatorView,
    NoticeView,
    ProgrammeView,
    ScopeView,
    ServiceView,
    Snapshot,
    StandardView,
)


@dataclass(frozen=True)
class SearchRecord:
    """``line`` is shown below the title; ``texts`` are looked through, ``end`` is exclusive."""

    kind: str
    address: str
    title: str
    line: str = ""
    texts: tuple[str, ...] = ()
    end: datetime | None = None


def records(snapshot: Snapshot, say: SearchWords) -> Iterator[SearchRecord]:
    finder = _Finder(snapshot, say)
    looked_up = snapshot.lookups
    yield from map(finder.notice, snapshot.notices)
    yield from map(finder.event, snapshot.events)
    yield from map(finder.programme, snapshot.programmes)
    yield from map(finder.guide, snapshot.guides)
    yield from finder.fees()
    yield from finder.services()
    for standard in looked_up.standards:
        yield from finder.standard(standard)
    yield from map(finder.indicator, looked_up.indicators)
    yield from map(finder.disclosure, looked_up.disclosures)
    yield from map(finder.form, looked_up.forms)
    yield from map(finder.contact, (*snapshot.contacts, *snapshot.public))
    yield from map(finder.building, snapshot.buildings)
    yield from map(finder.equipment, looked_up.equipment)


class _Finder:
    """One snapshot, and the words to say what is in it."""

    def __init__(self, snapshot: Snapshot, say: SearchWords) -> None:
        self._snapshot = snapshot
        self._say = say

    def notice(self, notice: NoticeView) -> SearchRecord:
        say, life, publicity = self._say, notice.life, notice.publicity
        return SearchRecord(
            kind="notices",
            address=notice.address,
            title=notice.title,
            line=say.notice(notice),
            texts=(
                *(say.choice(notice.category), say.choice(notice.level), notice.number),
                *(say.window(window) for window in notice.windows),
                *(say.scope(notice.scope), say.unaffected(notice.scope), notice.place),
                self._buildings(notice.scope),
                *(notice.cause, *notice.actions, notice.help, life.reason, life.ended_note),
                *(text for change in life.changes for text in _change(change)),
                *((publicity.name, publicity.objection_how) if publicity else ()),
                *(say.contact(notice.contact), *notice.issuers, notice.source),
                *(say.until(notice.end), say.day(notice.signed)),
                say.body(notice.body, notice.links),
                *_names(notice.attachments),
            ),
            end=notice.end,
        )

    def event(self, view: EventView) -> SearchRecord:
        say, event = self._say, view.event
        return SearchRecord(
            kind="events",
            address=view.address,
            title=view.title,
            line=say.event(view),
            texts=(
                *(say.choice(view.kind), say.repeat(view), say.whom(view), say.scope(view.scope)),
                "" if view.scope.is_everyone else self._buildings(view.scope),
                *(say.occurrence(one) for one in view.occurrences),
                *_event(event),
                *(say.rain(view), say.admission(view), view.reason),
                *_registration(view, say),
                *(view.programme.name if view.programme else "", say.until(view.end)),
                *(say.contact(view.contact), *view.issuers),
                say.body(view.body, view.links),
                *_names(view.attachments),
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
            texts=(one.summary or "",),
            end=self._after(one.until),
        )

    def _buildings(self, scope: ScopeView) -> str:
        """1栋至3栋 has no 2栋 in it, and whoever lives there looks for it all the same."""
        covered = (b.name for b in self._snapshot.estate.buildings if b.id in scope.buildings)
        return self._say.listed(covered)

    def _after(self, day: date | None) -> datetime | None:
        """The end of a day, which is the beginning of the next."""
        zone = self._snapshot.estate.zone
        return datetime.combine(day + timedelta(days=1), time(0), zone) if day else None

    def guide(self, view: GuideView) -> SearchRecord:
        say, guide = self._say, view.guide
        texts = (say.body(guide.body, view.links), *map(say.contact, view.contacts))
        attachments = _names(view.attachments)
        return SearchRecord(
            "guides", view.address, guide.title, guide.summary or "", (*texts, *attachments)
        )

    def fees(self) -> Iterator[SearchRecord]:
        """Every fee; what holds for all of them leads to the price board."""
        board = self._snapshot.lookups.fee_board
        for view in self._snapshot.lookups.fees:
            yield self._fee(view)
        if board and board.note:
            texts = (board.note, board.authority or "")
            yield SearchRecord("fees", "/fees/", self._say.price_board, board.company, texts)

    def _fee(self, view: FeeView) -> SearchRecord:
        say, fee = self._say, view.fee
        rates = [rate for rate in (view.current, *view.announced, *view.history) if rate]
        return SearchRecord(
            kind="fees",
            address=view.address,
            title=fee.name,
            line=say.fee(view),
            texts=(
                *(say.choice(one) for one in (fee.kind, fee.basis, fee.pricing, fee.mode)),
                *(view.scope, *_fee(fee)),
                *(text for rate in rates for text in (say.rate(rate, view), rate.resolution or "")),
                *(example.example.text or "" for example in view.examples),
                say.contact(view.contact),
            ),
        )

    def services(self) -> Iterator[SearchRecord]:
        review = self._snapshot.lookups.catalogue_review
        for group in self._snapshot.lookups.services:
            for view in group.services:
                yield self._service(view, group.group.name)
        if review:
            texts = (*review.rules, *review.complaint)
            yield SearchRecord("services", "/services/", self._say.catalogue, texts=texts)

    def _service(self, view: ServiceView, group: str) -> SearchRecord:
        say, service = self._say, view.service
        return SearchRecord(
            kind="services",
            address=view.address,
            title=service.name,
            line=say.line(say.choice(service.charge), say.fee(view.fee) if view.fee else ""),
            texts=(
                *(group, say.listed(say.choice(how) for how in service.how), *_service(service)),
                *(view.fee.fee.name if view.fee else "", say.contact(view.contact)),
            ),
            end=self._after(service.until),
        )

    def standard(self, view: StandardView) -> Iterator[SearchRecord]:
        say, standard = self._say, view.standard
        yield SearchRecord(
            "standards",
            view.address,
            standard.title,
            say.line(standard.dept, standard.summary),
            (standard.source or "",),
        )
        for item in standard.items:
            line = say.line(say.choice(item.kind), say.limit(item.limit), item.text)
            texts = (item.source or "", standard.title)
            yield SearchRecord("standards", view.address, item.name, line, texts)
        for row in standard.frequency:
            often = (row.patrol, row.service, row.test, row.clean, row.target)
            line = say.line(say.choice(row.kind), *often)
            texts = (row.source or "", standard.title)
            yield SearchRecord("standards", view.address, row.name, line, texts)

    def indicator(self, view: IndicatorView) -> SearchRecord:
        say, one = self._say, view.indicator
        formula = (one.formula.num, one.formula.den) if one.formula else ()
        targets = (one.commitment, one.internal, one.national)
        return SearchRecord(
            kind="indicators",
            address=view.address,
            title=one.name,
            line=say.target(one.held_to, view),
            texts=(
                *(say.target(target, view) for target in targets),
                *(*formula, *one.measures, one.remark or "", one.source or ""),
                *(say.result(result, view) for result in view.results),
            ),
        )

    def disclosure(self, view: DisclosureView) -> SearchRecord:
        say, one = self._say, view.disclosure
        kept = self._after(one.keep_until)
        return SearchRecord(
            kind="disclosures",
            address=view.address,
            title=one.title,
            line=say.line(view.kind, say.term(one.period)),
            texts=(
                *_disclosure(one),
                *((one.objection_how or "",) if view.is_objection_open else ()),
                say.contact(view.contact),
                say.body(one.body, view.links),
                *_names(view.attachments),
            ),
            end=max(kept, view.end) if kept else None,
        )

    def form(self, view: FormView) -> SearchRecord:
        form = view.form
        texts = (
            *(text for field in form.entries for text in _field(field)),
            self._say.body(form.body, view.links),
            *_names(view.attachments),
        )
        return SearchRecord(
            "forms", view.address, form.title, form.summary or "", (form.group, *texts)
        )

    def contact(self, contact: Contact) -> SearchRecord:
        line = self._say.line(contact.phone, contact.hours)
        texts = (*contact.topics, contact.place or "", contact.dialled)
        return SearchRecord("contacts", "/contacts/", contact.name, line, texts)

    def building(self, view: BuildingView) -> SearchRecord:
        say, building = self._say, view.building
        butler = say.contact(view.butler) if view.butler else ""
        texts = (
            *(say.choice(building.kind), view.group.name if view.group else ""),
            *(building.unit_name(unit) for unit in building.units),
            say.contact(view.substitute) if view.substitute else "",
        )
        return SearchRecord("buildings", view.address, building.name, butler, texts)

    def equipment(self, one: Equipment) -> SearchRecord:
        say, upkeep, inspection = self._say, one.service, one.inspection
        return SearchRecord(
            kind="equipment",
            address=f"/equipment/#{one.id}",
            title=one.name,
            line=one.maintainer.name,
            texts=(
                *(one.maintainer.licence or "", str(one.maintainer.phone or "")),
                *((upkeep.frequency, say.day(upkeep.next)) if upkeep else ()),
                *((inspection.name, say.day(inspection.valid_until)) if inspection else ()),
                *(one.officer or "", one.emergency or "", one.remark or ""),
            ),
        )


def _names(attachments: Iterable[AttachmentView]) -> Iterator[str]:
    yield from (file.name for file in attachments)


def _change(change: Change) -> tuple[str, ...]:
    return change.item, change.was, change.now


def _event(event: Event) -> Iterator[str]:
    yield from (event.place or "", event.fee or "", *event.bring)
    yield from (event.help or "", event.photo or "")


def _registration(view: EventView, say: SearchWords) -> Iterator[str]:
    if view.registration:
        yield say.listed(say.choice(how) for how in view.registration.registration.how)
        yield say.contact(view.registration.contact)


def _fee(fee: Fee) -> Iterator[str]:
    yield from (fee.payer, fee.content or "", fee.grade or "", fee.method or "", fee.area or "")
    billing = fee.billing
    if billing:
        yield from (billing.cycle, billing.statement or "", billing.due or "")
    yield from (fee.supplier or "", fee.income_to or "", fee.places or "", fee.source)
    yield from (*fee.payment, fee.remark or "", fee.tier_period or "")
    yield fee.vacant.source if fee.vacant else ""


def _service(service: Service) -> Iterator[str]:
    yield from (service.dept, service.hours or "", service.lead or "", service.limit or "")
    yield from (service.needs or "", *service.flow, service.settlement or "", service.remark or "")


def _disclosure(one: Disclosure) -> Iterator[str]:
    yield from (one.account or "", *one.signed_by, one.audited.by if one.audited else "")
    for line in (*one.income, *one.expense):
        yield from (line.item, line.source or "")
    for use in one.use:
        yield from (use.item, use.share or "", use.decision or "")
    for figure in one.figures:
        yield " ".join(filter(None, (figure.item, figure.value, figure.unit)))
        yield from (figure.limit or "", figure.result or "")


def _field(field: FormField) -> Iterator[str]:
    yield from (field.label, *field.choices)
