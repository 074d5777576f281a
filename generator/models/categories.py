"""Categories of notices: how loud each is, and where it hangs unless it says otherwise."""

from __future__ import annotations

from typing import Self

from generator.models.boards import BoardRule
from generator.models.fields import Choice


class Level(Choice):
    """Ranked: a later one is louder."""

    INFO = "info", "提示"
    NOTICE = "notice", "通知"
    URGENT = "urgent", "紧急"
    EMERGENCY = "emergency", "特急"

    @property
    def rank(self) -> int:
        return list(Level).index(self)

    @property
    def is_alarm(self) -> bool:
        """Shown at the top of every page, and never without an end."""
        return self in {Level.URGENT, Level.EMERGENCY}


_AFFECTED = (BoardRule.AFFECTED_LOBBIES,)
_AFFECTED_AND_GATES = (BoardRule.AFFECTED_LOBBIES, BoardRule.GATES)
_AFFECTED_AND_LIFTS = (BoardRule.AFFECTED_LOBBIES, BoardRule.AFFECTED_LIFTS)
_GATES_AND_DESK = (BoardRule.GATES, BoardRule.DESK)
_EVERYWHERE = (BoardRule.GATES, BoardRule.LOBBIES, BoardRule.DESK)
_DESK = (BoardRule.DESK,)


class Category(Choice):
    """Key, Chinese word, default level, default boards."""

    level: Level
    boards: tuple[BoardRule, ...]

    def __new__(
        cls,
        value: str,
        zh: str = "",
        level: Level = Level.NOTICE,
        boards: tuple[BoardRule, ...] = (),
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.level = level
        member.boards = boards
        return member

    WATER = "water", "停水", Level.NOTICE, _AFFECTED_AND_GATES
    POWER = "power", "停电", Level.NOTICE, _AFFECTED_AND_LIFTS
    GAS = "gas", "停气", Level.NOTICE, _AFFECTED
    HEATING = "heating", "供暖", Level.NOTICE, _AFFECTED
    LIFT = "lift", "电梯", Level.NOTICE, _AFFECTED_AND_LIFTS
    FIRE = "fire", "消防", Level.NOTICE, _EVERYWHERE
    PEST = "pest", "消杀", Level.NOTICE, _AFFECTED
    WORKS = "works", "施工", Level.NOTICE, _AFFECTED_AND_GATES
    RENOVATION = "renovation", "装修", Level.INFO, _AFFECTED
    WEATHER = "weather", "天气", Level.URGENT, _EVERYWHERE
    SAFETY = "safety", "安全", Level.INFO, _EVERYWHERE
    FEE = "fee", "费用", Level.NOTICE, _EVERYWHERE
    MEETING = "meeting", "业主大会", Level.NOTICE, _EVERYWHERE
    DISCLOSURE = "disclosure", "公示", Level.NOTICE, _GATES_AND_DESK
    EVENT = "event", "活动", Level.INFO, _EVERYWHERE
    HOLIDAY = "holiday", "节假日", Level.INFO, _EVERYWHERE
    SERVICE = "service", "服务", Level.INFO, _EVERYWHERE
    FACILITY = "facility", "设施", Level.NOTICE, _GATES_AND_DESK
    LOST = "lost", "失物招领", Level.INFO, _DESK
    GOVERNMENT = "government", "政府通知", Level.NOTICE, _EVERYWHERE
    CIVILITY = "civility", "文明提示", Level.INFO, _EVERYWHERE

    @property
    def is_outage(self) -> bool:
        """Supplies that must not be cut to press for fees (Civil Code art. 944)."""
        return self in {Category.WATER, Category.POWER, Category.GAS, Category.HEATING}
