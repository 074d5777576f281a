"""Small estates drawn at random: three notices with lives of their own in ten days of 2026."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tests.builders import make_content, make_notice

_START = datetime(2026, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=11)).map(lambda passed: _START + passed)
_DAYS = st.integers(1, 10).map(lambda day: f"2026-01-{day:02}")
_MOMENTS = st.tuples(_DAYS, st.sampled_from(["", " 0:00", " 9:30", " 24:00"])).map("".join)
_WINDOWS = st.tuples(_DAYS, st.sampled_from(["", " 9:00–17:00", " 0:00–24:00"])).map("".join)


@st.composite
def _notices(draw, names=("a", "b", "c")):
    notices = []
    for name in names:
        typed = {
            "from_": draw(st.none() | _MOMENTS),
            "end": draw(st.none() | _MOMENTS),
            "window": draw(st.lists(_WINDOWS, max_size=2)) or None,
            "ended": draw(st.none() | _MOMENTS),
            "status": draw(st.sampled_from(["发布", "发布", "发布", "草稿", "取消", "撤回"])),
            "category": draw(st.sampled_from(["停水", "公示", "天气"])),
            "supersedes": draw(st.none() | st.sampled_from(names)),
            "scope": draw(st.sampled_from([None, "1栋", "3栋1单元"])),
            "body": draw(st.sampled_from(["", "见[甲](a.md)。"])),
        }
        if typed["window"] is None and typed["end"] is None:
            typed |= {"until_further_notice": "是", "review": "2026-02-01"}
        kept = {key: value for key, value in typed.items() if value is not None or key == "end"}
        notices.append(make_notice(name, **kept))
    return notices


@st.composite
def contents(draw):
    entry = {"id": draw(st.sampled_from("abc")), "at": draw(_MOMENTS), "reason": "误发"}
    withdrawals = draw(st.sampled_from([[], [entry]]))
    return make_content(*draw(_notices()), withdrawals=withdrawals)
