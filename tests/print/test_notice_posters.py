"""A notice on paper: everything it must say, inside what a printer prints, large enough."""

from __future__ import annotations

import pytest

from generator.models.categories import Category, Level
from tests.builders import make_event, make_notice
from tests.print.paper_reading import A4

pytestmark = pytest.mark.whole

UNPRINTABLE = 8  # millimetres office laser printers leave white


def water(**typed):
    """A notice as a clerk fills it in."""
    return make_notice(
        "20261125-water",
        **{
            "title": "2栋水箱清洗停水",
            "number": "2026-118",
            "from_": "2026-11-22",
            "end": None,
            "window": "2026-11-25 9:00–17:00",
            "scope": "2栋",
            "cause": "年内第二次水箱清洗消毒",
            "actions": ["前一晚备好用水", "停水前关好水龙头"],
            "help": "行动不便的住户可请林管家协助送水",
            "boards": ["受影响大堂", "gate"],
            "signed": "2026-11-22",
            "body": "清洗完成后当日取样检测。\n\n如当天提前恢复，本页会更新。",
            **typed,
        },
    )


@pytest.fixture(scope="module")
def poster(paper):
    return paper(water())


def test_it_is_one_sheet_of_a4(poster):
    assert poster.sizes == [A4]


def test_it_says_what_where_when_and_whom_it_spares(poster):
    wanted = ("2栋水箱清洗停水", "11月25日（周三）9:00–17:00", "2栋", "其余楼栋", "不受影响")
    assert poster.says(*wanted) == []


def test_it_says_what_to_do_and_who_helps(poster):
    wanted = ("前一晚备好用水", "停水前关好水龙头", "行动不便的住户可请林管家协助送水")
    assert poster.says(*wanted, "清洗完成后当日取样检测。") == []


def test_it_says_until_when_it_hangs_and_has_a_mark_to_be_read_in_passing(poster):
    assert poster.says("张贴至 2026年11月25日（含当日）", "撤11/26晨") == []
    assert min(poster.heights("11/26")) > 10


def test_it_says_where_it_hangs_and_which_paper_it_is(poster):
    assert poster.says("张贴处：南门公告栏、2栋大堂", "编号 2026-118 · 第1版") == []


def test_its_headline_is_read_at_three_metres(poster):
    """25 mm at three metres, as signs are made; a character fills nine tenths of its size."""
    assert min(poster.heights("水箱清洗停水")) * 0.92 >= 25


def test_the_telephone_stands_before_the_code_and_is_seen_from_afar(poster):
    assert poster.says("11月25日 17:00 仍未恢复，请拨", "24小时值班") == []
    assert min(poster.heights("000-0000 0110")) > 12
    (page,) = poster.pages
    number = next(word for word in page.search("000-0000 0110"))
    code = min(image["top"] for image in [*page.curves, *page.rects] if image["height"] > 0)
    assert number["top"] < page.height
    assert code is not None


def test_the_code_leads_to_the_living_page_from_a_poor_print(poster):
    assert poster.codes(dots=100) == ["https://test.example/n/2026-118/"]
    assert poster.says("test.example/n/2026-118") == []


def test_the_seal_has_its_place_at_the_lower_right_over_sender_and_date(poster):
    (page,) = poster.pages
    sender = page.search("测试服务中心|2026年11月22日")[-1]
    seal = max(page.curves, key=lambda curve: curve["width"] * (curve["width"] < 130))
    assert round(seal["width"] / 72 * 25.4) == 42
    assert seal["x0"] < sender["x0"] < sender["x1"] < seal["x1"]
    assert seal["top"] < sender["top"] < sender["bottom"] < seal["bottom"]
    assert seal["x0"] > page.width / 2
    assert seal["top"] > page.height / 2
    assert poster.says("盖章处") == []


def test_nothing_stands_where_an_office_printer_cannot_print(poster):
    assert min(poster.margins) >= UNPRINTABLE


def test_it_wants_little_toner(poster):
    """A solid band would cost a tenth of the page and print with a white edge."""
    picture = poster.picture(dots=50)
    dark = sum(picture.histogram()[:128]) / (picture.width * picture.height)
    assert dark < 0.12


def test_all_of_it_is_read_in_black_and_white(poster):
    """What a cheap printer makes of it still leads to the page, and loses no ink to greys."""
    picture = poster.picture(dots=100).point(lambda grey: 255 if grey > 127 else 0)
    lost = [c for _, c in poster.characters if _grey(c["non_stroking_color"]) > 0.7]
    assert not [c for c in lost if c["text"] not in "盖章处" and c["text"].strip() and not _white(c)]
    assert picture.getextrema() == (0, 255)


def _grey(colour):
    return sum(colour) / len(colour) if colour else 0


def _white(char):
    return _grey(char["non_stroking_color"]) == 1


@pytest.mark.parametrize("category", list(Category))
def test_every_category_has_its_word_and_its_sign(category, sheet_of):
    sheet = sheet_of(water(category=category.zh, level="通知"))
    assert sheet.data["category"]["word"] == category.zh
    assert sheet.data["icon"] == category.value


@pytest.mark.parametrize("category", list(Category))
def test_every_category_makes_one_page_that_names_it(category, paper):
    poster = paper(water(category=category.zh, level="通知"))
    assert poster.sizes == [A4]
    assert poster.says(f"{category.zh} · 通知") == []
    assert min(poster.margins) >= UNPRINTABLE


@pytest.mark.parametrize("level", list(Level))
def test_every_level_says_its_word(level, paper):
    poster = paper(water(level=level.zh))
    assert poster.says(level.zh) == []
    assert poster.text.count(level.zh) == (2 if level.is_alarm else 1)


def test_a_corrected_one_shows_large_what_is_new_and_that_the_old_is_void(paper):
    change = "停水时间：原 11月24日 9:00–17:00 → 现 11月25日 9:00–17:00"
    poster = paper(water(version="2", revised="2026-11-23", changes=change))
    assert poster.says("更正", "请以第2版为准，旧版作废", "第2版", "原11月24日9:00–17:00") == []
    assert min(poster.heights("现11月25日9:00–17:00") - poster.heights("现")) > 6


def test_a_cancelled_one_says_so_before_all_else(paper):
    poster = paper(water(status="取消", reason="水泵已修好"))
    assert poster.says("已取消", "水泵已修好") == []
    assert poster.text.index("已取消") < poster.text.index("清洗停水")
    assert poster.says("仍未恢复") == ["仍未恢复"]


def test_one_that_is_over_early_says_since_when(paper):
    ended = water(ended="2026-11-25 15:20", ended_note="已恢复供水")
    assert paper(ended, "2026-11-25T16:00").says("已恢复供水", "11月25日15:20起") == []


def test_an_extended_one_says_what_was_planned(paper):
    late = water(extended_from="2026-11-24 17:00", reason="配件未到", revised="2026-11-24")
    assert paper(late).says("延期", "原定 2026年11月24日 17:00；配件未到") == []


def test_a_public_notice_says_how_long_and_where_to_object(paper):
    notice = water(
        category="公示",
        publicity="revenue",
        window=(),
        end="2026-12-31",
        objection="2026-12-20",
        objection_how="书面意见交服务台",
        issuer=["committee", "office"],
    )
    poster = paper(notice)
    assert poster.says("2026年11月22日至12月31日，不少于 30 天") == []
    assert poster.says("2026年12月20日（含当日）前，书面意见交服务台") == []
    assert poster.text.count("盖章处") == 2


def test_one_without_end_says_when_it_is_looked_at_again(paper):
    notice = water(
        window=(), until_further_notice="是", review="2027-03-01", category="设施", end=None
    )
    assert paper(notice).says("长期张贴，2027年3月1日复核", "长期3/1复核") == []


@pytest.mark.parametrize(
    ("until", "mark"),
    [
        ("2026-11-25", "撤11/26晨"),
        ("2026-11-25 9:30", "撤11/25晨"),
        ("2026-11-25 9:31", "撤11/26晨"),
        ("2026-11-25 24:00", "撤11/26晨"),
        ("2026-12-31", "撤1/1晨"),
    ],
)
def test_it_comes_down_at_the_first_round_at_which_it_is_over(until, mark, paper):
    assert paper(water(window=(), end=until)).says(mark) == []


def test_facts_for_the_boards_alone_are_on_no_paper_unless_they_are_asked_for(paper):
    notice = water(board_only="施工负责人 罗工 000-0000 0226")
    assert paper(notice).says("罗工") == ["罗工"]
    assert paper(notice, board_only=notice.board_only).says("罗工000-00000226") == []


def test_an_event_says_when_where_for_whom_and_how_to_come(paper):
    event = make_event(
        from_="2026-11-20",
        audience="全体居民",
        fee="免费",
        registration={
            "from": "2026-12-08",
            "until": "2026-12-20 18:00",
            "how": ["电话", "服务台"],
            "capacity": "40",
            "offline": "10",
        },
        rain={"policy": "照常"},
        bring="围裙",
    )
    poster = paper(event)
    assert poster.says("12月22日（周二）14:30–16:30", "农历冬月十四，冬至", "3栋一层活动室") == []
    assert poster.says("全体居民", "12月8日起，到12月20日18:00止", "电话、服务台", "围裙") == []
    assert poster.says("名额40个，10个留给不用智能手机的住户", "遇雨照常举行", "撤12/23晨") == []
    assert poster.codes() == ["https://test.example/events/2026-dongzhi/"]
    assert min(poster.margins) >= UNPRINTABLE


def test_a_moved_event_says_what_was_and_what_is(paper):
    moved = {"on": "2026-12-22", "what": "改期", "to": "2026-12-23", "reason": "停电"}
    poster = paper(make_event(from_="2026-11-20", overrides=[moved]))
    assert poster.says("改期", "停电", "原12月22日（周二）14:30–16:30") == []
    assert poster.says("现12月23日（周三）14:30–16:30") == []


def test_many_times_stand_side_by_side_and_leave_the_room_to_the_text(paper):
    windows = [f"2026-12-{day:02} 9:00–16:30" for day in range(1, 7)]
    (page,) = paper(water(window=windows)).pages
    times = [round(word["top"]) for word in page.search(r"12月\d日（周.）")]
    assert len(times) == 6
    assert len(set(times)) == 3


def test_the_headline_gives_way_before_the_text_becomes_small(paper):
    corrected = paper(water(version="2", changes="时间：原 11月24日 → 现 11月25日"))
    assert corrected.sizes == [A4]
    assert min(corrected.heights("前一晚备好用水")) > 5.3
    assert min(corrected.heights("清洗停水")) > 12.7


def test_the_text_gives_way_before_a_second_sheet_is_needed(paper):
    rows = "| 楼栋 | 日期 |\n|---|---|\n" + "| 2栋 | 12月3日 |\n" * 12
    table = paper(water(body=rows))
    assert table.sizes == [A4]
    assert min(table.heights("12月3日")) > 4.2
