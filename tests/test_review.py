"""The rules of the trade: just within them nothing is said, a step further it is."""

from __future__ import annotations

import pytest

from generator.load import load
from generator.review import NoEstateError, due, review
from generator.snapshot import take
from tests.builders import SMALL_ESTATE, at, write_estate

WATER = "标题: 2栋停水\n类别: 停水\n"
PUBLIC = "标题: 公共收益公示\n类别: 公示\n公示事项: revenue\n"
FURTHER = "标题: 装修须知\n类别: 装修\n长期张贴: 是\n"


def notice(fields: str, body: str = "") -> str:
    return f"---\n{fields.strip()}\n---\n{body}\n"


@pytest.fixture
def told(tmp_path):
    """Codes and lines of what is said about one notice (and other files) of the estate."""

    def look(fields: str, body: str = "", **files: str) -> list[tuple[str, int]]:
        others = {path.replace("__", "/") + ".yaml": text for path, text in files.items()}
        folder = write_estate(tmp_path, {"notices/a.md": notice(fields, body), **others})
        return [(p.code, p.place.line) for p in review(load(folder))[1]]

    return look


@pytest.mark.parametrize(
    ("start", "until", "codes"),
    [
        ("2026-11-02", "2026-12-02", []),
        ("2026-11-02", "2026-12-01", ["notice.too_short"]),
        ("2026-11-02", "2026-12-02 23:59", ["notice.too_short"]),
        ("2026-11-02", "2026-12-02 24:00", []),
        ("2026-11-05", "2026-12-06", ["notice.too_short"]),  # the last day is a Saturday
        ("2026-11-05", "2026-12-07", []),
    ],
)
def test_a_disclosure_hangs_until_the_end_of_its_last_lawful_day(start, until, codes, told):
    assert [c for c, _ in told(f"{PUBLIC}张贴自: {start}\n张贴至: {until}")] == codes


def test_a_disclosure_that_ends_with_its_window_is_too_short_there(told):
    fields = f"{PUBLIC}张贴自: 2026-11-02\n影响时段: 2026-11-20"
    assert told(fields) == [("notice.too_short", 6)]


def test_a_disclosure_needs_its_start(told):
    assert told(f"{PUBLIC}张贴至: 2026-12-31") == [("notice.no_start", 2)]


def test_a_count_into_a_year_not_announced_is_provisional(told):
    fields = f"{PUBLIC}张贴自: 2026-12-10\n张贴至: 2027-01-11"
    assert told(fields) == [("notice.provisional", 5)]


def test_a_count_with_days_to_spare_needs_no_announcement(told):
    assert told(f"{PUBLIC}张贴自: 2026-12-10\n张贴至: 2027-02-28") == []


def test_a_disclosure_is_withdrawn_early_only_for_privacy(told):
    withdrawn = f"{PUBLIC}张贴自: 2026-11-02\n张贴至: 2026-12-31\n状态: 撤回\n变更原因: 误发\n"
    assert told(withdrawn) == [("notice.protected", 7)]
    assert told(f"{withdrawn}涉及隐私: 是") == []


@pytest.mark.parametrize(
    ("start", "codes"),
    [
        ("2026-11-23 9:00", []),
        ("2026-11-23 9:01", ["notice.late"]),
        ("2026-11-25 12:00", ["notice.late"]),
    ],
)
def test_a_warning_is_given_the_promised_hours_ahead(start, codes, told):
    fields = f"{WATER}张贴自: {start}\n影响时段: 2026-11-25 9:00–17:00"
    assert [code for code, _ in told(fields)] == codes


def test_posted_after_it_began_is_posted_no_hours_ahead(tmp_path):
    text = notice(f"{WATER}张贴自: 2026-11-25 12:00\n影响时段: 2026-11-25 9:00–17:00")
    (one,) = review(load(write_estate(tmp_path, {"notices/a.md": text})))[1]
    assert "只有 0 小时" in one.sentence()
    assert "2026-11-23 09:00 前张贴" in one.sentence()


def test_an_emergency_needs_no_time_ahead(told):
    fields = f"{WATER}级别: 紧急\n张贴自: 2026-11-25 8:00\n影响时段: 2026-11-25 9:00–17:00"
    assert told(fields) == []


@pytest.mark.parametrize(
    ("until", "codes"),
    [
        ("2026-11-25 17:00", []),
        ("2026-11-25", []),
        ("2026-11-25 16:59", ["notice.ends_before_window"]),
    ],
)
def test_a_notice_hangs_at_least_as_long_as_its_effect(until, codes, told):
    fields = f"{WATER}影响时段: 2026-11-25 9:00–17:00\n张贴至: {until}"
    assert [code for code, _ in told(fields)] == codes


@pytest.mark.parametrize(
    ("until", "codes"),
    [("2026-11-20 9:01", []), ("2026-11-20 9:00", ["notice.backwards"])],
)
def test_a_notice_ends_after_it_starts(until, codes, told):
    fields = f"{WATER}张贴自: 2026-11-20 9:00\n张贴至: {until}"
    assert [code for code, _ in told(fields)] == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        (WATER, ["notice.no_end"]),
        (FURTHER, ["notice.no_review"]),
        (f"{FURTHER}复核日期: 2027-03-31", []),
        (f"{FURTHER}影响时段: 2026-11-25", []),
        (f"{FURTHER}级别: 特急\n复核日期: 2027-03-31", ["notice.endless_alarm"]),
        (f"{FURTHER}级别: 特急\n张贴至: 2026-12-31", []),
    ],
)
def test_a_notice_has_an_end_or_a_day_to_be_looked_at(fields, codes, told):
    assert [code for code, _ in told(fields)] == codes


def test_a_notice_is_signed_on_the_day_of_posting_at_the_latest(told):
    fields = f"{WATER}张贴自: 2026-11-20 8:00\n张贴至: 2026-11-25\n落款日期: 2026-11-"
    assert told(f"{fields}20") == []
    assert told(f"{fields}21") == [("notice.signed_late", 6)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("11月25日（周三）停水", []),
        ("11月25日（星期三）停水", []),
        ("11月29日（周天）停水", []),
        ("一\n\n11月25日（周四）停水", [("notice.wrong_weekday", 8)]),
        ("2027年11月25日（周四）停水", []),
        ("1月5日（周二）恢复", []),  # the January to come
        ("1月5日（周一）恢复", [("notice.wrong_weekday", 6)]),
        ("11月31日（周一）停水", []),
    ],
)
def test_a_weekday_in_the_text_is_that_of_its_day(body, found, told):
    assert told(f"{WATER}张贴至: 2026-12-28", body) == found


@pytest.mark.parametrize(
    ("fields", "body", "found"),
    [
        (f"{WATER}张贴至: 2026-11-25", "一\n请欠费业主缴清", [("notice.debt_in_outage", 7)]),
        (f"{WATER}张贴至: 2026-11-25\n原因: 催缴", "", [("notice.debt_in_outage", 5)]),
        ("标题: 费用说明\n类别: 费用\n张贴至: 2026-11-25", "请欠费业主缴清", []),
    ],
)
def test_an_outage_does_not_press_for_fees(fields, body, found, told):
    assert told(fields, body) == found


def test_a_title_fits_on_a_poster(told):
    assert told(f"标题: {'水' * 24}\n类别: 停水\n张贴至: 2026-11-25") == []
    assert told(f"标题: {'水' * 25}\n类别: 停水\n张贴至: 2026-11-25") == [("notice.long_title", 2)]


def test_a_second_version_says_what_changed(told):
    second = f"{WATER}张贴至: 2026-11-25\n版本: 2\n"
    assert told(second) == [("notice.unmarked_version", 5)]
    assert told(f"{second}更正内容: 时间：原 9:00 → 现 10:00") == []
    assert told(f"{second}原定截止: 2026-11-24") == []


def test_what_is_cancelled_says_why(told):
    cancelled = f"{WATER}张贴至: 2026-11-25\n状态: 取消\n"
    assert told(cancelled) == [("notice.no_reason", 5)]
    assert told(f"{cancelled}变更原因: 天气") == []


def test_notices_that_replace_one_another_are_named_both(tmp_path):
    files = {
        f"notices/{own}.md": notice(f"{WATER}张贴至: 2026-11-25\n替代: {other}")
        for own, other in (("a", "b"), ("b", "a"))
    }
    problems = review(load(write_estate(tmp_path, files)))[1]
    assert [p.code for p in problems] == ["notice.superseding_circle"] * 2


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("联系人: butler", []),
        ("联系人: 林管家", []),
        ("联系人: 王管家", [("ref.contact", 5)]),
        ("张贴位置: 全部大堂", []),
        ("张贴位置: [南门公告栏, desk]", []),
        ("张贴位置: [南门公告栏, 北门公告栏]", [("ref.board", 5)]),
        ("影响范围: 1栋至2栋", []),
        ("影响范围: 1栋１单元", []),
        ("影响范围: 东组团", []),
        ("影响范围: 东组园", [("ref.place_like", 5)]),
        ("影响范围: 20栋", [("ref.place", 5)]),
        ("不含:\n  - 1栋\n  - 9栋", [("ref.place", 7)]),
        ("楼层: 18", []),
        ("楼层: 19", [("notice.floors_without_building", 5)]),
        ("替代: 20261120-always", []),
        ("替代: 20261120", [("ref.notice", 5)]),
        ("附件: a.pdf", [("ref.attachment", 5)]),
    ],
)
def test_a_name_belongs_to_something(field, found, told):
    assert told(f"{WATER}张贴至: 2026-11-25\n{field}") == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[一](20261120-always.md)", []),
        ("[一](https://a.example/)", []),
        ("b.md\n\n[一](b.md)", [("ref.link", 8)]),
        ("一\n[二][x]\n\n[x]: b.md", [("ref.link", 9)]),
        ("一\n\n[二](javascript:alert)", [("ref.link", 8)]),
    ],
)
def test_a_link_leads_somewhere(body, found, told):
    assert told(f"{WATER}张贴至: 2026-11-25", body) == found


def test_a_link_to_a_notice_that_cannot_be_read_is_no_mistake(tmp_path):
    files = {
        "notices/a.md": notice(f"{WATER}张贴至: 2026-11-25", "[一](b.md)"),
        "notices/b.md": "kaputt",
    }
    problems = review(load(write_estate(tmp_path, files)))[1]
    assert {p.place.path for p in problems} == {"content/notices/b.md"}


def test_a_file_of_a_type_that_is_not_published_is_named_once(tmp_path):
    files = {
        "notices/a.md": notice(f"{WATER}张贴至: 2026-11-25\n附件: a.docx"),
        "notices/a/a.docx": b"",
        "notices/a/b.docx": b"",
        "files/c.zip": b"",
        "files/d.pdf": b"",
    }
    problems = review(load(write_estate(tmp_path, files)))[1]
    assert [(p.code, p.place.path) for p in problems] == [
        ("ref.unused_type", "content/files/c.zip"),
        ("ref.attachment_type", "content/notices/a.md"),
        ("ref.unused_type", "content/notices/a/b.docx"),
    ]


def test_a_wrong_clock_time_is_named_on_the_line_of_its_window(told):
    estate = f"{SMALL_ESTATE['estate.yaml']}zone: Europe/London\n"
    windows = "影响时段:\n  - 2027-03-27 1:30–6:00\n  - 2027-03-28 1:30–6:00"
    assert told(f"{WATER}{windows}", estate=estate) == [("date.skipped", 6)]


def test_a_withdrawal_at_an_hour_that_is_skipped_holds_that_day(tmp_path):
    files = {
        "estate.yaml": f"{SMALL_ESTATE['estate.yaml']}zone: Europe/Berlin\n",
        "withdrawn.yaml": "withdrawn: [{id: 20261120-always, at: 2027-03-28 2:30, reason: 误发}]\n",
    }
    content, problems, _ = review(load(write_estate(tmp_path, files)))
    assert [problem.code for problem in problems] == ["date.skipped"]
    assert take(content, at("2027-03-27T23:59+01:00")).notices
    assert not take(content, at("2027-03-28T00:00+01:00")).notices


def test_a_withdrawn_notice_may_be_one_that_cannot_be_read(told):
    register = "withdrawn: [{id: a, at: 2026-11-20, reason: 误发}]\n"
    assert told("标题", withdrawn=register) == [("yaml.no_colon", 2)]


def test_two_buildings_do_not_share_an_id(told):
    estate = f"{SMALL_ESTATE['estate.yaml']}  - {{id: 2, name: 4栋, floors: 6}}\n"
    assert told(f"{WATER}张贴至: 2026-11-25", estate=estate) == [("estate.same_id", 16)]


def test_nor_do_they_where_they_stand_on_one_line(told):
    estate = SMALL_ESTATE["estate.yaml"].rpartition("buildings:\n")[0]
    estate += "buildings: [{id: 1, name: 1栋}, {id: 2, name: 2栋}, {id: 2, name: 4栋}]\n"
    line = estate.count("\n")
    assert ("estate.same_id", line) in told(f"{WATER}张贴至: 2026-11-25", estate=estate)


@pytest.mark.parametrize(
    ("fields", "moment", "code"),
    [
        ("", "2027-03-30T23:59", None),
        ("", "2027-03-31T00:00", "notice.review_over"),
        ("状态: 草稿", "2027-03-31T00:00", None),
        ("状态: 撤回", "2027-03-31T00:00", None),
        ("张贴至: 2027-04-30", "2027-04-30T23:59", "notice.review_due"),
        ("张贴至: 2027-04-30", "2027-05-01T00:00", None),
    ],
)
def test_a_review_is_due_from_its_day_while_the_notice_lives(fields, moment, code, tmp_path):
    """What has an end goes by itself, so that only what has none says that it is overdue."""
    text = notice(f"{FURTHER}复核日期: 2027-03-31\n{fields}")
    records = load(write_estate(tmp_path, {"notices/a.md": text}))
    found = [problem.code for problem in due(records, review(records)[0], at(moment))]
    found = [code for code in found if code != "calendar.year_missing"]
    assert found == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("moment", "is_missing"), [("2026-12-31T23:59", False), ("2027-01-01T00:00", True)]
)
def test_holidays_are_asked_for_from_the_first_day_of_their_year(moment, is_missing, tmp_path):
    records = load(write_estate(tmp_path))
    found = [problem.code for problem in due(records, review(records)[0], at(moment))]
    assert ("calendar.year_missing" in found) is is_missing


def test_without_its_estate_nothing_is_built_but_everything_is_told(tmp_path):
    broken = {"estate.yaml": "name：测试\n", "notices/a.md": notice(f"{WATER}张贴至: 明天")}
    with pytest.raises(NoEstateError) as caught:
        review(load(write_estate(tmp_path, broken)))
    assert caught.value.problem.code == "yaml.fullwidth_colon"
    assert {problem.code for problem in caught.value.problems} >= {"date.relative"}


@pytest.mark.parametrize(
    ("contacts", "code"),
    [(None, "file.missing"), ("contacts: []\n", "estate.no_contacts"), ("contacts: [\n", None)],
)
def test_without_a_contact_nothing_is_built(contacts, code, tmp_path):
    with pytest.raises(NoEstateError) as caught:
        review(load(write_estate(tmp_path, {"contacts.yaml": contacts})))
    assert code in {caught.value.problem.code, None}
    assert caught.value.problem.place.path == "content/contacts.yaml"
    assert caught.value.problem in caught.value.problems


def test_of_a_notice_with_very_many_problems_not_all_are_listed(tmp_path):
    body = "11月25日（周四）\n" * 1_000
    text = notice(f"{WATER}张贴至: 2026-11-25", body)
    problems = review(load(write_estate(tmp_path, {"notices/a.md": text})))[1]
    assert len(problems) == 101
    assert "file.more" in {problem.code for problem in problems}
