"""The morning round: its lists partition what hung yesterday and what hangs today."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.boards import Evergreen, OtherPaper
from generator.paper.boards.hanging import hangings
from generator.paper.boards.packs import Packs
from generator.paper.typesetting.press import Order
from generator.paper.boards.round_sheets import codes_of, round_sheets
from generator.paper.boards.rounds import Reason, round_on, stops
from generator.paper.sheet import Document
from generator.paper.walks import is_round_day, morning, next_round_after
from generator.snapshot import shown_at
from tests.builders import PRICE_CHANGE, at, make_content, make_estate, make_event, make_fee
from tests.builders import make_notice
from tests.print.paper_reading import A4, Paper

DAY = date(2026, 11, 25)
BOARDS = ("gate", "lobby-1-1", "lift-1-1")


def on(content, day=DAY):
    return round_on(content, day)


def roomy(content, slots=9):
    """The same estate with room on its first board."""
    first, *rest = content.boards
    wide = first.model_copy(update={"slots": slots})
    return content.with_lists({"boards": (wide, *rest)})


def board(round_, name):
    return next(one for walk in round_.walks for one in walk.boards if one.board.id == name)


def ids(papers):
    return [paper.id for paper in papers]


def notice(name="20261101-a", **typed):
    return make_notice(name, **{"category": "服务", "boards": "gate", "end": "2026-12-31", **typed})


# What comes down and goes up -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "is_down"),
    [
        ("2026-11-24", True),  # over night
        ("2026-11-24 12:00", True),  # at noon, after the last round
        ("2026-11-24 9:30", False),  # the last round took it down
        ("2026-11-25 9:30", True),
        ("2026-11-25", False),
    ],
)
def test_what_is_over_since_the_last_round_comes_down(until, is_down):
    one = board(on(make_content(notice(end=until))), "gate")
    assert [(paper.id, why) for paper, why in one.down] == (
        [("20261101-a", Reason.ENDED)] if is_down else []
    )


def test_what_begins_since_the_last_round_goes_up():
    content = make_content(
        notice("20261101-a", from_="2026-11-25"), notice("20261101-b", from_="2026-11-24 16:00")
    )
    assert set(ids(board(on(roomy(content)), "gate").up)) == {"20261101-a", "20261101-b"}


def test_what_begins_later_today_is_told_with_its_hour():
    round_ = on(make_content(notice(from_="2026-11-25 16:30")))
    assert ids(round_.later) == ["20261101-a"]
    assert board(round_, "gate").hangs == ()


def test_what_was_withdrawn_or_superseded_comes_down_for_that_reason():
    taken = {"id": "20261101-a", "at": "2026-11-24 15:00", "reason": "有误"}
    content = make_content(
        notice("20261101-a"),
        notice("20261101-b"),
        notice("20261101-c", from_="2026-11-25", supersedes="20261101-b"),
        withdrawals=[taken],
    )
    one = board(on(roomy(content)), "gate")
    assert {(p.id, why) for p, why in one.down} == {
        ("20261101-a", Reason.WITHDRAWN),
        ("20261101-b", Reason.SUPERSEDED),
    }


def test_a_new_version_replaces_the_old_one():
    changed = notice(version="2", revised="2026-11-25", changes="时间：原 上午 → 现 下午")
    assert ids(board(on(make_content(changed)), "gate").replaced) == ["20261101-a"]
    assert ids(board(on(make_content(changed), DAY + timedelta(days=1)), "gate").kept) == [
        "20261101-a"
    ]


def test_a_text_that_was_changed_by_hand_is_no_first_version(sheets):
    changed = notice(from_="2026-11-20", revised="2026-11-24 15:00")
    (sheet,) = sheets(make_content(changed, groups=[]))
    assert sheet.data["replaced"][0]["note"] == "内容已改"


def test_a_notice_that_ended_early_gets_a_strip(sheets):
    ended = notice(
        category="停水",
        window="2026-11-24 9:00–2026-11-25 17:00",
        end=None,
        ended="2026-11-25 8:00",
        ended_note="已恢复供水",
    )
    (sheet,) = sheets(make_content(ended, groups=[]))
    assert sheet.data["replaced"][0]["note"] == "贴条：已恢复供水"


# Standing papers ---------------------------------------------------------------------------------


def priced(**typed):
    """A price changes on 1 March 2027; two standing papers hang at the gate."""
    papers = ({"item": "收费牌", "paper": "收费公示牌"}, {"item": "疏散图"})
    return make_content(groups=[]).with_lists({"fees": (make_fee(*PRICE_CHANGE, **typed),), "evergreen": tuple(Evergreen.model_validate({**one, "boards": "gate"}) for one in papers)})


@pytest.mark.parametrize(
    ("day", "renewed"),
    [
        (date(2026, 11, 1), {}),
        (date(2026, 11, 2), {"收费牌": ("南门公告栏",)}),  # the new price is announced
        (date(2026, 11, 3), {}),
        (date(2027, 2, 28), {}),
        (date(2027, 3, 1), {"收费牌": ("南门公告栏",)}),
        (date(2027, 3, 2), {}),
    ],
)
def test_a_standing_paper_is_on_the_round_of_the_day_on_which_it_changes(day, renewed):
    (walk,) = on(priced(), day).walks
    assert walk.renewed == renewed
    assert set(walk.evergreen) == {"收费牌", "疏散图"}


def test_the_sheet_says_which_standing_papers_are_changed():
    content = priced()
    (sheet,) = round_sheets(on(content, date(2027, 3, 1)), content)
    assert [(one["item"], one["count"]) for one in sheet.data["renewed"]] == [("收费牌", 1)]


# Slots -------------------------------------------------------------------------------------------


def many(*levels):
    """As many notices for one lift as there are levels; all others are waiting."""
    return make_content(
        *(
            notice(f"2026110{n}-x", level=level, boards="lift-1-1", until="2026-12-31")
            for n, level in enumerate(levels, 1)
        )
    )


def test_the_one_slot_of_a_lift_goes_to_the_loudest_and_the_rest_is_named():
    one = board(on(many("提示", "紧急", "通知")), "lift-1-1")
    assert ids(one.hangs) == ["20261102-x"]
    assert ids(one.waiting) == ["20261103-x", "20261101-x"]


def test_what_must_hang_by_law_goes_before_what_need_not():
    public = notice("20261109-z", category="公示", publicity="revenue", from_="2026-11-20")
    lift = public.model_copy(update={"boards": ("lift-1-1",)})
    louder = notice("20261124-a", level="通知", boards="lift-1-1", from_="2026-11-24")
    content = make_content(louder, lift)
    first_on_the_site = shown_at(content, at(f"{DAY}T12:00")).notices[0].id
    assert first_on_the_site == "20261124-a"
    assert ids(board(on(content), "lift-1-1").hangs) == ["20261109-z"]


def test_one_that_must_give_way_comes_down_and_comes_back():
    quiet = notice("20261101-a", boards="lift-1-1")
    loud = notice(
        "20261125-b", level="特急", boards="lift-1-1", from_="2026-11-25", end="2026-11-25"
    )
    content = make_content(quiet, loud)
    one = board(on(content), "lift-1-1")
    assert [(p.id, why) for p, why in one.down] == [("20261101-a", Reason.MADE_ROOM)]
    after = board(on(content, DAY + timedelta(days=1)), "lift-1-1")
    assert ids(after.up) == ["20261101-a"]


# Days left ---------------------------------------------------------------------------------------


def test_a_public_notice_that_must_still_hang_is_named_with_the_days_left():
    public = notice(category="公示", publicity="revenue", from_="2026-11-01", end="2026-12-31")
    ((paper, days),) = on(make_content(public)).protected
    assert (paper.id, days) == ("20261101-a", 6)  # until 1 December, the 30th day after
    assert on(make_content(public), date(2026, 12, 2)).protected == ()


def test_what_is_over_before_the_next_round_is_told():
    content = make_content(
        notice("20261101-a", end="2026-11-25 12:00"), notice("20261101-b", end="2026-11-25")
    )
    assert set(ids(on(roomy(content)).ending)) == {"20261101-a", "20261101-b"}


def test_where_nobody_walks_at_the_weekend_friday_knows_what_ends_in_it():
    content = make_content(
        notice("20261101-a", end="2026-11-28"), round={"days": "工作日", "time": "9:00"}
    )
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    assert ids(on(content, friday).ending) == ["20261101-a"]
    assert on(content, friday).next.date() == monday
    assert ids(p for p, _ in board(on(content, monday), "gate").down) == ["20261101-a"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("每天", "一二三四五六日"),
        ("工作日", "一二三四五"),
        ("周一至周五", "一二三四五"),
        ("周一、三、五", "一三五"),
        ("星期二、星期天", "二日"),
        ("周六至周一", "一六日"),
        ("周五至周一", "一五六日"),
        ("周日到周四", "一二三四日"),
        ("周一 至 周五", "一二三四五"),
        ("每周一三五", "一三五"),
        ("周一周三 周五", "一三五"),
        ("礼拜一至三，礼拜六", "一二三六"),
        ("Mon-Fri, sunday", "一二三四五日"),
        ("工作日和周六", "一二三四五六"),
        ("周末", "六日"),
        ("每天（周日除外）", "一二三四五六日"),
        ("除假期外每天", "一二三四五六日"),
        ("每周三天", "一二三四五六日"),
        ("非工作日", "一二三四五六日"),
        ("有空就走", "一二三四五六日"),
    ],
)
def test_round_days_are_read_as_people_write_them(days, expected):
    content = make_content(round={"days": days})
    monday = date(2026, 11, 23)
    walked = [
        name
        for n, name in enumerate("一二三四五六日")
        if is_round_day(monday + timedelta(days=n), content.estate, content.rest)
    ]
    assert "".join(walked) == expected


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:30", (9, 30)),
        ("8点", (8, 0)),
        ("9：05", (9, 5)),
        ("早上", (9, 30)),
        ("9", (9, 0)),
        ("8点半", (8, 30)),
        ("早上8点20分前", (8, 20)),
        ("下午2点", (9, 30)),
        ("25:00", (9, 30)),
    ],
)
def test_the_hour_of_the_round_is_read_as_people_write_it(typed, read):
    assert morning(make_estate(round={"time": typed})) == time(*read)


def test_the_next_round_skips_a_holiday():
    content = make_content(round={"days": "工作日"})
    assert next_round_after(date(2026, 9, 30), content.estate, content.rest) == date(2026, 10, 8)


def corner(sheet):
    return "{day}{part}".format_map(sheet.data["mark"])


def test_the_corner_mark_of_an_event_names_a_morning_on_which_somebody_walks(sheet_of):
    event = make_event(from_="2026-11-20", boards="gate")  # on Tuesday, 22 December
    assert corner(sheet_of(event, round={"days": "周四"})) == "12/24晨"


@pytest.mark.parametrize(
    ("days", "until", "mark"),
    [
        ("每天", "2026-11-27", "11/28晨"),
        ("工作日", "2026-11-27", "11/30晨"),  # nobody walks on Saturday
        ("工作日", "2026-11-27 9:00", "11/27晨"),
        ("工作日", "2026-11-28 9:00", "11/30晨"),
        ("工作日", "2026-12-31", "1/4晨"),  # New Year's Day, a Friday
        ("周一、周四", "2026-11-26 9:31", "11/30晨"),
    ],
)
def test_the_corner_mark_names_a_morning_on_which_somebody_walks(
    days, until, mark, sheet_of, sheets
):
    walked, one = {"days": days}, notice(end=until)
    assert corner(sheet_of(one, round=walked)) == mark
    content = make_content(one, groups=[], round=walked)
    (sheet,) = sheets(content)
    assert [line["down"] for line in sheet.data["hangs"]] == [mark]
    month, number = map(int, mark.removesuffix("晨").split("/"))
    morning_of = date(2026 if month > 1 else 2027, month, number)
    assert [p.id for p, _ in board(on(content, morning_of), "gate").down] == [one.id]


# Who walks what ----------------------------------------------------------------------------------


def test_each_butler_walks_the_boards_of_the_group_in_order():
    walks = on(make_content()).walks
    assert [walk.group.name for walk in walks] == ["东组团", "西组团"]
    assert [one.board.id for one in walks[0].boards] == [
        *("gate", "desk", "lobby-1-1", "lift-1-1", "lobby-2-1")
    ]
    assert [one.board.id for one in walks[1].boards] == ["lobby-3-1"]


def test_an_estate_without_groups_has_one_sheet():
    (walk,) = on(make_content(groups=[])).walks
    assert walk.group is None
    assert len(walk.boards) == 6


def test_a_lobby_and_its_lifts_are_one_stop():
    walk = on(make_content()).walks[0]
    assert [(place, len(members)) for place, members in stops(walk)] == [
        *(("南门公告栏", 1), ("服务台公示墙", 1), ("1栋1单元", 2), ("2栋", 1))
    ]


# Laws --------------------------------------------------------------------------------------------

MOMENTS = st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 30)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@st.composite
def notices(draw):
    """Notices that begin and end around the rounds of some days, on the same few boards."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(MOMENTS), draw(MOMENTS)))
        if start < end:
            found.append(
                notice(
                    f"20261101-{number}",
                    from_=f"{start:%Y-%m-%d %H:%M}",
                    end=f"{end:%Y-%m-%d %H:%M}",
                    level=draw(st.sampled_from(["提示", "通知", "紧急"])),
                    boards=draw(st.lists(st.sampled_from(BOARDS), min_size=1, unique=True)),
                )
            )
    return make_content(*found)


@given(notices(), st.dates(date(2026, 11, 21), date(2026, 11, 29)))
def test_the_lists_partition_what_hung_yesterday_and_what_hangs_today(content, day):
    round_ = on(content, day)
    before = {one.board.id: one for one in hangings(shown_at(content, round_.last), content)}
    now = {one.board.id: one for one in hangings(shown_at(content, round_.at), content)}
    for walk in round_.walks:
        for one in walk.boards:
            down = {paper.key for paper, _ in one.down}
            up, kept = ({paper.key for paper in part} for part in (one.up, one.kept))
            replaced = {paper.key for paper in one.replaced}
            parts = [down, up, kept, replaced]
            assert sum(map(len, parts)) == len(set().union(*parts))
            old, new = before[one.board.id], now[one.board.id]
            assert down | kept | replaced == {paper.key for paper in old.papers}
            assert up | kept | replaced == {paper.key for paper in new.papers}
            assert len(new.papers) <= one.board.slots


@given(notices(), MOMENTS)
def test_the_posters_for_a_board_are_exactly_the_notices_visible_there(content, moment):
    site = shown_at(content, at(moment.isoformat()))
    packs = Packs(site, content, lambda path: None)
    for view, hanging in zip(site.boards, packs.boards, strict=True):
        visible = {notice.id for notice in view.notices}
        assert {paper.id for paper in hanging.everything} == visible
        printed = [sheet.title for sheet in packs.of_board(hanging)]
        assert len(printed) == min(len(visible), view.board.slots)


# On paper ----------------------------------------------------------------------------------------


@pytest.fixture
def sheets():
    def made(content, day=DAY):
        return round_sheets(on(content, day), content)

    return made


def test_a_paper_is_called_by_the_last_part_of_its_number_or_by_a_letter():
    content = make_content(
        notice("20261101-a", number="2026-118"),
        notice("20261101-b", number="2025-118"),
        notice("20261101-c", number="2026-119"),
        notice("20261101-d"),
        events=[make_event(boards="gate", from_="2026-11-20")],
    )
    codes = codes_of(on(roomy(content)))
    assert codes[("notices", "20261101-a")] == "26-118"
    assert codes[("notices", "20261101-b")] == "25-118"
    assert codes[("notices", "20261101-c")] == "119"
    assert {codes[("notices", "20261101-d")], codes[("events", "2026-dongzhi")]} == {"A", "B"}


@pytest.mark.whole
def test_the_sheet_says_what_comes_first_and_leaves_room_to_sign(press):
    content = make_content(
        notice("20261101-a", title="电梯年检", number="2026-117", end="2026-11-24"),
        notice("20261101-b", title="水箱清洗", number="2026-118", from_="2026-11-25"),
    )
    content = content.with_lists({"evergreen": (Evergreen(item="收费公示牌", boards="gate"),), "others": (OtherPaper(owner="派出所", item="民警联系牌", boards="gate"),)})
    document = Document("早巡单", "x", round_sheets(on(content), content))
    (done,) = press.run([Order(document)])
    assert not done.problems
    paper = Paper(done.made.data)
    wanted = ("早巡单11月25日（周三）", "东组团", "林管家", "撤117", "电梯年检", "贴118", "水箱清洗")
    assert paper.says(*wanted, "今日撤下", "今日张贴", "逐处核对") == []
    assert paper.says("收费公示牌", "派出所：民警联系牌", "别人的张贴，不动") == []
    assert paper.says("巡查人", "走完", "照片已发工作群", "只拍照上报，不撕") == []
    assert paper.text.index("今日撤下") < paper.text.index("今日张贴") < paper.text.index("逐处核对")
    assert min(paper.margins) >= 8


@pytest.mark.whole
@pytest.mark.parametrize("day", ["2026-11-25", "2026-12-25", "2027-08-19"])
def test_twenty_boards_and_twenty_two_lifts_fit_on_two_leaves_a_person(day, sample, press):
    content = sample.content
    round_ = on(content, date.fromisoformat(day))
    assert sum(len(walk.boards) for walk in round_.walks) == 42
    for sheet in round_sheets(round_, content):
        (done,) = press.run([Order(Document(sheet.title, "x", (sheet,)))])
        paper = Paper(done.made.data)
        assert not done.problems
        assert set(paper.sizes) == {A4}
        assert len(paper.sizes) <= 4  # printed on both sides


def test_the_same_content_and_day_give_the_same_round(sample):
    assert on(sample.content) == on(sample.content)
