"""An estate with more of everything than one page of a list shows."""

from __future__ import annotations

from datetime import date, timedelta

from tests.builders import SMALL_ESTATE

NOON, LATER = "2026-11-22T12:00", "2026-11-27T12:00"
"""Between the two thirty notices end, and with them the last page of all."""

ALARM, CLEAR = "z-alarm", "z-clear"
"""The notice that is an alarm, and the one that tells that an alarm is over."""

WATER, LIFT = "停水", "电梯"


def _notice(title: str, category: str, start: object, until: str, **more: str) -> str:
    lines = {"标题": title, "类别": category, "张贴自": start, "张贴至": until, **more}
    return "\n".join(["---", *(f"{key}: {said}" for key, said in lines.items()), "---", ""])


def _quiet(number: int) -> str:
    """Half of them are about water, a quarter ends early, less than half are for one building."""
    return _notice(
        f"第{number:03}则",
        WATER if number % 2 else LIFT,
        date(2026, 9, 1) + timedelta(days=number % 70),
        "2026-11-25" if number % 4 == 0 else "2026-12-20",
        影响范围="1栋" if number < 55 else "全小区",
    )


NOTICES = {
    **{f"n{number:03}": _quiet(number) for number in range(118)},
    ALARM: _notice("楼道着火", "消防", "2026-11-20", "2026-12-20", 级别="特急"),
    CLEAR: _notice(
        *("电梯困人", LIFT, "2026-11-20", "2026-12-20"),
        级别="特急",
        提前结束="2026-11-22 10:00",
    ),
}
EVENTS = {
    f"e{number:02}": f"---\n标题: 第{number:02}项\n种类: 节庆\n张贴自: 2026-11-01\n"
    f"日期: 2026-12-{number % 28 + 1:02} 9:00–10:00\n地点: {number}号活动室\n---\n"
    for number in range(60)
}
FILES: dict[str, str | bytes] = {
    "estate.yaml": f"{SMALL_ESTATE['estate.yaml']}languages: [zh, en]\n",
    "notices/20261120-always.md": None,
    **{f"notices/{name}.md": text for name, text in NOTICES.items()},
    **{f"events/{name}.md": text for name, text in EVENTS.items()},
}
"""What ``write_estate`` takes."""
