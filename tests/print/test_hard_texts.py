"""The longest title, the longest body, forty rows, rare characters, English: all of it is set."""

from __future__ import annotations

import pytest

from generator.models.fields import LONGEST_TITLE
from generator.paper.typesetting.fonts import PACKAGE, Fonts, packaged
from generator.paper.sheets import ways, width
from generator.paper.typesetting import seen
from tests.builders import make_notice
from tests.print.paper_reading import A4, Paper

pytestmark = pytest.mark.whole

ROWS = "\n".join(f"| {n}栋 | 12月{n % 30 + 1}日 | {n * 17}.50 |" for n in range(1, 41))
TABLE = f"| 楼栋 | 日期 | 金额（元） |\n|---|---|---:|\n{ROWS}"
LONG_BODY = "\n\n".join(f"第{n}条　" + "请各位业主提前做好储水准备，" * 9 for n in range(1, 31))


def test_the_longest_title_there_may_be_fits_on_one_page(paper):
    title = ("电动自行车充电棚选址征求意见以及地下车库照明改造" * 3)[:LONGEST_TITLE]
    poster = paper(make_notice(title=title, body="请提意见。"))
    assert poster.sizes == [A4]
    assert poster.says(title) == []
    assert min(poster.margins) >= 8


def test_a_title_of_one_word_longer_than_the_page_is_not_cut(paper):
    poster = paper(make_notice(title="x" * LONGEST_TITLE))
    assert min(poster.margins) >= 8


def test_what_is_too_long_goes_on_on_numbered_pages_and_its_author_is_told(printed, sheet_of):
    done = printed(sheet_of(make_notice(body=LONG_BODY)))
    (told,) = done.problems
    poster = Paper(done.made.data)
    count = len(poster.pages)
    assert count > 1
    assert told.code == "poster.too_long"
    assert f"排成了 {count} 页" in told.sentence()
    assert poster.says(*(f"第{n}/{count}页" for n in range(1, count + 1))) == []
    assert poster.text.count("撤11/26晨") == count
    assert poster.says(*(f"第{n}条" for n in range(1, 31))) == []
    assert min(poster.margins) >= 8


def test_the_foot_stands_on_the_last_page_alone(printed, sheet_of):
    poster = Paper(printed(sheet_of(make_notice(body=LONG_BODY))).made.data)
    pages = {number for number, char in poster.characters if char["text"] == "盖"}
    assert pages == {len(poster.pages) - 1}


def test_forty_rows_stand_whole_with_the_head_of_the_table_on_every_page(printed, sheet_of):
    poster = Paper(printed(sheet_of(make_notice(body=TABLE))).made.data)
    assert poster.says(*(f"{n * 17}.50" for n in range(1, 41))) == []
    with_rows = {n for n, char in poster.characters if char["text"] == "月"}
    assert poster.text.count("金额（元）") == len(with_rows)


@pytest.mark.parametrize("character", ["𠮷", "㛃", "〇", "㎡", "①"])
def test_rare_characters_the_fonts_hold_are_set(character, printed, sheet_of):
    done = printed(sheet_of(make_notice(body=f"请找{character}师傅登记。")))
    assert not done.problems
    assert Paper(done.made.data).says(f"请找{character}师傅") == []


def test_a_character_no_font_holds_is_named_and_a_geta_stands_for_it(printed, sheet_of):
    done = printed(sheet_of(make_notice(body="请找𫶕师傅登记。")))
    (told,) = done.problems
    assert told.sentence().startswith(
        "content/notices/20261125-water.md：海报的字体里没有这些字：𫶕（U+2BD95），海报上用“〓”代替。"
    )
    assert Paper(done.made.data).says("请找〓师傅登记。") == []


def test_a_run_of_emoji_is_one_geta(printed, sheet_of):
    done = printed(sheet_of(make_notice(title="📢📢停水通知", body="谢谢👨‍👩‍👧🙏🏽！")))
    assert Paper(done.made.data).says("〓停水通知", "谢谢〓！") == []
    assert "📢（U+1F4E2）" in done.problems[0].sentence()


def test_what_has_no_shape_of_its_own_leaves_nothing():
    assert seen("停\u200b水\ufe0f", packaged().holds).data == "停水"
    assert seen({"a": ["1\n2"]}, packaged().holds).data == {"a": ["1\n2"]}


def test_the_fonts_know_what_they_hold():
    fonts = packaged()
    assert all(map(fonts.holds, "停水𠮷㛃Aé9〓㎡"))
    assert not any(map(fonts.holds, "📢𫶕\ue000"))


def test_any_folder_of_fonts_will_do(tmp_path):
    source = packaged().folder / "NotoSansCJK-VF.otf.ttc"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "mine.ttc").symlink_to(source)
    fonts = Fonts(tmp_path / "fonts")
    assert fonts.families[0] == "Noto Sans CJK SC"
    assert fonts.holds("停")
    assert not fonts.holds("📢")
    assert fonts.digest != packaged().digest
    assert PACKAGE


def test_an_english_notice_breaks_between_words(paper):
    title = "Water will be off in buildings 2 and 3"
    body = "Please fill a bucket the evening before. " * 6
    poster = paper(make_notice(title=title, body=body, cause="Tank cleaning"))
    assert poster.sizes == [A4]
    assert poster.says(title, "Tank cleaning") == []
    lines = [line.strip() for line in ways(title)[2]]
    assert lines == ["Water will", "be off in", "buildings 2 and 3"]
    assert all(poster.pages[0].search(line.replace(" ", r"\s*")) for line in lines)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2、3栋水箱清洗停水", ["2、3栋水箱", "清洗停水"]),
        ("东门施工进入第二段，人车都走南门", ["东门施工进入第二段，", "人车都走南门"]),
        ("天干物燥，用火用电请多留心", ["天干物燥，", "用火用电请多留心"]),
        ("2026年第三季度公共收益公示", ["2026年第三季度", "公共收益公示"]),
        ("Water will be off", ["Water will", "be off"]),
    ],
)
def test_a_headline_of_two_lines_breaks_between_words(title, lines):
    assert ways(title)[1] == lines


def test_no_way_to_break_a_headline_loses_or_begins_wrongly():
    title = "“紧急”：5栋（东侧）供水主管爆裂，抢修停水！"
    for lines in ways(title):
        assert "".join(lines) == title
        assert not [line for line in lines if line[0] in "”：）、，！" or line[-1] in "“（"]
    assert width("2栋") == pytest.approx(1.56)
