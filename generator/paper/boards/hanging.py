"""Papers of every board at a moment, and which of them get its slots.

Where there are fewer slots than papers (a lift car has one), alarms go first, then what
must hang by law, then the notices by the order of the site, then events. The rest waits
and is named, so that nobody looks for it in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.events.shown import EventView
from generator.kinds.notices.shown import NoticeView
from generator.models.boards import Board, BoardRule, resolve
from generator.snapshot import Snapshot

DISCLOSURE_BOARDS = (BoardRule.GATES.value, BoardRule.DESK.value)
"""Where figures hang that nobody announced by a notice of their own."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Paper:
    """One paper that hangs, by the folder and the id of its record.

    ``stamp`` is when what it says last changed; ``lawful`` the last day it must hang.
    """

    folder: str
    id: str
    title: str
    number: str
    version: int
    end: datetime | None
    stamp: datetime
    start: datetime | None = None
    lawful: date | None = None
    is_alarm: bool = False
    state: str = ""
    """What has become of it, if that is pasted across it: 已取消, 已恢复供水."""

    @property
    def key(self) -> Key:
        return self.folder, self.id


@dataclass(frozen=True)
class Hanging:
    """One board: ``papers`` in its slots, ``waiting`` those that find none."""

    board: Board
    papers: tuple[Paper, ...]
    waiting: tuple[Paper, ...]

    @property
    def everything(self) -> tuple[Paper, ...]:
        return (*self.papers, *self.waiting)


def hangings(site: Snapshot, content: Content) -> tuple[Hanging, ...]:
    """List every board in walking order, with the papers in its slots and those that wait."""
    waiting: dict[str, list[Paper]] = {view.board.id: [] for view in site.boards}
    for paper, boards in _placed(site, content):
        for board in boards:
            waiting[board.id].append(paper)
    found = []
    for view in site.boards:
        papers = _ranked(waiting[view.board.id])
        found.append(Hanging(view.board, papers[: view.board.slots], papers[view.board.slots :]))
    return tuple(found)


def placed(site: Snapshot, content: Content) -> list[Paper]:
    """List every paper that is visible, whether it has a board or not."""
    return [paper for paper, _ in _placed(site, content)]


def _ranked(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Rank papers by who gets a slot; ``sorted`` keeps the order of the site among equals."""

    def rank(paper: Paper) -> tuple[bool, bool, bool]:
        return not paper.is_alarm, paper.lawful is None, paper.folder == "events"

    return tuple(sorted(papers, key=rank))


def _placed(site: Snapshot, content: Content) -> Iterator[tuple[Paper, tuple[Board, ...]]]:
    for notice in site.notices:
        yield _notice(notice), notice.boards
    told = {(n.publicity, n.starts.day) for n in content.notices if n.publicity and n.starts}
    boards, _ = resolve(DISCLOSURE_BOARDS, (), content.boards, content.unit_lists)
    for view in site.disclosures:
        disclosure = view.disclosure
        if view.is_posted and (disclosure.kind, disclosure.starts.day) not in told:
            yield _disclosure(view, content, site.at), boards
    for event in site.events:
        yield _event(event), event.boards


def _notice(view: NoticeView) -> Paper:
    life = view.life
    over = (life.ended_note or "已结束") if life.ended else ""
    return Paper(
        folder="notices",
        id=view.id,
        title=view.title,
        number=view.number,
        version=view.version,
        end=view.end,
        stamp=view.updated,
        start=view.start,
        lawful=view.publicity.lawful if view.publicity else None,
        is_alarm=view.is_alarm,
        state="已取消" if life.is_cancelled else over,
    )


def _event(view: EventView) -> Paper:
    return Paper(
        folder="events",
        id=view.id,
        title=view.title,
        number="",
        version=max(view.event.version, 1),
        end=view.end,
        stamp=view.updated,
        start=view.published,
        state="已取消" if view.is_cancelled else "",
    )


def _disclosure(view: DisclosureView, content: Content, at: datetime) -> Paper:
    seen = content.seen.get(("disclosures", view.disclosure.id))
    changed = seen.changed if seen and seen.changed and seen.changed <= at else None
    return Paper(
        folder="disclosures",
        id=view.disclosure.id,
        title=view.disclosure.title,
        number="",
        version=1,
        end=view.end,
        stamp=max(view.start, changed) if changed else view.start,
        start=view.start,
        lawful=view.lawful,
    )
