"""Texts and sheets that are moved in: what is taken from them, and what is asked instead."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit import EditError
from generator.importing import (
    Given,
    Ground,
    draft_of,
    headed,
    kind_called,
    merge,
    pasted,
    sheets_of,
    text_of,
)
from generator.problems import ProblemError
from generator.reading import read
from generator.templating.markup import Prose
from tests.builders import write_estate
from tests.examples import examples
from tests.office_files import docx, in_box, inserted, paragraph, picture, table, xlsx, zipped

TODAY = date(2026, 11, 20)
LETTER = """\
测试物业〔2026〕101号
关于1栋、2号楼水箱清洗停水的通知
尊敬的业主：
　　定于２０２６年11月25日（周三）上午9时至下午5时清洗水箱，期间停水。
如有疑问请拨打 000-0000 0101。
测试服务中心
二〇二六年十一月二十日
"""
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    folder = write_estate(tmp_path_factory.mktemp("import") / "estate")
    return Ground(folder, read(folder), TODAY)


def word(*parts, **more):
    return text_of(Given("通知.docx", ".docx", docx(*parts, **more)))


def drafted(ground, text, **settings):
    return draft_of(text_of(pasted(text.encode(), "粘贴")), ground, settings)


def taken(draft):
    return {one.key: one.value for one in draft.taken}


def proposed(draft):
    return {one.key: [found.value for found in one.proposed] for one in draft.questions}


def window(ground, words, signed="2026年11月20日"):
    """The windows that are sure, and else those that are asked about."""
    draft = drafted(ground, f"停水通知\n{words}\n{signed}")
    asked = proposed(draft).get("window")
    return taken(draft).get("window") if asked is None else tuple(asked)


def test_a_letter_says_title_category_hours_buildings_number_contact_and_date(ground):
    draft = drafted(ground, LETTER)
    assert taken(draft) == {
        "title": "关于1栋、2号楼水箱清洗停水的通知",
        "category": "停水",
        "number": "2026-101",
        "window": "2026-11-25 9:00–17:00",
        "scope": ["1栋", "2栋"],
        "contact": "服务台",
        "signed": "2026-11-20",
    }
    assert draft.questions == ()
    assert draft.lacks == ()


def test_each_value_is_shown_with_the_words_it_came_from(ground):
    words = {one.key: one.words for one in drafted(ground, LETTER).taken}
    assert words["window"] == "2026年11月25日(周三)上午9时至下午5时"
    assert words["number"] == "〔2026〕101号"
    assert words["scope"] == "1栋、2号楼"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026年11月25日 9:00–17:00", "2026-11-25 9:00–17:00"),
        ("11月25日上午9时至下午5时", "2026-11-25 9:00–17:00"),
        ("１１月２５日９：００～１７：００", "2026-11-25 9:00–17:00"),
        ("2026.11.25 9:00-17:00", "2026-11-25 9:00–17:00"),
        ("11月25日下午2点至5点半", "2026-11-25 14:00–17:30"),
        ("11月25日晚上10时至次日6时", "2026-11-25 22:00–次日6:00"),
        ("11月25日8:00至11月26日18:00", "2026-11-25 8:00 – 2026-11-26 18:00"),
        ("1月5日9时30分至11时", "2027-01-05 9:30–11:00"),
        ("自11月25日8时起至11月26日18时止", "2026-11-25 8:00 – 2026-11-26 18:00"),
        (
            "11月25日至26日每天9:00-17:00",
            ["2026-11-25 9:00–17:00", "2026-11-26 9:00–17:00"],
        ),
    ],
)
def test_days_and_hours_are_read_as_they_are_written(ground, words, value):
    assert window(ground, words) == value


@pytest.mark.parametrize(
    "words",
    [
        "11月25日9:00-17:00或11月26日9:00-17:00",  # one of two
        "11月25日9:00-12:00、14:00-17:00",  # twice that day
        "11月25日9:00-17:00、26日9:00-17:00",  # a day without its month
        "2026年11月25日（周四）9:00-17:00",  # a Wednesday
        "11月25日上午9时至8时",  # backwards
        "11月25日至27日9:00-17:00",  # each day, or all the time
        "7月25日9:00-17:00",  # eight months later
        "11月25日至27日",  # no hours
        "11月21日至24日都可以，11月28日9:00-12:00",  # the days before too
        "11月28日9:00-12:00\n如遇下雨，改到11月29日",  # perhaps another day
    ],
)
def test_what_may_mean_another_time_is_asked(ground, words):
    assert isinstance(window(ground, words), tuple)


def test_hours_that_no_field_can_hold_are_not_proposed(ground):
    assert window(ground, "11月25日上午9时至8时") == ()


def test_a_year_that_is_written_nowhere_is_asked(ground):
    assert window(ground, "11月25日9:00-17:00", signed="") == ("2026-11-25 9:00–17:00",)


def test_a_posting_period_is_no_outage(ground):
    text = "公共收益公示\n公示期：2026年11月20日至2026年12月20日\n2026年11月20日"
    draft = drafted(ground, text)
    assert taken(draft)["from"] == "2026-11-20"
    assert taken(draft)["until"] == "2026-12-20"
    assert "window" not in taken(draft)


@pytest.mark.parametrize(
    ("title", "categories"),
    [
        ("停水停电通知", ["停水", "停电"]),
        ("温馨提示", ["停水"]),  # only the text below says it
        ("春节期间小区内不放烟花", ["节假日"]),  # a reminder, by a word of holidays
    ],
)
def test_a_category_that_is_not_clear_is_asked(ground, title, categories):
    draft = drafted(ground, f"{title}\n11月25日停水")
    assert "category" not in taken(draft)
    assert proposed(draft)["category"] == categories


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("关于1栋停水的通知", "1栋"),
        ("1栋2单元停水通知", "1栋2单元"),
        ("1-2号楼停水通知", ["1栋", "2栋"]),
    ],
)
def test_buildings_of_a_title_are_the_scope(ground, title, value):
    assert taken(drafted(ground, title + "\n请储水"))["scope"] == value


@pytest.mark.parametrize(
    "text", ["99栋停水通知\n请储水", "停水通知\n涉及1栋", "除1栋外停水通知\n请储水"]
)
def test_a_building_that_is_not_there_or_only_mentioned_or_spared_is_no_scope(ground, text):
    assert "scope" not in taken(drafted(ground, text))


def test_what_is_not_sure_stands_as_a_comment_that_need_only_be_uncovered(ground):
    draft = drafted(ground, "停水通知\n11月25日至26日每天9:00-17:00停水")
    lines = draft.proposal.after.text.split("\n")
    found = next(line for line in lines if line.startswith("# 影响时段:"))
    value = found.removeprefix("# 影响时段: ").partition("    #")[0]
    assert value == "[2026-11-25 9:00–17:00, 2026-11-26 9:00–17:00]"


def test_what_nobody_knows_yet_is_what_check_asks_for(ground):
    lacks = drafted(ground, "温馨提示\n请关好门窗").lacks
    assert {one.code for one in lacks} == {"value.missing", "notice.no_end"}


def test_a_persons_word_wins_over_the_text(ground):
    draft = drafted(ground, LETTER, 类别="施工", scope="3栋", id="20261125-tank")
    assert draft.proposal.id == "20261125-tank"
    assert taken(draft)["category"] == "施工"
    assert taken(draft)["scope"] == "3栋"


def test_a_word_that_says_nothing_is_refused(ground):
    with pytest.raises(ProblemError):
        drafted(ground, LETTER, until="明天")
    with pytest.raises(EditError):
        drafted(ground, LETTER, 颜色="红")


def test_two_drafts_of_a_run_have_two_files(ground):
    first = drafted(ground, LETTER)
    other = Ground(ground.folder, ground.reading, TODAY, {first.proposal.path})
    second = draft_of(text_of(pasted(LETTER.encode(), "粘贴")), other, {})
    assert second.proposal.path != first.proposal.path


SIGNS = st.text("停水 a1.*_`[]()<>#!|\\\\&;:~=+-/x", max_size=60)


def shown_words(body):
    html = str(Prose().html(body, {}, str))
    return "".join(unescape(re.sub("<[^>]*>", "", html)).split())


@examples(150)
@given(SIGNS)
def test_pasted_words_are_shown_as_the_words_they_are(typed):
    """No sign that people type becomes markup, but for the marks of a list."""
    try:
        text = text_of(pasted(f"标题\n{typed}".encode(), "粘贴"))
    except ProblemError:
        return
    words = "".join(typed.split())
    assert shown_words(text.body) in {words, re.sub(r"^(?:-|\d{1,3}[.)])", "", words)}


@examples(60)
@given(SIGNS.filter(str.strip))
def test_words_of_a_document_are_shown_as_the_words_they_are(typed):
    text = word(paragraph("标题", "Title"), paragraph(f"说：{escape(typed)}。"))
    assert shown_words(text.body) == "".join(f"说：{typed}。".split())


def test_a_document_brings_headings_lists_tables_and_the_accepted_text():
    text = word(
        paragraph("关于停水的通知", "Title"),
        inserted("请提前储水。", instead_of="不必储水。"),
        in_box("框里的话"),
        table(("楼栋", "时间"), ("1栋", "9:00")),
    )
    assert text.title == "关于停水的通知"
    assert "请提前储水。" in text.body
    assert "不必储水" not in text.body
    assert "框里的话" in text.body
    assert "| 1栋 | 9:00 |" in text.body
    assert [one.key for one in text.remarks] == ["import_tracked"]


def test_merged_cells_of_a_document_keep_their_column_and_are_told():
    text = word(
        paragraph("题"),
        table(
            ("楼栋", "单元", "时间"),
            (("1栋", '<w:vMerge w:val="restart"/>'), "1单元", "9:00"),
            (("", "<w:vMerge/>"), ("2单元、10:00", '<w:gridSpan w:val="2"/>')),
        ),
    )
    rows = [line.count("|") for line in text.body.split("\n") if line.startswith("|")]
    assert rows == [4, 4, 4, 4]
    assert [one.key for one in text.remarks] == ["import_merged_text"]


def test_pictures_come_along_by_safe_names_and_with_a_description_to_fill_in():
    text = word(
        paragraph("题"), picture(1), picture(2), pictures=[("png", PNG), ("emf", b"\1\0\0\0")]
    )
    assert [(one.name, one.data) for one in text.pictures] == [("picture-1.png", PNG)]
    assert "![图片说明](picture-1.png)" in text.body
    assert [one.key for one in text.remarks] == ["import_picture"]


def test_a_bar_in_a_cell_parts_no_cell():
    text = word(paragraph("题"), table(("时间", "谁"), ("9:00|17:00", "全体")))
    assert str(Prose().html(text.body, {}, str)).count("<td") == 2


def test_what_is_no_text_of_a_document_is_told():
    header = {"word/header1.xml": "<w:hdr><w:t>页眉</w:t></w:hdr>"}
    text = word(paragraph("题"), paragraph("正文"), more=header)
    assert [one.key for one in text.remarks] == ["import_frame"]


def sheet(data, form=".xlsx"):
    return sheets_of(Given(f"表{form}", form, data))[0]


def texts(found):
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_numbers_keep_their_places_and_are_never_rounded():
    found = sheet(
        xlsx([2.2, 2.345, 0.1 + 0.2, 13800000000, "007"], formats={"A1": "0.00", "B1": "0.00"})
    )
    assert texts(found) == [["2.20", "2.345", "0.3", "13800000000", "007"]]


def test_days_and_hours_of_a_sheet_are_written_as_fields_have_them():
    found = sheet(xlsx([date(2026, 11, 25), True, None, "=1+1"]))
    assert texts(found) == [["2026-11-25", "是"]]
    assert [one.key for one in found.remarks] == ["import_formulas"]


def test_merged_cells_of_a_sheet_are_read_as_their_first_one():
    found = sheet(xlsx(["a", "b"], [None, "c"], merged=["A1:A2"]))
    assert texts(found) == [["a", "b"], ["a", "c"]]
    assert [one.key for one in found.remarks] == ["import_merged"]


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_sheet():
    found = sheet(xlsx(["a"], [], ["b"]))
    assert [row.number for row in found.rows] == [1, 3]


def test_a_sheet_that_is_formatted_to_its_end_is_not_read_to_its_end():
    rows = "".join(f'<row r="{n}" spans="1:5"/>' for n in range(2, 5000))
    found = sheet(with_rows(xlsx(["a"]), rows))
    assert len(found.rows) == 1
    assert [one.key for one in found.remarks] == ["import_stopped"]


def with_rows(data, rows):
    """Put rows that openpyxl would not write at the end of the first sheet."""

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    files[name] = files[name].replace(b"</sheetData>", rows.encode() + b"</sheetData>")
    return zipped(files)


CONTACTS = "姓名,联系电话,办理事项\n服务台,000-0000 0101,\n张师傅,000-0000 0777,水电、门锁\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(encoding, separator):
    found = sheet(CONTACTS.replace(",", separator).encode(encoding), ".csv")
    assert texts(found)[2] == ["张师傅", "000-0000 0777", "水电、门锁"]


def merged(ground, data, form=".csv", kind=None, **settings):
    choices = headed(sheet(data, form), (kind_called(kind),)) if kind else headed(sheet(data, form))
    assert len(choices) == 1
    return merge(ground, choices[0], {(key,): value for key, value in settings.items()})


def states(merging):
    return {one.name: one.state for one in merging.outcomes}


def test_the_headings_say_what_kind_of_sheet_it_is(ground):
    assert merged(ground, CONTACTS.encode()).kind.name == "contacts"


def test_a_row_is_new_or_changes_what_is_there_or_is_the_same(ground):
    text = "姓名,电话\n服务台,000-0000 0101\n林管家,000-0000 0999\n张师傅,000-0000 0777\n"
    merging = merged(ground, text.encode())
    assert states(merging) == {"服务台": "same", "林管家": "changed", "张师傅": "new"}
    change = merging.outcomes[1].changes[0]
    said = (change.key, change.zh, change.old, change.new)
    assert said == ("phone", "电话", "000-0000 0103", "000-0000 0999")


def test_what_looks_like_a_formula_stays_a_text(ground):
    text = "姓名,电话,服务时间\n张师傅,000-0000 0777,=cmd|' /C calc'!A0\n"
    (proposal,) = merged(ground, text.encode()).proposals
    assert "=cmd|' /C calc'!A0" in proposal.after.text


def test_two_rows_of_one_name_are_one_and_the_second_is_told(ground):
    text = "姓名,电话\n张师傅,000-0000 0777\n张师傅,000-0000 0888\n"
    merging = merged(ground, text.encode())
    assert [one.state for one in merging.outcomes] == ["new", "refused"]


FEE = ["项目名称", "种类", "缴费人", "计费方式", "单价（元/月）", "执行日期", "收费依据"]


def test_a_fee_has_its_price_its_day_and_the_unit_of_its_heading(ground):
    row = ["自行车棚", "停车", "车主", "定额", 2.5, 46351, "业主大会决定"]
    data = xlsx(FEE, row, formats={"E2": "0.00"})
    (proposal,) = merged(ground, data, ".xlsx").proposals
    assert "price: 2.50" in proposal.after.text.replace("价格: 2.50", "price: 2.50")
    assert "2026-11-25" in proposal.after.text
    assert "元/月" in proposal.after.text


def test_a_cell_that_is_not_understood_is_told_by_row_and_heading(ground):
    row = ["自行车棚", "没有的", "车主", "定额", "二元", "2026-11-25", "合同"]
    merging = merged(ground, xlsx(FEE, row), ".xlsx")
    assert [(one.row, one.heading) for one in merging.outcomes[0].faults] == [
        (2, "种类"),
        (2, "单价（元/月）"),
    ]
    assert merging.proposals == []
