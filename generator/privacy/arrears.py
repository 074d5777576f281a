"""A room named together with a debt: who owes what is nobody else's business.

Publishing it touches the owner's privacy (Civil Code art. 1032) and needs their separate
consent (Personal Information Protection Law art. 25). Debts in general, or of a building,
are no finding; neither is the room of the office where they are paid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.patterns import lazy_re

Span = tuple[int, int]

_DEBT_RE = lazy_re(
    r"(?<![不无未])(?<!没有)欠(?!佳|妥|缺|压|安|薪|考虑|电(?!费))"
    r"|[催追][缴交收讨]|催费|补缴|滞纳金"
    r"|(?:未|没|没有|拒绝|拒不)(?:按[时期]|及时)?(?:[缴付]|交(?![付房底接通叉办由]))"
)
_NO_ROOM = r"(?![0-9]|\s?[年元户月度吨人次个笔份万平㎡m天分]|[.,][0-9])"
"""What follows a year, an amount or a count, never a room: ``2栋2026年``, ``1栋120户``."""

_MORE = rf"(?:\s?[、,，和及/~-]\s?[0-9]{{3,4}}(?:室|号|房)?{_NO_ROOM})*"
_DOOR = rf"(?:[0-9]{{3,4}}(?:室|号|房)?{_NO_ROOM}{_MORE}|[0-9]{{1,2}}[室房])"
_UNIT = r"(?:[0-9一二三四五六七八九十]{1,2}\s?(?:单元|门|梯|-)\s?-?\s?)"
_ROOM_RE = lazy_re(
    rf"(?:[0-9A-Za-z]{{1,3}}|[一二三四五六七八九十]{{1,3}})\s?(?:栋|幢|座|号楼|#楼?|单元)\s?-?\s?"
    rf"{_UNIT}?(?:[0-9一二三四五六七八九十]{{1,2}}[层楼]\s?)?{_DOOR}"
    r"|(?<![0-9-])[1-9][0-9]?\s?[-–—]\s?[0-9]{1,2}\s?[-–—]\s?[0-9]{3,4}(?![0-9-])"
    rf"{_MORE}"
    rf"|(?<![0-9-])[1-9][0-9]?-[0-9]{{3,4}}(?!-){_NO_ROOM}{_MORE}"
    rf"|(?<![0-9])[0-9]{{3,4}}\s?(?:室|号房|房(?![屋产价型源租])){_MORE}"
)
_OFFICE_RE = lazy_re(
    r"(?:到(?!期)|前往|位于|地点|地址|服务台|服务中心|办公室)[^，,。；;|0-9]{0,8}$"
)
_OFFICE_REACH = 16
_PLACES_RE = lazy_re(r"地点|地址|窗口|服务台")
"""A table or list under such words says where to pay, not who owes."""

_SENTENCE_RE = lazy_re(
    r"(?:[^。！？!?；;\n]|\n(?![ \t]*(?:\n|[-*+|>#]|[0-9]+[.、)）])))+"  # a wrapped line goes on
)
_ITEM_RE = lazy_re(r"\s*(?:[-*+]\s|[0-9]+[.、)）])")
_INTRODUCTION_RE = lazy_re(r"\s*#|.*[:：]\W*\Z", re.DOTALL)


def rooms_with_debts(text: str, title: str = "") -> Iterator[Span]:
    """Rooms in a sentence, a table row or a list item that speaks of a debt.

    What stands above a table or a list speaks for each of its lines; the title of the whole
    does so for a table.
    """
    above = _Above(title)
    for match in _SENTENCE_RE.finditer(text):
        sentence = match[0]
        if _DEBT_RE.search(f"{above.of(sentence)}\n{sentence}"):
            for room in _ROOM_RE.finditer(sentence):
                if not _OFFICE_RE.search(
                    sentence, max(0, room.start() - _OFFICE_REACH), room.start()
                ):
                    yield match.start() + room.start(), match.start() + room.end()
        above.add(sentence)


class _Above:
    """Words above a line that it has to be read with."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._lead = ""
        self._header = ""

    def of(self, sentence: str) -> str:
        if _is_row(sentence):
            said = f"{self._title}\n{self._lead}\n{self._header}"
        else:
            said = self._lead if _ITEM_RE.match(sentence) else ""
        return "" if _PLACES_RE.search(said) else said

    def add(self, sentence: str) -> None:
        if _is_row(sentence):
            self._header = self._header or sentence
        elif not _ITEM_RE.match(sentence):
            self._header = ""
            self._lead = sentence if _INTRODUCTION_RE.match(sentence) else ""


def _is_row(sentence: str) -> bool:
    return sentence.lstrip().startswith("|")
