"""What records say of one another: every name must belong to something.

A reference to nothing does not break the one who made it; it falls back (the hotline, the
default boards, everyone) and is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.load import Records, Sourced
from generator.models import links, scope
from generator.models.boards import BoardRule
from generator.models.content import Content, find_contact
from generator.models.guide import Guide
from generator.models.notice import Notice
from generator.problems import Place, Problem, problem
from generator.vocabulary import nearest, normal


def of_estate(records: Records, content: Content) -> Iterator[Problem]:
    """Hotline, rule profile, butlers, buildings of groups, boards and the withdrawals."""
    estate = records.estate
    if estate is None:
        return
    if find_contact(estate.value.hotline, content.contacts) is None:
        yield _no_contact(estate.place("hotline"), "hotline", estate.value.hotline, content)
    if estate.value.rules and content.profile is None:
        yield problem(estate.place("rules"), "ref.profile", field="rules", value=estate.value.rules)
    buildings = {building.id for building in estate.value.buildings}
    for number, group in enumerate(estate.value.groups):
        if group.butler and find_contact(group.butler, content.contacts) is None:
            place = estate.place("groups", number, "butler")
            yield problem(place, "ref.butler", group=group.name, value=group.butler)
        for word in group.buildings:
            if word not in buildings:
                place = estate.place("groups", number, "buildings")
                yield _no_place(place, "buildings", word, content)
    yield from _of_boards(records, content)
    yield from _of_withdrawals(records)


def _of_boards(records: Records, content: Content) -> Iterator[Problem]:
    known = {*content.unit_lists, *content.estate.all_units}
    for board in records.boards:
        for word in board.value.serves:
            if word not in known:
                yield _no_place(board.place("serves"), "serves", word, content)
    ids = {name for board in content.boards for name in (board.id, board.name)}
    listed = [(paper.value.boards, paper.place("boards")) for paper in records.evergreen]
    listed += [(paper.value.boards, paper.place("boards")) for paper in records.others]
    for words, place in listed:
        yield from (_no_board(place, word) for word in words if word not in ids)


def _of_withdrawals(records: Records) -> Iterator[Problem]:
    """An id may belong to a file that cannot be read, so paths count as well."""
    known = {notice.value.id for notice in records.notices}
    known |= {PurePosixPath(p.place.path).stem for p in records.problems}
    for entry in records.withdrawals:
        if entry.value.id not in known:
            yield problem(entry.place("id"), "ref.withdrawn", value=entry.value.id)


def of_notice(sourced: Sourced[Notice], content: Content, known: Known) -> Iterator[Problem]:
    """Contact, places, boards, rule, superseded notices, attachments and links."""
    notice = sourced.value
    if notice.contact and find_contact(notice.contact, content.contacts) is None:
        yield _no_contact(sourced.place("contact"), "contact", notice.contact, content)
    for field, words in (("scope", notice.scope), ("except", notice.excepted)):
        for word in scope.resolve(words, content.estate).unknown if words else ():
            yield _no_place(sourced.place(field), field, word, content)
    for word in content.boards_of(notice)[1]:
        yield _no_board(sourced.place("boards"), word)
    yield from _of_rule(sourced, content)
    yield from _of_floors(sourced, content)
    for word in notice.supersedes:
        if word not in known.notices:
            yield problem(sourced.place("supersedes"), "ref.notice", field="supersedes", value=word)
    yield from _of_attachments(sourced, content)
    yield from of_links(sourced, "notices", content, known)


class Known:
    """Ids that exist in ``content/``, whether they could be read or not."""

    def __init__(self, records: Records) -> None:
        broken = {PurePosixPath(p.place.path) for p in records.problems}
        self.notices = {n.value.id for n in records.notices} | _stems(broken, "notices")
        self.guides = {g.value.id for g in records.guides} | _stems(broken, "pages")

    def has(self, link: links.RecordLink) -> bool:
        return link.id in (self.notices if link.folder == "notices" else self.guides)


def _stems(paths: Iterable[PurePosixPath], folder: str) -> set[str]:
    return {path.stem for path in paths if path.parent.name == folder}


def of_links(
    sourced: Sourced[Notice] | Sourced[Guide], folder: str, content: Content, known: Known
) -> Iterator[Problem]:
    """Links of a body that lead nowhere at any time."""
    record = sourced.value
    for target in links.targets(record.body):
        link = links.understand(target, folder, record.id)
        if isinstance(link, links.OutsideLink):
            continue
        if isinstance(link, links.RecordLink) and known.has(link):
            continue
        if isinstance(link, links.FileLink) and link.path in content.attachments:
            yield from _of_type(sourced.own, link.path)
            continue
        yield problem(
            _line_of(sourced.place("body"), record.body, target), "ref.link", value=target
        )


def _line_of(start: Place, body: str, target: str) -> Place:
    line = body[: body.find(target)].count("\n")
    return Place(start.path, start.line + line)


def _of_attachments(sourced: Sourced[Notice], content: Content) -> Iterator[Problem]:
    notice = sourced.value
    for number, name in enumerate(notice.attachments):
        place = sourced.places.get(("attachments", number)) or sourced.place("attachments")
        link = links.attachment(name, "notices", notice.id)
        if link is None or link.path not in content.attachments:
            folder = f"content/notices/{notice.id}/"
            yield problem(place, "ref.attachment", field="attachments", value=name, folder=folder)
        else:
            yield from _of_type(place, link.path)


def _of_type(place: Place, path: str) -> Iterator[Problem]:
    if not path.lower().endswith(links.PUBLISHED_TYPES):
        known = "、".join(suffix.removeprefix(".") for suffix in links.PUBLISHED_TYPES)
        value = PurePosixPath(path).name
        yield problem(place, "ref.attachment_type", value=value, known=known)


def _of_rule(sourced: Sourced[Notice], content: Content) -> Iterator[Problem]:
    wanted, profile = sourced.value.publicity, content.profile
    if wanted and profile and profile.item(wanted) is None:
        known = "、".join(f"{item.key}（{item.name}）" for item in profile.items)
        yield problem(
            sourced.place("publicity"), "ref.rule", field="publicity", value=wanted, known=known
        )


def _of_floors(sourced: Sourced[Notice], content: Content) -> Iterator[Problem]:
    notice = sourced.value
    if notice.floors is None:
        return
    covered = set(content.coverage(notice).units)
    reached = [b for b in content.estate.buildings if covered & set(b.unit_ids)]
    highest = max((building.floors for building in reached), default=0)
    if notice.floors.ranges[-1][1] > highest:
        shown = "、".join(f"{low}-{high}" for low, high in notice.floors.ranges)
        yield problem(
            sourced.place("floors"), "notice.floors_without_building", field="floors", value=shown
        )


def _no_contact(place: Place, field: str, value: str, content: Content) -> Problem:
    known = "、".join(f"{contact.id}（{contact.name}）" for contact in content.contacts)
    fallback = content.hotline.name
    return problem(place, "ref.contact", field=field, value=value, known=known, fallback=fallback)


def _no_board(place: Place, value: str) -> Problem:
    known = "、".join(rule.zh for rule in BoardRule)
    return problem(place, "ref.board", field="boards", value=value, known=known)


def _no_place(place: Place, field: str, value: str, content: Content) -> Problem:
    words = scope.known_words(content.estate)
    if suggestion := nearest(value, map(normal, words)):
        return problem(place, "ref.place_like", field=field, value=value, suggestion=suggestion)
    return problem(place, "ref.place", field=field, value=value, known="、".join(words))
