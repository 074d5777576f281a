"""Notice boards, lobbies and lift cars where paper hangs, in the order they are walked."""

from collections.abc import Mapping
from typing import Annotated

from generator.languages import original
from generator.models.fields import Choice, Consent, Count, Day, Id, Record, Text, Words, choice_of
from generator.models.validators import PlainValidator
from generator.vocabulary import normal

Buildings = Mapping[str, tuple[str, ...]]


class BoardKind(Choice):
    GATE = "gate", "大门"
    DESK = "desk", "服务台"
    LOBBY = "lobby", "大堂"
    LIFT = "lift", "轿厢"
    GARAGE = "garage", "车库"
    FACILITY = "facility", "设施"


class BoardPaper(Choice):
    A4 = "A4", "A4纸"
    A3 = "A3", "A3纸"


class Board(Record):
    """``serves`` holds units or buildings; empty means the whole estate.

    ``slots`` are the papers that hang side by side, of ``size``.
    """

    id: Id
    name: Text
    kind: Annotated[BoardKind, PlainValidator(choice_of(BoardKind))]
    place: Text | None = None
    serves: Words = ()
    slots: Count = 1
    personal_data: Consent | None = None
    size: Annotated[BoardPaper, PlainValidator(choice_of(BoardPaper))] = BoardPaper.A4


class StandingPaper(Choice):
    """Papers we print that hang until what they say changes."""

    PRICES = "prices", "收费公示牌"
    STANDARDS = "standards", "服务标准"
    PROMISES = "promises", "服务时限承诺"
    INDICATORS = "indicators", "质量指标"
    EQUIPMENT = "equipment", "设备维保"
    CATALOGUE = "catalogue", "个性化服务目录"
    CONTACTS = "contacts", "联系方式"
    CARDS = "cards", "管家卡"


class Evergreen(Record):
    """A paper that hangs all the time, without an end; ``paper`` names the one of ours, if any."""

    item: Text
    boards: Words
    paper: Annotated[StandingPaper | None, PlainValidator(choice_of(StandingPaper))] = None
    personal_data: Consent | None = None

    @property
    def is_made_as(self) -> StandingPaper | None:
        """Said as such, or by the name of the paper itself."""
        named = (paper for paper in StandingPaper if paper.zh == original(self.item))
        return self.paper or next(named, None)


class OtherPaper(Record):
    """Paper of others on our boards (police, residents' committee): never taken down by us."""

    owner: Text
    item: Text
    boards: Words
    until: Day | None = None
    personal_data: Consent | None = None


class BoardRule(Choice):
    """Boards named by what they are instead of one by one."""

    ALL = "all", "全部"
    GATES = "gates", "全部大门"
    LOBBIES = "lobbies", "全部大堂"
    LIFTS = "lifts", "全部轿厢"
    DESK = "desk", "服务台"
    AFFECTED_LOBBIES = "affected_lobbies", "受影响大堂"
    AFFECTED_LIFTS = "affected_lifts", "受影响轿厢"


def resolve(
    words: tuple[str, ...], units: tuple[str, ...], boards: tuple[Board, ...], buildings: Buildings
) -> tuple[tuple[Board, ...], tuple[str, ...]]:
    """The boards the words name, in walking order, and the words that name none.

    ``units`` are the affected ones; ``buildings`` maps a building to its units, since a
    board may serve either.
    """
    chosen: set[str] = set()
    unknown = []
    for word in words:
        rule = _RULES.get(normal(word))
        named = {board.id for board in boards if word in {board.id, original(board.name)}}
        if rule is None and not named:
            unknown.append(word)
        chosen |= named
        chosen |= {b.id for b in boards if rule and _matches(rule, b, set(units), buildings)}
    return tuple(board for board in boards if board.id in chosen), tuple(unknown)


def _matches(rule: BoardRule, board: Board, units: set[str], buildings: Buildings) -> bool:
    kind = _KIND_OF_RULE.get(rule)
    if kind is not None and board.kind is not kind:
        return False
    if rule in {BoardRule.AFFECTED_LOBBIES, BoardRule.AFFECTED_LIFTS}:
        served = {unit for word in board.serves for unit in buildings.get(word, (word,))}
        return not served or bool(served & units)
    return True


_RULES = {normal(word): rule for rule in BoardRule for word in (rule.value, rule.zh)}
_KIND_OF_RULE = {
    BoardRule.GATES: BoardKind.GATE,
    BoardRule.LOBBIES: BoardKind.LOBBY,
    BoardRule.LIFTS: BoardKind.LIFT,
    BoardRule.DESK: BoardKind.DESK,
    BoardRule.AFFECTED_LOBBIES: BoardKind.LOBBY,
    BoardRule.AFFECTED_LIFTS: BoardKind.LIFT,
}
