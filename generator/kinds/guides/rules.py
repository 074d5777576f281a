"""Checks of guides: what their texts refer to, and the notices their entries in progress go by."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.guides.model import Guide
from generator.kinds.references import Known, of_record
from generator.kinds.ruling import Accepted, Rules
from generator.kinds.sourced import Sourced
from generator.problems import Problem, problem


def told(accepted: Accepted) -> Iterator[Problem]:
    """Report links that lead nowhere, and entries that go by a notice there never was."""
    for sourced in accepted.lists["guides"]:
        yield from of_record(sourced, "guides", accepted.content, accepted.known)
        yield from _progress(sourced, accepted.known)


def _progress(sourced: Sourced[Guide], known: Known) -> Iterator[Problem]:
    for number, entry in enumerate(sourced.value.progress):
        if entry.notice and entry.notice not in known.notices:
            place = sourced.place("progress", number, "notice")
            facts = {"field": "progressentry.notice", "value": entry.notice}
            yield problem(place, "ref.notice", **facts)


RULES = {"guides": Rules(told)}
