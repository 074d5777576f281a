"""An estate's folder to records: each file on its own, results merged purely.

Nothing here knows what a date means or what a notice needs; it knows files, fields and
places. A file that cannot be read costs its own records and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.load import front_matter, markdown_limits
from generator.load.files import Listing as FileListing
from generator.load.files import record_id, survey
from generator.load.records import Given, Sourced, read
from generator.load.text import decode
from generator.load.tree import Fields, Listing, Scalar, parse
from generator.models.boards import Board, Evergreen, OtherPaper
from generator.models.contacts import Contact
from generator.models.estate import Estate
from generator.models.guide import Guide
from generator.models.notice import Notice
from generator.models.rules import CalendarYear, RuleProfile
from generator.models.withdrawal import Withdrawal
from generator.problems import Place, Problem, ProblemError, problem
from generator.vocabulary import label, nearest, normal, spellings

R = TypeVar("R", bound=BaseModel)


@dataclass
class Records:
    """Everything that could be read, with its places; what could not is in ``problems``."""

    estate: Sourced[Estate] | None = None
    contacts: list[Sourced[Contact]] = field(default_factory=list)
    public: list[Sourced[Contact]] = field(default_factory=list)
    boards: list[Sourced[Board]] = field(default_factory=list)
    evergreen: list[Sourced[Evergreen]] = field(default_factory=list)
    others: list[Sourced[OtherPaper]] = field(default_factory=list)
    years: list[Sourced[CalendarYear]] = field(default_factory=list)
    profiles: dict[str, Sourced[RuleProfile]] = field(default_factory=dict)
    withdrawals: list[Sourced[Withdrawal]] = field(default_factory=list)
    notices: list[Sourced[Notice]] = field(default_factory=list)
    guides: list[Sourced[Guide]] = field(default_factory=list)
    attachments: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)


def load(folder: Path) -> Records:
    """Reads ``folder/content``. Raises ``OSError`` only where that folder cannot be listed."""
    listing = survey(folder)
    records = Records(attachments=listing.attachments, problems=list(listing.problems))
    for path in listing.tables:
        _collect(records, folder, path, _TABLE_READERS[Path(path).stem])
    for kind, path in listing.records:
        _collect(records, folder, path, _RECORD_READERS[kind])
    _require_tables(records, listing)
    return records


Reader = Callable[[Records, str, str], None]


def _collect(records: Records, folder: Path, path: str, reader: Reader) -> None:
    """One file into the records; its faults stay its own."""
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        records.problems.append(problem(Place(path), "file.unreadable", reason=reason))
        return
    try:
        reader(records, path, decode(data, path))
    except ProblemError as error:
        records.problems.append(error.problem)


def _require_tables(records: Records, listing: FileListing) -> None:
    for path in ("content/estate.yaml", "content/contacts.yaml"):
        if path not in listing.tables:
            records.problems.append(problem(Place(path), "file.missing"))


def _fields(records: Records, path: str, text: str, first_line: int = 1) -> Fields | None:
    """The fields of a document, or ``None`` with the reason among the problems."""
    node, problems = parse(text, path, first_line)
    records.problems += problems
    if isinstance(node, Fields):
        return None if problems else node
    if node is not None:
        shown = node.text if isinstance(node, Scalar) else "- …"
        records.problems.append(problem(node.place, "yaml.not_fields", value=shown))
    elif not problems:
        records.problems.append(problem(Place(path, first_line), "yaml.not_fields", value=""))
    return None


def _read_one(
    records: Records, node: Fields, model: type[R], given: Given | None = None
) -> Sourced[R] | None:
    sourced, problems = read(model, node, given)
    records.problems += problems
    return sourced


def _read_estate(records: Records, path: str, text: str) -> None:
    if node := _yaml(records, path, text):
        records.estate = _read_one(records, node, Estate)


def _read_lists(**lists: tuple[str, type[BaseModel]]) -> Reader:
    """A reader of a file of lists: key → (attribute of ``Records``, model). By the record."""

    def reader(records: Records, path: str, text: str) -> None:
        node = _yaml(records, path, text)
        for key, value in node.entries if node else ():
            name = spellings("", lists).get(normal(key.text))
            if name is None:
                records.problems.append(_unknown_list(key, lists))
                continue
            attribute, model = lists[name]
            if isinstance(value, Scalar) and not value.text.strip():
                continue
            if not isinstance(value, Listing):
                records.problems.append(problem(value.place, "value.not_list", field=name))
                continue
            _read_items(records, value, getattr(records, attribute), model)

    return reader


def _unknown_list(key: Scalar, lists: Mapping[str, object]) -> Problem:
    near = nearest(key.text, spellings("", lists))
    if near:
        like = spellings("", lists)[near]
        return problem(key.place, "key.misspelt", value=key.text, like=like)
    known = "、".join(map(label, lists))
    return problem(key.place, "key.unknown", value=key.text, known=known)


def _read_items(
    records: Records, listing: Listing, into: list[Sourced[BaseModel]], model: type[BaseModel]
) -> None:
    first_lines: dict[str, int] = {}
    for item in listing.items:
        if not isinstance(item, Fields):
            shown = item.text if isinstance(item, Scalar) else "- …"
            records.problems.append(problem(item.place, "yaml.not_fields", value=shown))
            continue
        sourced = _read_one(records, item, model)
        if sourced is None:
            continue
        identity = getattr(sourced.value, "id", None)
        if model is not Withdrawal and identity in first_lines:
            place, first = sourced.place("id"), first_lines[identity]
            records.problems.append(problem(place, "value.same_id", value=identity, first=first))
            continue
        if identity is not None:
            first_lines[identity] = sourced.own.line
        into.append(sourced)


def _read_profile(records: Records, path: str, text: str) -> None:
    if (node := _yaml(records, path, text)) and (profile := _read_one(records, node, RuleProfile)):
        records.profiles[record_id(path)] = profile


def _yaml(records: Records, path: str, text: str) -> Fields | None:
    front_matter.refuse_conflict_markers(text.split("\n"), path)
    return _fields(records, path, text)


def _read_markdown(attribute: str, model: type[BaseModel]) -> Reader:
    def reader(records: Records, path: str, text: str) -> None:
        parts = front_matter.split(text, path)
        node = _fields(records, path, parts.fields, parts.fields_line)
        body_place = Place(path, parts.body_line)
        faults = markdown_limits.faults(parts.body, body_place)
        records.problems += faults
        if node is None:
            return
        faults += (misnamed := _drop_own_id(node, record_id(path)))
        records.problems += misnamed
        given = Given(record_id(path), parts.body, body_place)
        sourced = _read_one(records, node, model, given)
        if sourced is not None and not faults:
            getattr(records, attribute).append(sourced)

    return reader


def _drop_own_id(node: Fields, expected: str) -> list[Problem]:
    """An ``id`` may be typed if it says what the file name says; it is never read."""
    own = [(k, v) for k, v in node.entries if normal(k.text) in spellings("", ["id"])]
    node.entries = [entry for entry in node.entries if entry not in own]
    typed = (value for _, value in own if isinstance(value, Scalar))
    return [
        problem(value.place, "value.id_differs", value=value.text, expected=expected)
        for value in typed
        if value.text.strip() != expected
    ]


_TABLE_READERS: dict[str, Reader] = {
    "estate": _read_estate,
    "contacts": _read_lists(contacts=("contacts", Contact), public=("public", Contact)),
    "boards": _read_lists(
        boards=("boards", Board), evergreen=("evergreen", Evergreen), others=("others", OtherPaper)
    ),
    "calendar": _read_lists(years=("years", CalendarYear)),
    "withdrawn": _read_lists(withdrawn=("withdrawals", Withdrawal)),
}

_RECORD_READERS: dict[str, Reader] = {
    "notices": _read_markdown("notices", Notice),
    "pages": _read_markdown("guides", Guide),
    "rules": _read_profile,
}
