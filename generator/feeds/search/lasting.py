"""Records that stay: guides, fees, services, standards, indicators, forms, contacts, buildings.

Equipment stays as well.

A standard's items are found by themselves, and lead to their standard's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.feeds.search.record import SearchRecord, after, names
from generator.feeds.search.words import SearchWords
from generator.kinds.equipment.view import EquipmentView
from generator.kinds.fees.view import FeeView
from generator.kinds.forms.view import FormView
from generator.kinds.guides.view import GuideView
from generator.kinds.indicators.view import IndicatorView
from generator.kinds.services.view import ServiceView
from generator.kinds.standards.view import StandardView
from generator.models.contacts import Contact
from generator.snapshot import BuildingView, Snapshot


def lasting_records(snapshot: Snapshot, say: SearchWords) -> Iterator[SearchRecord]:
    lasting = _Lasting(snapshot, say)
    yield from map(lasting.guide, snapshot.guides)
    yield from lasting.fees()
    yield from lasting.services()
    for standard in snapshot.standards:
        yield from lasting.standard(standard)
    yield from map(lasting.indicator, snapshot.indicators)
    yield from map(lasting.form, snapshot.forms)
    yield from map(lasting.contact, (*snapshot.contacts, *snapshot.public))
    yield from map(lasting.building, snapshot.buildings)
    yield from map(lasting.equipment, snapshot.equipment)


class _Lasting:
    """One snapshot, and the words to say what is in it."""

    def __init__(self, snapshot: Snapshot, say: SearchWords) -> None:
        self._snapshot = snapshot
        self._say = say

    def guide(self, view: GuideView) -> SearchRecord:
        say, guide = self._say, view.guide
        return SearchRecord(
            kind="guides",
            address=view.address,
            title=guide.title,
            line=guide.summary or "",
            texts=(
                *say.facts(view),
                say.body(guide.body, view.links),
                *names(view.attachments),
            ),
            end=view.end,
        )

    def fees(self) -> Iterator[SearchRecord]:
        """Yield every fee; what holds for all of them leads to the price board."""
        board = self._snapshot.fee_board
        for view in self._snapshot.fees:
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
                *(say.extent(view.scope), *say.facts(view)),
                fee.tier_period or "",
                *(text for rate in rates for text in (say.rate(rate, view), rate.resolution or "")),
                *(example.example.text or "" for example in view.examples),
                say.contact(view.contact),
            ),
        )

    def services(self) -> Iterator[SearchRecord]:
        review = self._snapshot.catalogue_review
        for group in self._snapshot.service_groups:
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
            texts=(*(group, *say.facts(view), view.fee.fee.name if view.fee else ""),),
            end=after(service.until, self._snapshot.estate.zone),
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
        return SearchRecord(
            kind="indicators",
            address=view.address,
            title=one.name,
            line=say.target(one.held_to, view),
            texts=(
                *(*say.facts(view), one.source or ""),
                *(say.result(result, view) for result in view.results),
            ),
        )

    def form(self, view: FormView) -> SearchRecord:
        say, form = self._say, view.form
        texts = (*say.facts(view), say.body(form.body, view.links), *names(view.attachments))
        return SearchRecord("forms", view.address, form.title, form.summary or "", texts)

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

    def equipment(self, view: EquipmentView) -> SearchRecord:
        one = view.equipment
        return SearchRecord(
            kind="equipment",
            address=view.address,
            title=one.name,
            line=one.maintainer.name,
            texts=self._say.facts(view),
        )
