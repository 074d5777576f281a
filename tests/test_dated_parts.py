"""Lines, rows, items and sections that end before the rest: they go by themselves, everywhere."""

from __future__ import annotations

import json
import re
from zoneinfo import ZoneInfo

import pytest

from generator.audit import audit, hidden_at
from generator.build import build, inspect
from generator.kinds.equipment.model import Equipment
from generator.kinds.guides.model import Guide
from generator.models.dated_parts import end_of, marks, moments, remaining
from generator.reading import read
from generator.snapshot import changes, differences, take
from generator.templating import with_ends
from generator.templating.markup import Prose
from tests.builders import at, make_content, make_notice, utc, write_estate

ZONE = ZoneInfo("Asia/Shanghai")
LAST, AFTER = at("2027-03-15T23:59:59.999999"), at("2027-03-16T00:00")
MARK = "（有效期至 2027-03-15）"


def left(text, moment=AFTER):
    return remaining(text, lambda end: end_of(end, ZONE) <= moment)


# What is a mark -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "（有效期至 2027-03-15）",
        "(有效期至2027-3-15)",
        "（有效期到 2027/3/15）",
        "（有效至 2027.3.15）",
        "（有效期至：２０２７年３月１５日）",
        "（有效期至 2027年3月15日（周一））",
        "（有效期至 2027-03-15，含当日）",
        "（有效期至 2027-03-15（含当日））",
        "（有效期至 2027-03-15 24:00）",
        "(valid until 2027-03-15)",
        "（ Valid until: 2027-03-15 (inclusive)）",
    ],
)
def test_a_mark_may_be_written_as_dates_are(text):
    (moment,) = moments(f"施工中{text}，请绕行")
    assert end_of(moment, ZONE) == AFTER


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("（有效期至3月15日）", "（有效期至 2027-03-15）"),
        ("（有效期至 2027-02-30）", "（有效期至 2027-02-28）"),
        ("（有效期至 20270401）", "（有效期至 2027-04-01）"),
        ("（有效期至 2027-04-01（周一））", "（有效期至 2027-04-01）"),
        ("（有效期 2027-04-01）", "（有效期至 2027-04-01）"),
        ("（有效期限：2027-04-01）", "（有效期至 2027-04-01）"),
        ("（有郊期至 2027-04-01）", "（有效期至 2027-04-01）"),
        ("（有限期至2027-04-01）", "（有效期至 2027-04-01）"),
        ("【有效期至 2027-04-01】", "（有效期至 2027-04-01）"),
        ("{有效期至 2027-04-01}", "（有效期至 2027-04-01）"),
        ("（有效期至 2027-04-01", "（有效期至 2027-04-01）"),
        ("（有效期至合同期满）", "（有效期至 2027-03-15）"),
        ("（有效期至明天）", "（有效期至 2027-03-15）"),
        ("(valid until 1 April)", "（有效期至 2027-03-15）"),
    ],
)
def test_a_slip_is_no_mark_and_it_is_known_what_to_write(text, suggestion):
    (mark,) = marks(f"施工中{text}")
    assert mark.when is None
    assert mark.suggestion == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "有效期至 2027-03-15 的证件",
        "（有效证件）",
        "（有效期内的）",
        "（截至 2027-03-15）",
        "（2027年3月15日）",
        "（有效身份证件，2027年起）",
        "（效果好）",
    ],
)
def test_other_words_in_brackets_are_words(text):
    assert [*marks(text)] == []


# What goes ----------------------------------------------------------------------------------------


def test_a_part_holds_to_the_last_moment_of_its_day():
    text = f"甲\n乙{MARK}\n丙"
    assert left(text, LAST) == text
    assert left(text, AFTER) == "甲\n丙"


def test_a_clock_time_is_that_instant():
    text = "乙（有效期至 2027-03-15 18:00）"
    assert left(text, at("2027-03-15T17:59:59")) == text
    assert left(text, at("2027-03-15T18:00")) == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            f"| 一 | 二 |\n|---|---|\n| 三{MARK} | 四 |\n| 五 | 六 |",
            "| 一 | 二 |\n|---|---|\n| 五 | 六 |",
        ),
        (f"前\n\n| 一 | 二 |\n|---|---|\n| 三 | 四{MARK} |\n\n后", "前\n\n\n后"),
        (f"| 一{MARK} | 二 |\n|---|---|\n| 三 | 四 |\n\n后", "\n后"),
        (f"- 一{MARK}\n    - 里\n\n    里\n- 二", "- 二"),
        (f"1. 一{MARK}\n续\n2. 二", "2. 二"),
        (f"- 一\n  续{MARK}\n- 二", "- 一\n- 二"),
        (f"## 甲{MARK}\n\n文\n\n### 乙\n\n文\n\n## 丙\n\n文", "## 丙\n\n文"),
        (f"## 甲\n\n文{MARK}\n\n## 丙\n\n文", "\n\n## 丙\n\n文"),
        (f"## 甲\n\n### 乙\n\n- 文{MARK}\n\n## 丙", "\n\n\n## 丙"),
        (f"文{MARK}\n\n## 空", "\n## 空"),
    ],
)
def test_with_its_mark_goes_the_row_the_item_the_section_and_what_is_left_empty(text, rest):
    assert left(text).strip("\n") == rest.strip("\n")


def test_of_two_marks_in_a_line_the_first_that_is_over_counts():
    assert left(f"甲（有效期至 2030-01-01）乙{MARK}") == ""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"甲{MARK}", f"<p¤>甲{MARK}</p>"),
        (f"甲\n乙{MARK}\n丙", f"<p>甲<br>\n<span¤>乙{MARK}</span><br>\n丙</p>"),
        (f"- **甲**{MARK}\n- 乙", f"<ul>\n<li¤><strong>甲</strong>{MARK}</li>\n<li>乙</li>\n</ul>"),
        (f"# 甲{MARK}\n\n乙\n\n# 丙", f"<div¤>\n<h2>甲{MARK}</h2>\n<p>乙</p>\n</div>\n<h2>丙</h2>"),
    ],
)
def test_the_page_guard_is_told_of_each_part(text, html):
    made = with_ends(Prose().html(text, {}, str), ZONE)
    assert str(made) == html.replace("¤", ' data-until="2027-03-16T00:00:00+08:00"')


def test_two_dated_sections_in_a_row_end_each_at_its_own_time():
    later = "（有效期至 2027-04-15）"
    made = str(with_ends(Prose().html(f"# 甲{MARK}\n\n一\n\n# 乙{later}\n\n二", {}, str), ZONE))
    first, second = made.split('<div data-until="')[1:]
    assert ("一" in first, "二" in first, "二" in second) == (True, False, True)


def test_a_dated_row_and_a_dated_table_are_told_to_the_guard():
    made = str(Prose().html(f"| 一 |\n|---|\n| 二{MARK} |", {}, str))
    assert '<tr data-until="2027-03-15">' in made
    made = str(Prose().html(f"| 一{MARK} |\n|---|\n| 二 |", {}, str))
    assert '<div class="table" data-until="2027-03-15"' in made.replace(
        'role="group" tabindex="0" ', ""
    ) or ('data-until="2027-03-15"' in made.split("<table")[0])


def test_a_table_or_a_section_goes_with_the_last_of_what_stands_in_it():
    rows = "| 春节 | 停（有效期至 2027-02-12） |\n| 高考 | 停（有效期至 2027-06-09） |\n"
    text = f"## 停工\n\n| 日子 | 安排 |\n|---|---|\n{rows}\n## 其他\n\n- 甲{MARK}\n- 乙{MARK}\n"
    made = str(Prose().html(text, {}, str))
    assert re.findall(r'<div data-until="([^"]+)">\n<h2>(..)</h2>', made) == [
        ("2027-06-09", "停工"),
        ("2027-03-15", "其他"),
    ]
    assert '<div class="table" data-until="2027-06-09"' in made


@pytest.mark.parametrize("rest", ["\n\n平时照常。", "\n- 平时照常", "\n\n| 甲 |\n|---|\n| 乙 |"])
def test_a_section_of_which_something_stays_stays(rest):
    made = str(Prose().html(f"## 停工\n\n- 春节停{MARK}{rest}", {}, str))
    assert "<div data-until" not in made
    assert "<h2>停工</h2>" in made


def test_a_feed_has_nobody_who_would_ask_for_the_end():
    assert "data-until" not in with_ends(Prose().html(f"甲{MARK}", {}, str), None)


# Everywhere ---------------------------------------------------------------------------------------


def make_guide(body="甲", **typed):
    fields = {"id": "works", "title": "改造", "updated": "2026-11-20", "body": body}
    return Guide.model_validate(fields | typed)


def with_guide(body):
    return make_content().with_lists({"guides": (make_guide(body),)})


def test_the_end_of_a_part_is_a_change_and_a_difference():
    content = with_guide(f"外墙正在施工{MARK}\n\n常用电话")
    assert changes(content, at("2027-03-15T12:00")).next == utc(2027, 3, 15, 16)
    before, after = take(content, LAST), take(content, AFTER)
    assert "正在施工" not in after.guides[0].guide.body
    assert ("alters", "guide", "works") in [
        (one.what, one.shown.kind, one.shown.id) for one in differences(before, after)
    ]


def test_a_part_of_a_notice_ends_before_the_notice():
    content = make_content(make_notice(end="2027-12-31", body=f"甲{MARK}\n\n乙"))
    assert take(content, LAST).notices[0].body.startswith("甲")
    assert take(content, AFTER).notices[0].body.strip() == "乙"
    assert changes(content, at("2027-03-15T12:00")).next == utc(2027, 3, 15, 16)


def test_a_remark_may_end_too():
    lift = {"id": "lift", "name": "电梯", "maintainer": {"name": "某公司"}, "remark": f"停用{MARK}"}
    content = make_content().with_lists({"equipment": (Equipment.model_validate(lift),)})
    assert take(content, LAST).equipment[0].equipment.remark
    assert not take(content, AFTER).equipment[0].equipment.remark


def test_what_has_ended_is_searched_for_in_every_file():
    content = with_guide(f"七栋外墙渗水正在施工请绕行{MARK}\n\n七栋外墙渗水")
    leak = {"x.html": "<p>七栋外墙渗水正在施工请绕行（有效期至 2027-03-15）</p>".encode()}
    assert not audit(leak, hidden_at(content, LAST)).findings
    (found,) = audit(leak, hidden_at(content, AFTER)).findings
    assert found.item == "parts of guides/works"
    assert dict(found.told().facts)["other"] == "content/guides/works.md"


FILES = {
    "guides/works.md": (
        f"---\n标题: 改造\n最近核对: 2026-11-20\n---\n外墙正在施工{MARK}\n\n常用电话见后。\n"
    ),
    "forms/move.md": (
        "---\n标题: 搬家登记\n最近核对: 2026-11-20\nfields:\n  - {label: 姓名}\n---\n"
        f"电梯正在施工{MARK}\n\n填好交服务台。\n"
    ),
    "notices/20270301-a.md": (
        "---\n标题: 施工须知\n类别: 施工\n张贴至: 2027-12-31\n---\n"
        f"- 东门正在施工{MARK}\n- 西门可走\n"
    ),
    "equipment.yaml": (
        "equipment:\n  - {id: lift, name: 电梯, maintainer: {name: 某公司},"
        f" remark: 3号梯正在施工{MARK}}}\n"
    ),
}


@pytest.mark.whole
def test_no_surface_says_what_has_ended(tmp_path):
    folder = write_estate(tmp_path, FILES)
    for moment, is_there in ((LAST, True), (AFTER, False)):
        built = build(folder, folder / "site", read(folder), moment)
        texts = {
            file.relative_to(folder / "site").as_posix(): file.read_bytes().decode(
                "utf-8", "replace"
            )
            for file in (folder / "site").rglob("*")
            if file.suffix in {".html", ".xml", ".json", ".js"}
        }
        places = {
            *("guides/works/index.html", "forms/move/index.html", "equipment/index.html"),
            *("notices/20270301-a/index.html", "data/notices.json", "data/search.js"),
            "feeds/notices.xml",
        }
        assert {path for path in texts if "正在施工" in texts[path]} >= (
            places if is_there else set()
        )
        assert is_there or not [path for path in texts if "正在施工" in texts[path]]
        assert [one.code for one in built.problems if one.code.startswith("audit")] == []
    assert json.loads(texts["data/notices.json"])["notices"]


def test_a_translation_that_says_it_for_longer_is_not_shown(tmp_path):
    english = "---\ntitle: Works\n---\nThe wall is being repaired\n"
    estate = {"guides/works.md": FILES["guides/works.md"], "guides/works.en.md": english}
    folder = write_estate(tmp_path, estate)
    settings = folder / "content/estate.yaml"
    settings.write_text(settings.read_text("utf-8") + "languages: [zh, en]\n", "utf-8")
    assert "part.other_ends" in [one.code for one in inspect(read(folder), folder, LAST)]
    right = english.replace("repaired", "repaired (valid until 2027-03-15)")
    (folder / "content/guides/works.en.md").write_text(right, "utf-8")
    reading = read(folder)
    assert "part.other_ends" not in [one.code for one in inspect(reading, folder, LAST)]
    assert take(reading.content, LAST).others[0].guides[0].guide.body.strip()
    assert "repaired" not in take(reading.content, AFTER).others[0].guides[0].guide.body
