"""The morning round: what comes down, what goes up, what hangs, from content and date alone.

What hung after the last round is what was visible then and known then; what must hang now is
what is visible now. No sheet is remembered, so one that was lost or never walked makes none of
the later ones wrong. It is a list of our own papers: what is not on it is not ours to tear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import groupby

from generator.dataclass import dataclass
from generator.kinds.content import Content, find_contact
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.models.boards import Board, BoardKind, StandingPaper
from generator.models.contacts import Contact
from generator.models.estate import Group
from generator.paper.boards.hanging import Hanging, Key, Paper, hangings
from generator.paper.boards.standing_changes import changed_papers
from generator.paper.walks import last_round_before, next_round_after, round_at
from generator.snapshot import as_known, shown_at

_MOMENT = timedelta(microseconds=1)


class Reason(Enum):
    """Why a paper comes down."""

    ENDED = "到期"
    WITHDRAWN = "撤回"
    SUPERSEDED = "已被新公告替代"
    DELETED = "文件已删除"
    UNPOSTED = "改为暂不张贴"
    """It became a draft again, or is to be posted later."""
    MADE_ROOM = "让位"
    """It is still valid, but a louder one needs the slot."""


_REASONS = {
    State.WITHDRAWN: Reason.WITHDRAWN,
    State.SUPERSEDED: Reason.SUPERSEDED,
    **dict.fromkeys((State.DRAFT, State.SCHEDULED), Reason.UNPOSTED),
}


@dataclass(frozen=True)
class BoardRound:
    """One board on one morning. ``replaced`` hang on, in a new version or with a strip."""

    board: Board
    down: tuple[tuple[Paper, Reason], ...]
    up: tuple[Paper, ...]
    kept: tuple[Paper, ...]
    replaced: tuple[Paper, ...]
    waiting: tuple[Paper, ...]

    @property
    def hangs(self) -> tuple[Paper, ...]:
        """Papers that must hang when the round has been."""
        return (*self.up, *self.replaced, *self.kept)

    @property
    def is_changed(self) -> bool:
        return bool(self.down or self.up or self.replaced)


@dataclass(frozen=True)
class Walk:
    """One person's round. ``group`` is ``None`` where nobody looks after one."""

    group: Group | None
    butler: Contact | None
    boards: tuple[BoardRound, ...]
    evergreen: Mapping[str, tuple[str, ...]]
    """What hangs all the time → the names of its boards."""
    renewed: Mapping[str, tuple[str, ...]]
    """What of it says something else since the last round → the names of its boards."""
    others: Mapping[str, tuple[str, ...]]
    """Papers of others that are known → the names of their boards."""

    def each(self, part: str) -> list[tuple[Paper, list[Board]]]:
        """The papers of one list, ``up`` or ``replaced``, each with its boards in order."""
        return _gathered((paper, one.board) for one in self.boards for paper in getattr(one, part))

    @property
    def down(self) -> list[tuple[Paper, Reason, list[Board]]]:
        found: dict[tuple[Key, Reason], tuple[Paper, Reason, list[Board]]] = {}
        for one in self.boards:
            for paper, reason in one.down:
                found.setdefault((paper.key, reason), (paper, reason, []))[2].append(one.board)
        return list(found.values())

    @property
    def hangs(self) -> list[tuple[Paper, list[Board]]]:
        return _gathered((paper, one.board) for one in self.boards for paper in one.hangs)


@dataclass(frozen=True)
class Round:
    """``later`` start today after the round; ``ending`` are over before the next one."""

    day: date
    at: datetime
    last: datetime
    next: datetime
    walks: tuple[Walk, ...]
    later: tuple[Paper, ...]
    ending: tuple[Paper, ...]
    protected: tuple[tuple[Paper, int], ...]
    """公示 that must still hang, and for how many days after today."""


def round_on(content: Content, day: date) -> Round:
    estate, rest = content.estate, content.rest
    at = round_at(day, estate)
    last = round_at(last_round_before(day, estate, rest), estate)
    following = round_at(next_round_after(day, estate, rest), estate)
    known = as_known(content, last)
    sites = shown_at(known, last), shown_at(content, at)
    before, now = hangings(sites[0], known), hangings(sites[1], content)
    states = _states(content, at)
    boards = tuple(
        _board(old, new, states, (last, at)) for old, new in zip(before, now, strict=True)
    )
    hung = _unique(paper for one in now for paper in one.papers)
    tonight = datetime.combine(day + timedelta(days=1), datetime.min.time(), estate.zone)
    evening = hangings(shown_at(content, tonight - _MOMENT), content)
    later = _unique(paper for one in evening for paper in one.papers)
    return Round(
        day=day,
        at=at,
        last=last,
        next=following,
        walks=_walks(content, boards, day, changed_papers(*sites)),
        later=tuple(p for p in later if p.start and at < p.start <= tonight),
        ending=tuple(p for p in hung if p.end and p.end <= following),
        protected=tuple((p, (p.lawful - day).days) for p in hung if p.lawful and p.lawful >= day),
    )


def hung_at(content: Content, at: datetime) -> tuple[Hanging, ...]:
    """List what every board held at ``at``: what was visible, and written by then."""
    known = as_known(content, at)
    return hangings(shown_at(known, at), known)


def news(old: Hanging, new: Hanging, since: datetime) -> tuple[Paper, ...]:
    """List the papers of a board that go up, or are replaced for what they say since then."""
    hung = {paper.key for paper in old.papers}
    return tuple(p for p in new.papers if p.key not in hung or since < p.stamp)


def _board(
    old: Hanging,
    new: Hanging,
    states: Mapping[Key, State],
    between: tuple[datetime, datetime],
) -> BoardRound:
    """Compare a board at two rounds; ``between`` holds the moments of the last and of this one."""
    hung, hangs = {p.key for p in old.papers}, {p.key for p in new.papers}
    both = [paper for paper in new.papers if paper.key in hung]
    fresh = {paper.key for paper in both if between[0] < paper.stamp <= between[1]}
    return BoardRound(
        board=new.board,
        down=tuple((p, _reason(p, new, states)) for p in old.papers if p.key not in hangs),
        up=tuple(paper for paper in new.papers if paper.key not in hung),
        kept=tuple(paper for paper in both if paper.key not in fresh),
        replaced=tuple(paper for paper in both if paper.key in fresh),
        waiting=new.waiting,
    )


def _reason(paper: Paper, new: Hanging, states: Mapping[Key, State]) -> Reason:
    if paper.key in {other.key for other in new.waiting}:
        return Reason.MADE_ROOM
    state = states.get(paper.key)
    return Reason.DELETED if state is None else _REASONS.get(state, Reason.ENDED)


def _states(content: Content, at: datetime) -> dict[Key, State]:
    """Map papers to states; a disclosure's paper need not tell ended from withdrawn."""
    found: dict[Key, State] = {("notices", o.notice.id): o.state(at) for o in lives(content)}
    found |= {("events", one.event.id): one.state(at) for one in event_lives(content)}
    return found | {("disclosures", one.id): State.ENDED for one in content.disclosures}


def _walks(
    content: Content,
    boards: tuple[BoardRound, ...],
    day: date,
    changed: tuple[StandingPaper, ...],
) -> tuple[Walk, ...]:
    """List a walk for each group, by the boards its person walks; without groups one of all."""
    owners = _owners(content, [one.board for one in boards])
    walks = []
    for owner, members in groupby(sorted(zip(owners, boards, strict=True), key=_owner), key=_owner):
        group = content.estate.groups[owner] if content.estate.groups else None
        own = tuple(one for _, one in members)
        walks.append(_walk(content, group, own, day, changed))
    return tuple(walks)


def _owner(pair: tuple[int, BoardRound]) -> int:
    return pair[0]


def _owners(content: Content, boards: list[Board]) -> list[int]:
    """List the number of each board's group: that of its units, else of the next board walked."""
    own = [_group_number(board, content) for board in boards]
    ahead: int | None = None
    for number in reversed(range(len(own))):
        ahead = own[number] = own[number] if own[number] is not None else ahead
    behind = 0
    for number, owner in enumerate(own):
        behind = own[number] = owner if owner is not None else behind
    return [owner or 0 for owner in own]


def _group_number(board: Board, content: Content) -> int | None:
    if not board.serves:
        return None
    for number, group in enumerate(content.estate.groups):
        members = {unit for b in group.buildings for unit in content.unit_lists.get(b, ())}
        if set(board.serves) & (members | set(group.buildings)):
            return number
    return None


def _walk(
    content: Content,
    group: Group | None,
    boards: tuple[BoardRound, ...],
    day: date,
    changed: tuple[StandingPaper, ...],
) -> Walk:
    own = [one.board for one in boards]
    others = (
        (f"{paper.owner}：{paper.item}", paper.boards)
        for paper in content.others
        if paper.until is None or day <= paper.until
    )
    return Walk(
        group=group,
        butler=find_contact(group.butler, content.contacts) if group else None,
        boards=boards,
        evergreen=_named(((paper.item, paper.boards) for paper in content.evergreen), own),
        renewed=_named(
            (
                (paper.item, paper.boards)
                for paper in content.evergreen
                if paper.is_made_as in changed
            ),
            own,
        ),
        others=_named(others, own),
    )


def _named(
    papers: Iterable[tuple[str, tuple[str, ...]]], boards: list[Board]
) -> dict[str, tuple[str, ...]]:
    """Map items to the names of these boards they hang on, leaving out those that hang on none."""
    found = {
        item: tuple(board.name for board in boards if {board.id, board.name} & set(words))
        for item, words in papers
    }
    return {item: names for item, names in found.items() if names}


def _gathered(pairs: Iterable[tuple[Paper, Board]]) -> list[tuple[Paper, list[Board]]]:
    found: dict[Key, tuple[Paper, list[Board]]] = {}
    for paper, board in pairs:
        found.setdefault(paper.key, (paper, []))[1].append(board)
    return list(found.values())


def _unique(papers: Iterable[Paper]) -> list[Paper]:
    return list({paper.key: paper for paper in papers}.values())


def stops(walk: Walk) -> Iterator[tuple[str, tuple[BoardRound, ...]]]:
    """Neighbouring boards of one stairwell are one stop: its lobby and its lift cars."""
    for _, members in groupby(walk.boards, key=_stop):
        own = tuple(members)
        yield _place(own[0].board), own


def _stop(one: BoardRound) -> tuple[object, ...]:
    is_inside = one.board.kind in {BoardKind.LOBBY, BoardKind.LIFT} and one.board.serves
    return one.board.serves if is_inside else (one.board.id,)


def _place(board: Board) -> str:
    """Name the place of a board: 2栋1单元 of 2栋1单元大堂."""
    return board.name.removesuffix("大堂").removesuffix("轿厢") or board.name
