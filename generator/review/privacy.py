"""Records that would make personal data public (PIPL art. 25: not without separate consent).

Looked for in everything that was typed: fields, text, tables, names of attachments and of
the file itself, which becomes an address. Only a reason in that very record lifts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import unquote

from pydantic import BaseModel

from generator.kinds import links
from generator.kinds.records import Records
from generator.kinds.sourced import Location, Sourced, place_in, texts
from generator.privacy import Finding, Kind, personal_data
from generator.problems import Place, Problem, problem

R = TypeVar("R", bound=BaseModel)

_FOR_PAPER = "board_only"
"""What only a board shows may tell whom to call (a renovator, DB11/T 751 4.2.2), nothing else."""

_NUMBER_FIELD = "phone"
"""A field made for a number that is public, such as that of a firm which maintains lifts."""

_FILE_NAMES = ("id", "attachments")
"""Names of files are parts of addresses."""


class Guard:
    """Knows whose numbers are public; looks through records for anybody else's."""

    def __init__(self, records: Records) -> None:
        contacts = (*records.contacts, *records.public)
        numbers = (personal_data(contact.value.phone) for contact in contacts)
        self._public = {one.number for found in numbers for one in found}

    def faults(self, sourced: Sourced[R]) -> list[Problem]:
        """Every piece of personal data in a record; none where a reason for it is given."""
        if getattr(sourced.value, "personal_data", None):
            return []
        return [*self._found(sourced)]

    def _found(self, sourced: Sourced[R]) -> Iterator[Problem]:
        title = str(getattr(sourced.value, "title", ""))
        for at, text in texts(sourced.plain):
            for one in personal_data(text, title if at == ("body",) else ""):
                if not self._is_allowed(one, at):
                    yield _told(one, at, place_in(sourced, at, one.start))
            if at == ("body",):
                yield from self._in_file_names(sourced, text)

    def _in_file_names(self, sourced: Sourced[R], body: str) -> Iterator[Problem]:
        """A link to a file may be typed with percent signs; its address is read without."""
        for target in links.targets(body) if "%" in body else ():
            for one in personal_data(unquote(target)) if unquote(target) != target else ():
                if not self._is_allowed(one, ("body",)):
                    yield _told(one, _FILE_NAMES, place_in(sourced, ("body",), body.find(target)))

    def _is_allowed(self, one: Finding, at: Location) -> bool:
        is_for_calling = at[0] == _FOR_PAPER or at[-1] == _NUMBER_FIELD
        return one.kind is Kind.MOBILE and (is_for_calling or one.number in self._public)


def _told(one: Finding, at: Location, place: Place) -> Problem:
    """A file is renamed, a text is changed."""
    if at[0] in _FILE_NAMES:
        return problem(place, "privacy.file_name", personal=one.kind, value=one.masked)
    return problem(place, f"privacy.{one.kind}", value=one.masked)
