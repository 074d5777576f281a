"""The morning round on paper: a sheet for each person, changes first, then every stop.

A paper is called by the last part of its number, as it stands on the paper itself; one
without a number by a letter that the list of what hangs explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from string import ascii_uppercase
from typing import Any

from generator.kinds.content import Content
from generator.models.boards import Board, BoardKind
from generator.models.estate import Estate
from generator.paper.boards.hanging import Key, Paper
from generator.paper.boards.rounds import BoardRound, Round, Walk, stops
from generator.paper.sheet import Sheet
from generator.paper.walks import first_round_from
from generator.wording import on_paper

Codes = Mapping[Key, str]
MOST_SHEETS = 4
"""Pages one person can carry and read: two sheets printed on both sides."""


def round_sheets(round_: Round, content: Content) -> tuple[Sheet, ...]:
    """Make a sheet for each person who walks."""
    codes = codes_of(round_)
    return tuple(
        Sheet(
            template="round",
            title=f"早巡单 {on_paper.full_day(round_.day)} {_who(walk)}".strip(),
            data=_data(walk, round_, content, codes),
            stamp=round_.at,
            source="content/boards.yaml",
            most_pages=MOST_SHEETS,
        )
        for walk in round_.walks
    )


def codes_of(round_: Round) -> Codes:
    """Map papers to codes: 118 of 2026-118, 26-118 where two share it, letters without a number."""
    papers = {paper.key: paper for paper in _all_papers(round_)}
    short = [_short(paper) for paper in papers.values() if paper.number]
    letters = _letters()
    found = {}
    for key, paper in papers.items():
        if not paper.number:
            found[key] = next(letters)
        else:
            is_alone = short.count(_short(paper)) == 1
            found[key] = _short(paper) if is_alone else paper.number[2:]
    return found


def _short(paper: Paper) -> str:
    return paper.number.rpartition("-")[2]


def _letters() -> Any:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        yield from (first + second for second in ascii_uppercase)


def _all_papers(round_: Round) -> Iterable[Paper]:
    for walk in round_.walks:
        for board in walk.boards:
            yield from (paper for paper, _ in board.down)
            yield from (*board.hangs, *board.waiting)
    yield from (*round_.later, *round_.ending)


def _who(walk: Walk) -> str:
    return walk.group.name if walk.group else ""


def _data(walk: Walk, round_: Round, content: Content, codes: Codes) -> dict[str, Any]:
    return {
        **_head(walk, round_, content.estate),
        **_changes(walk, codes),
        **_ahead(walk, round_, codes),
        **_lists(walk, content, codes),
    }


def _head(walk: Walk, round_: Round, estate: Estate) -> dict[str, Any]:
    """Say whose sheet it is, for which morning, and since when it counts changes."""
    return {
        "estate": estate.name,
        "day": on_paper.day(round_.day),
        "group": _who(walk),
        "butler": walk.butler.name if walk.butler else "",
        "before": on_paper.clock(round_.at),
        "since": on_paper.moment(round_.last),
    }


def _changes(walk: Walk, codes: Codes) -> dict[str, Any]:
    """List what is taken down, put up or replaced this morning, standing papers last."""
    own = [one.board for one in walk.boards]
    return {
        "down": [
            _line(paper, boards, own, codes, note=reason.value)
            for paper, reason, boards in walk.down
        ],
        "up": [_line(paper, boards, own, codes) for paper, boards in walk.each("up")],
        "replaced": [
            _line(paper, boards, own, codes, note=_renewal(paper))
            for paper, boards in walk.each("replaced")
        ],
        "renewed": [
            {"item": k, "places": "、".join(v), "count": len(v)} for k, v in walk.renewed.items()
        ],
    }


def _ahead(walk: Walk, round_: Round, codes: Codes) -> dict[str, Any]:
    """List what comes or ends before the next round, and what must not be taken down yet."""
    here = {paper.key for paper, _ in walk.hangs}
    return {
        "later": [_dated(p, codes, on_paper.from_clock(p.start)) for p in round_.later if p.start],
        "ending": [
            _dated(p, codes, on_paper.ends_at(p.end))
            for p in round_.ending
            if p.end and p.key in here
        ],
        "protected": [
            _dated(paper, codes, on_paper.days_left(days, paper.lawful))
            for paper, days in round_.protected
            if paper.key in here
        ],
    }


def _lists(walk: Walk, content: Content, codes: Codes) -> dict[str, Any]:
    """List what must hang after the round, by paper and by stop, and what found no room."""
    own = [one.board for one in walk.boards]
    return {
        "hangs": [_listed(paper, boards, codes, content) for paper, boards in _sorted(walk, codes)],
        "waiting": [_line(p, boards, own, codes) for p, boards in walk.each("waiting")],
        "stops": [
            {"place": place, "boards": _boards(members, codes)} for place, members in stops(walk)
        ],
        "evergreen": [{"item": k, "places": "、".join(v)} for k, v in walk.evergreen.items()],
        "others": [{"item": k, "places": "、".join(v)} for k, v in walk.others.items()],
    }


def _sorted(walk: Walk, codes: Codes) -> list[tuple[Paper, list[Board]]]:
    """Sort what hangs by code, numbers before letters, each ascending: one looks a code up."""

    def order(pair: tuple[Paper, list[Board]]) -> tuple[bool, int, str]:
        code = codes[pair[0].key]
        return code.isalpha(), len(code), code

    return sorted(walk.hangs, key=order)


def _line(
    paper: Paper, boards: Sequence[Board], own: Sequence[Board], codes: Codes, note: str = ""
) -> dict[str, Any]:
    return {
        "code": codes[paper.key],
        "title": paper.title,
        "note": note,
        "places": on_paper.hangs_on(boards, own),
        "count": len(boards),
    }


def _renewal(paper: Paper) -> str:
    """Say how a paper is renewed: by a strip, by a new version, or as a text changed by hand."""
    if paper.state:
        return f"贴条：{paper.state}"
    return f"换第{paper.version}版" if paper.version > 1 else "内容已改"


def _dated(paper: Paper, codes: Codes, when: str) -> dict[str, str]:
    return {"code": codes[paper.key], "title": paper.title, "when": when}


def _listed(
    paper: Paper, boards: Sequence[Board], codes: Codes, content: Content
) -> dict[str, Any]:
    first = first_round_from(paper.end, content.estate, content.rest)
    mark = on_paper.taken_down(first, None)
    return {
        "code": codes[paper.key],
        "title": paper.title,
        "version": paper.version,
        "down": f"{mark['day']}{mark['part']}" if paper.end else "长期",
        "count": len(boards),
    }


def _boards(members: Sequence[BoardRound], codes: Codes) -> list[dict[str, Any]]:
    """Neighbours of a kind with the same papers are one line: 轿厢 2 部."""
    found = []
    for _, group in groupby(members, key=lambda one: (one.board.kind, _marks(one, codes))):
        same = list(group)
        found.append({"name": _name(same, members), **_marks(same[0], codes)})
    return found


def _marks(one: BoardRound, codes: Codes) -> dict[str, list[str]]:
    return {
        "down": [codes[paper.key] for paper, _ in one.down],
        "up": [codes[paper.key] for paper in one.up],
        "replaced": [codes[paper.key] for paper in one.replaced],
        "kept": [codes[paper.key] for paper in one.kept],
        "waiting": [codes[paper.key] for paper in one.waiting],
    }


def _name(same: list[BoardRound], members: Sequence[BoardRound]) -> str:
    """Name boards of one kind inside a stairwell by it, several lift cars with their count.

    A board that stands alone needs no second name; a single lift car keeps the end of its own.
    """
    kind = same[0].board.kind
    if kind is BoardKind.LIFT:
        return f"轿厢{len(same)}部" if len(same) > 1 else same[0].board.name[-6:]
    return kind.zh if len(members) > 1 else ""
