"""References between records: every name must belong to something.

A reference to nothing does not break the one who made it; it falls back (the hotline, the
default boards, everyone) and is reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.kinds import bodies, links
from generator.kinds.content import Content, find_contact
from generator.kinds.events.model import Event
from generator.kinds.kind import Pages
from generator.kinds.notices.model import Notice
from generator.kinds.records import Records, Translated
from generator.kinds.sourced import Sourced
from generator.kinds.table import KINDS, WITHDRAWABLE
from generator.models import scope
from generator.models.boards import BoardRule
from generator.problems import Place, Problem, problem
from generator.schedule import fold
from generator.vocabulary import nearest, normal


def of_same_ids(records: Records) -> Iterator[Problem]:
    """Report an id that stands for two: what can be withdrawn is withdrawn by its id alone."""
    first: dict[str, Place] = {}
    for sourced in (one for kind in WITHDRAWABLE for one in records.lists[kind]):
        other = first.setdefault(sourced.value.id, sourced.own)
        if other is not sourced.own:
            place = Place(sourced.own.path)
            yield problem(place, "ref.same_id", value=sourced.value.id, other=other.path)


def of_record(
    sourced: Sourced[Any], kind: str, content: Content, known: Known
) -> Iterator[Problem]:
    """Report what the text of any kind refers to: its contact, its attachments, its links."""
    if contact := getattr(sourced.value, "contact", None):
        yield from of_contact(sourced.place("contact"), contact, content)
    if hasattr(sourced.value, "attachments"):
        yield from of_attachments(sourced, kind, content)
    yield from of_links(sourced, kind, content, known)


def of_addressed(sourced: Sourced[Notice] | Sourced[Event], content: Content) -> Iterator[Problem]:
    """Places and boards that a notice or an event names."""
    record = sourced.value
    for field, words in (("scope", record.scope), ("except", record.excepted)):
        for word in scope.resolve(words, content.estate).unknown if words else ():
            yield no_place(sourced.place_of(word, field), field, word, content)
    wanted = set(scope.resolve(record.scope, content.estate).units)
    if record.excepted and wanted <= set(scope.resolve(record.excepted, content.estate).units):
        value = "、".join(record.excepted)
        yield problem(sourced.place("except"), "ref.nobody", field="except", value=value)
    for word in content.boards_of(record)[1]:
        yield no_board(sourced.place_of(word, "boards"), word)


class Known:
    """Ids that exist in ``content/``, whether they could be read or not."""

    def __init__(self, records: Records) -> None:
        broken = {PurePosixPath(p.place.path) for p in records.problems}
        self._ids = {
            kind.name: {one.value.id for one in records.lists[kind.name]}
            | (set() if kind.table else _stems(broken, kind.folders))
            for kind in KINDS
            if kind.pages is Pages.EACH
        }
        self.notices, self.fees = self._ids["notices"], self._ids["fees"]

    def has(self, link: links.RecordLink) -> bool:
        return link.id in self._ids[link.kind]


def _stems(paths: Iterable[PurePosixPath], folders: Container[str]) -> set[str]:
    return {path.stem for path in paths if path.parent.name in folders}


def of_links(
    sourced: Sourced[Any],
    kind: str,
    content: Content,
    known: Known,
) -> Iterator[Problem]:
    """Links of a body that lead nowhere at any time, and what else its author will not expect."""
    record = sourced.value
    yield from bodies.told(sourced)
    for target in links.targets(record.body):
        link = links.understand(target, kind, record.id, content.attachments)
        if isinstance(link, links.OutsideLink | links.SectionLink):
            continue
        if isinstance(link, links.RecordLink) and known.has(link):
            continue
        if isinstance(link, links.FileLink) and link.path in content.attachments:
            yield from _of_type(_place_of_link(sourced, target), link.path)
            continue
        yield problem(_place_of_link(sourced, target), "ref.link", value=target)


def of_translations(
    translations: Iterable[Translated], content: Content, known: Known
) -> Iterator[Problem]:
    """A translated text has links of its own."""
    for one in translations:
        if getattr(one.sourced.value, "body", None):
            yield from of_links(one.sourced, one.kind, content, known)


def _place_of_link(sourced: Sourced[Any], target: str) -> Place:
    """Return where a target stands as a target; the words may occur in the text before."""
    body = sourced.value.body
    found = (body.find(f"{opener}{target}") for opener in ("](", "](<", "]: ", "<"))
    at = next((position for position in found if position >= 0), body.find(target))
    return sourced.place_in_text("body", at)


def of_attachments(sourced: Sourced[Any], kind: str, content: Content) -> Iterator[Problem]:
    record = sourced.value
    for number, name in enumerate(record.attachments):
        place = sourced.places.get(("attachments", number)) or sourced.place("attachments")
        link = links.attachment(name, kind, record.id, content.attachments)
        if link is None or link.path not in content.attachments:
            own = f"{PurePosixPath(sourced.own.path).parent}/{record.id}/"
            yield problem(place, "ref.attachment", field="attachments", value=name, folder=own)
        else:
            yield from _of_type(place, link.path)


def of_unused_files(records: Records, content: Content) -> Iterator[Problem]:
    """Files that nobody refers to and that could not be published if anybody did."""
    unpublished = {p for p in content.attachments if not links.may_be_published(p)}
    for path in sorted(unpublished.difference(_files_named(records))):
        yield problem(Place(path), "ref.unused_type", known=_published_types())


def _files_named(records: Records) -> Iterator[str]:
    for kind in (kind for kind in KINDS if kind.has_text):
        for sourced in records.lists[kind.name]:
            yield from _files_of(kind.name, sourced.value, records.attachments)


def _files_of(kind: str, record: Any, files: Container[str]) -> Iterator[str]:
    """Yield the files of the estate that a record attaches or links to."""
    attached: tuple[str, ...] = getattr(record, "attachments", ())
    beside = [links.attachment(name, kind, record.id, files) for name in attached]
    targets = links.targets(record.body)
    linked = (links.understand(target, kind, record.id, files) for target in targets)
    for link in (*beside, *linked):
        if isinstance(link, links.FileLink):
            yield link.path


def _published_types() -> str:
    return "、".join(suffix.removeprefix(".") for suffix in links.PUBLISHED_TYPES)


def _of_type(place: Place, path: str) -> Iterator[Problem]:
    if not links.may_be_published(path):
        value = PurePosixPath(path).name
        yield problem(place, "ref.attachment_type", value=value, known=_published_types())


def of_contact(
    place: Place, word: str | None, content: Content, field: str = "contact"
) -> Iterator[Problem]:
    """A contact that is named, but by nobody's id or name."""
    if word is None or find_contact(word, content.contacts) is not None:
        return
    known = "、".join(f"{contact.id}（{contact.name}）" for contact in content.contacts)
    fallback = content.hotline.name
    yield problem(place, "ref.contact", field=field, value=word, known=known, fallback=fallback)


def no_board(place: Place, value: str) -> Problem:
    known = "、".join(rule.zh for rule in BoardRule)
    return problem(place, "ref.board", field="boards", value=value, known=known)


def no_place(place: Place, field: str, value: str, content: Content) -> Problem:
    words = scope.known_words(content.estate)
    meant = {normal(word): word for word in words if _digits(word) == _digits(value)}
    if near := nearest(value, meant):
        return problem(place, "ref.place_like", field=field, value=value, suggestion=meant[near])
    return problem(place, "ref.place", field=field, value=value, known="、".join(words))


def _digits(word: str) -> str:
    """20栋 is not a slip of the pen for 2栋."""
    return "".join(character for character in fold(word) if character.isdigit())
