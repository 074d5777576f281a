"""Small estates drawn at random: three notices and two events in ten days about a month's end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from generator.kinds.events import planned_days
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from tests.builders import make_content, make_event, make_notice

NOTICES = ("a", "b", "c")
EVENTS = ("x", "y")
TICK = timedelta(microseconds=1)

_START = datetime(2026, 1, 27, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=11)).map(lambda passed: _START + passed)
CLOCKS = tuple(
    _START + timedelta(days=day, hours=hour)
    for day in range(-1, 14)
    for hour in (1, 1.5, 9, 14, 16, 16.5)  # in UTC, for eight hours later in Shanghai
)
"""Every clock time that is drawn for an event, of each day on which it may stand."""
_DAYS = st.integers(0, 9).map(lambda passed: date(2026, 1, 27) + timedelta(days=passed))
_TYPED_DAYS = _DAYS.map(str)
_MOMENTS = st.tuples(_TYPED_DAYS, st.sampled_from(["", " 0:00", " 9:30", " 24:00"])).map("".join)
_CLOCKS = st.sampled_from(["", " 9:00–17:00", " 0:00–24:00"])
_WINDOWS = st.tuples(_TYPED_DAYS, _CLOCKS).map("".join)
_STATUS = st.sampled_from(["发布", "发布", "发布", "草稿", "取消", "撤回"])
_SCOPES = st.sampled_from([None, "1栋", "3栋1单元"])
_BODIES = st.sampled_from(["", "见[甲](/notices/a/)和[乙](/events/x/)。", "[季](/programmes/p/)"])


@st.composite
def _notices(draw):
    notices = []
    for name in NOTICES:
        typed = {
            "from_": draw(st.none() | _MOMENTS),
            "end": draw(st.none() | _MOMENTS),
            "window": draw(st.lists(_WINDOWS, max_size=2)) or None,
            "ended": draw(st.none() | _MOMENTS),
            "status": draw(_STATUS),
            "category": draw(st.sampled_from(["停水", "公示", "天气"])),
            "supersedes": draw(st.none() | st.sampled_from(NOTICES)),
            "scope": draw(_SCOPES),
            "body": draw(_BODIES),
        }
        if typed["window"] is None and typed["end"] is None:
            typed |= {"until_further_notice": "是", "review": "2026-02-01"}
        notices.append(make_notice(name, **_given(typed, but="end")))
    return notices


@st.composite
def _spans(draw):
    """Several whole days, or a stretch over midnight."""
    first = draw(_DAYS)
    if draw(st.booleans()):
        return f"{first} – {first + timedelta(days=draw(st.integers(1, 3)))}"
    return f"{first} 22:00 – {first + timedelta(days=1)} 0:30"


_TIMES = st.sampled_from([None, "9:00–17:00", "22:00–次日0:30"])
_DATED = st.builds(lambda dates: {"date": dates}, st.lists(_WINDOWS | _spans(), min_size=1))
_TIMED = st.builds(
    lambda days, time: {"date": days, "time": time}, st.lists(_TYPED_DAYS, min_size=1), _TIMES
)
_FESTIVALS = st.builds(
    lambda before, time: {
        "date": None,
        "festival": "立春",  # on 4 February in 2026
        "years": "2026",
        "days_before": str(before),
        "time": time,
    },
    st.integers(0, 8),
    _TIMES,
)
_SERIES = st.builds(
    lambda weekdays, time: {
        "date": None,
        "repeat": {"every": "周", "weekday": weekdays, "from": "2026-01-27", "until": "2026-02-05"},
        "time": time,
    },
    st.sampled_from(["二", "二、四", "六、日", "一、三、五"]),
    _TIMES,
)
_REGISTRATIONS = st.builds(
    lambda first, last, status: _given({"from": first, "until": last, "status": status}),
    st.none() | _MOMENTS,
    st.none() | _MOMENTS,
    st.sampled_from(["报名中", "报名中", "已满", "已截止"]),
)


@st.composite
def _overrides(draw, days):
    """What becomes of some of these days; one of them is always left to take place."""
    skipped = draw(st.lists(st.sampled_from(days[1:]), unique=True)) if days[1:] else []
    made = [{"on": str(day), "what": "停办"} for day in skipped]
    for day in draw(st.lists(st.sampled_from(days), max_size=2)):
        kind = draw(st.sampled_from(["改期", "改期", "取消", "换地点"]))
        given = {"改期": {"to": draw(_WINDOWS)}, "换地点": {"place": "会所"}}.get(kind, {})
        made.append({"on": str(day), "what": kind, **given})
    return made


@st.composite
def _events(draw):
    events = []
    for name in EVENTS:
        dated = _given(draw(_DATED | _TIMED | _FESTIVALS | _SERIES), but="date")
        typed = {
            "from_": draw(st.none() | _MOMENTS),
            "until": draw(_MOMENTS) if draw(st.integers(0, 5)) == 5 else None,
            "overrides": draw(_overrides(planned_days(make_event(name, **dated)))),
            "registration": draw(st.none() | _REGISTRATIONS),
            "programme": draw(st.sampled_from([None, "p"])),
            "status": draw(st.sampled_from(["发布"] * 5 + ["草稿", "取消", "撤回"])),
            "revised": draw(st.none() | _TYPED_DAYS),
            "scope": draw(_SCOPES),
            "body": draw(_BODIES),
        }
        events.append(make_event(name, **dated, **_given(typed)))
    return events


@st.composite
def _programmes(draw):
    first, last, announced = draw(_DAYS), draw(_DAYS), draw(st.none() | _TYPED_DAYS)
    first, last = min(first, last), max(first, last)
    typed = {"id": "p", "name": "围炉季", "from": str(first), "until": str(last)}
    return [_given({**typed, "announced": announced})]


def _given(typed, but=None):
    """Without what was left blank."""
    return {key: value for key, value in typed.items() if value is not None or key == but}


@st.composite
def contents(draw, *, notices=True, events=True):
    names = NOTICES * notices + EVENTS * events
    entry = {"id": draw(st.sampled_from(names)), "at": draw(_MOMENTS), "reason": "误发"}
    return make_content(
        *(draw(_notices()) if notices else ()),
        events=draw(_events()) if events else (),
        programmes=draw(_programmes()),
        withdrawals=draw(st.sampled_from([[], [entry]])),
    )


@st.composite
def moments(draw, **held):
    """A content and an instant, which is often an edge of something in it, or just beside one."""
    content = draw(contents(**held))
    edges = {edge for life in (*lives(content), *event_lives(content)) for edge in life.instants}
    if not edges or draw(st.booleans()):
        return content, draw(INSTANTS)
    edge = draw(st.sampled_from(sorted(edges)))
    return content, edge + draw(st.sampled_from([-TICK, TICK * 0, TICK]))
