"""Boards as people list them: gates by their names, lobbies and lift cars one for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.languages import Deferred, deferred, original
from generator.models.boards import BoardKind
from generator.models.estate import Building, BuildingKind
from generator.vocabulary import normal

NONE = "无"
NOTHING = frozenset({normal(NONE), "none"})
"""Answers that there is none."""

_SLOTS = {
    BoardKind.GATE: 6,
    BoardKind.DESK: 6,
    BoardKind.LOBBY: 4,
    BoardKind.LIFT: 1,
    BoardKind.GARAGE: 2,
    BoardKind.FACILITY: 2,
}
"""Sheets of A4 beside each other that are proposed; only who walks there knows better."""

_OF_UNITS = {BoardKind.LOBBY: "大堂", BoardKind.LIFT: "轿厢"}
_BY_WORD = {normal(word): kind for kind in BoardKind for word in (kind.zh, kind.value)}


class Place(NamedTuple):
    """A place where paper hangs: its id and name, what it is, the unit it serves, its room."""

    id: str
    name: str
    kind: BoardKind
    serves: str
    slots: int


class NotBoardsError(ValueError):
    """A word that names no board; ``why`` says what to write instead."""

    def __init__(self, why: Deferred) -> None:
        self.why = why
        super().__init__(str(why))


def places(words: Sequence[str], buildings: Sequence[Building]) -> list[Place]:
    """List the boards that the words name; raise ``NotBoardsError`` for one that names none."""
    found: list[Place] = []
    for word in words:
        kind = _kind_of(word)
        if kind is None:
            raise NotBoardsError(_not_understood(word))
        own = _of_units(kind, buildings) if kind in _OF_UNITS else [_single(kind, word, found)]
        found += own
    return found


def _kind_of(word: str) -> BoardKind | None:
    if kind := _BY_WORD.get(normal(word)):
        return kind
    return BoardKind.GATE if word.lower().endswith(("门", "口", "gate")) else None


def _single(kind: BoardKind, word: str, before: Sequence[Place]) -> Place:
    number = sum(one.kind is kind for one in before) + 1
    identity = kind.value if number == 1 else f"{kind.value}-{number}"
    name = "服务台公示墙" if kind is BoardKind.DESK else f"{word}公告栏"
    return Place(identity, name, kind, "", _SLOTS[kind])


def _of_units(kind: BoardKind, buildings: Sequence[Building]) -> Iterator[Place]:
    """Yield a board for each unit; shops have no lobby, and lifts are in high-rise buildings."""
    for building in buildings:
        has_lobby = building.kind is not BuildingKind.SHOP
        if has_lobby if kind is BoardKind.LOBBY else building.kind is BuildingKind.HIGHRISE:
            for unit in building.unit_ids:
                name = f"{original(building.unit_name(unit))}{_OF_UNITS[kind]}"
                yield Place(f"{kind.value}-{unit}", name, kind, unit, _SLOTS[kind])


def _not_understood(word: str) -> Deferred:
    return deferred(
        "看不懂“{word}”。请写大门的名称（如 南门）、服务台、大堂、轿厢、车库，用顿号隔开；"
        "不贴写“无”。",
        word=word[:60],
    )
