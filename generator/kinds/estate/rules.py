"""Checks of what the estate says of itself: hotline, rules, buildings, boards and withdrawals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from pathlib import PurePosixPath

from generator.kinds.content import Content, find_contact
from generator.kinds.records import Records
from generator.kinds.references import no_board, no_place, of_contact
from generator.kinds.rules import clock_fault
from generator.kinds.ruling import Accepted, Now, Rules
from generator.kinds.sourced import Sourced
from generator.kinds.table import WITHDRAWABLE
from generator.languages import available
from generator.models.boards import Evergreen, OtherPaper
from generator.models.estate import Estate
from generator.models.round_times import round_days, round_time
from generator.problems import Place, Problem, problem

ENDS_SOON = timedelta(days=60)


def told(accepted: Accepted) -> Iterator[Problem]:
    """Hotline, rule profile, round, butlers, buildings of groups, boards and the withdrawals."""
    records, content = accepted.records, accepted.content
    estate = records.estate
    if estate is None:
        return
    yield from of_contact(estate.place("hotline"), estate.value.hotline, content, "hotline")
    if estate.value.rules and content.profile is None:
        yield problem(estate.place("rules"), "ref.profile", field="rules", value=estate.value.rules)
    yield from _languages(estate)
    yield from _same_ids(estate)
    yield from _of_round(estate)
    buildings = {building.id for building in estate.value.buildings}
    for number, group in enumerate(estate.value.groups):
        if group.butler and find_contact(group.butler, content.contacts) is None:
            place = estate.place("groups", number, "butler")
            yield problem(place, "ref.butler", group=group.name, value=group.butler)
        for word in group.buildings:
            if word not in buildings:
                place = estate.place_of(word, "groups", number, "buildings")
                yield no_place(place, "buildings", word, content)
    yield from _of_boards(records, content)
    yield from _of_withdrawals(records, content.estate.zone)


def _languages(estate: Sourced[Estate]) -> Iterator[Problem]:
    """A language is shown where there is a catalogue of the interface for it."""
    known = available()
    for number, code in enumerate(estate.value.languages):
        if code not in known:
            place = estate.places.get(("languages", number)) or estate.place("languages")
            yield problem(place, "estate.language", value=code, known="、".join(known))


def _of_round(estate: Sourced[Estate]) -> Iterator[Problem]:
    """Days and hour of the morning round that cannot be read; ``paper/walks`` goes by others."""
    typed = estate.value.round
    if round_days(typed.days) is None:
        place = estate.place("round", "days")
        yield problem(place, "estate.round_days", field="round.days", value=typed.days)
    if round_time(typed.time) is None:
        place = estate.place("round", "time")
        yield problem(place, "estate.round_time", field="round.time", value=typed.time)


def _same_ids(estate: Sourced[Estate]) -> Iterator[Problem]:
    """Report a building or group with the id of an earlier one: only one of them has a page."""
    for key in ("buildings", "groups"):
        first: dict[str, int] = {}
        for number, record in enumerate(getattr(estate.value, key)):
            place = estate.place(key, number, "id")
            if record.id in first:
                yield problem(place, "estate.same_id", value=record.id, first=first[record.id])
            first.setdefault(record.id, place.line)


def _of_boards(records: Records, content: Content) -> Iterator[Problem]:
    known = {*content.unit_lists, *content.estate.all_units}
    for board in records.boards:
        for word in board.value.serves:
            if word not in known:
                yield no_place(board.place_of(word, "serves"), "serves", word, content)
    ids = {name for board in content.boards for name in (board.id, board.name)}
    papers: list[Sourced[Evergreen] | Sourced[OtherPaper]] = [*records.evergreen, *records.others]
    for paper in papers:
        for word in paper.value.boards:
            if word not in ids:
                yield no_board(paper.place_of(word, "boards"), word)


def _of_withdrawals(records: Records, zone: tzinfo) -> Iterator[Problem]:
    """An id may belong to a file that cannot be read, so paths count as well."""
    known = {one.value.id for kind in WITHDRAWABLE for one in records.lists[kind]}
    known |= {PurePosixPath(p.place.path).stem for p in records.problems}
    for entry in records.withdrawals:
        if entry.value.id not in known:
            yield problem(entry.place("id"), "ref.withdrawn", value=entry.value.id)
        if fault := clock_fault(entry.place("at"), "at", entry.value.at, zone):
            yield fault


def due(now: Now) -> Iterator[Problem]:
    yield from _contract(now.records.estate, now.day)
    yield from _holidays(now.content, now.day)


def _contract(estate: Sourced[Estate] | None, day: date) -> Iterator[Problem]:
    contract = estate.value.contract if estate else None
    if estate and contract and contract.until.day - day <= ENDS_SOON:
        place = estate.place("contract", "until")
        yield problem(place, "estate.contract_ends", until=contract.until.day)


def _holidays(content: Content, day: date) -> Iterator[Problem]:
    """The holidays of a year are announced before it begins."""
    if content.rest.announced and day.year not in content.rest.announced:
        yield problem(Place("content/calendar.yaml"), "calendar.year_missing", year=day.year)


RULES = {"estate": Rules(told, due=due)}
