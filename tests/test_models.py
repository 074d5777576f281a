"""What content types know by themselves: fields, scope, boards, postings, links."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from generator.kinds import links
from generator.kinds.notices.posting import minimum_for, posting_of
from generator.kinds.table import KINDS
from generator.models import scope
from generator.models.boards import Board, resolve
from generator.models.categories import Category, Level
from generator.models.customs import Customs
from generator.models.fields import Floors, Record
from generator.models.profile import CalendarYear, MinimumDays, RuleProfile, rest_days
from generator.models.status import Change
from generator.snapshot import take
from generator.wording.scopes import scope_words, unaffected_words
from tests.builders import BOARDS, PROFILE, YEARS, at, make_content, make_estate, make_notice, utc

CUSTOMS = Customs(
    ZoneInfo("Asia/Shanghai"),
    RuleProfile.model_validate(PROFILE),
    rest_days(CalendarYear.model_validate(year) for year in YEARS),
)


def fault(**typed):
    with pytest.raises(ValidationError) as caught:
        make_notice(**typed)
    return caught.value.errors()[0]["type"]


# Fields


def test_three_lines_make_a_notice():
    notice = make_notice(title="停水", category="停水", end="2026-11-25")
    assert (notice.level, notice.version, notice.issuer) == (Level.NOTICE, 1, ("office",))


def test_a_category_brings_its_level_unless_another_is_given():
    assert make_notice(category="天气").level is Level.URGENT
    assert make_notice(category="天气", level="特急").level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"category": "失物认领"}, "value.not_choice_like"),
        ({"category": "量子"}, "value.not_choice"),
        ({"level": "大"}, "value.not_choice"),
        ({"title": ["a"]}, "value.not_text"),
        ({"title": "字" * 61}, "value.too_long"),
        ({"title": "一\n二"}, "value.several_lines"),
        ({"version": "二"}, "value.not_number"),
        ({"number": "118"}, "value.not_number_mark"),
        ({"until_further_notice": "也许"}, "value.not_yes_no"),
        ({"min_days": "一个月"}, "value.not_days"),
        ({"floors": "顶楼"}, "value.not_floors"),
        ({"floors": "18-10"}, "value.not_floors"),
        ({"changes": "改了时间"}, "value.not_change"),
        ({"attachments": "../../estate.yaml"}, "value.bad_file"),
        ({"attachments": "C:\\x.pdf"}, "value.bad_file"),
    ],
)
def test_a_value_that_is_not_understood_has_a_code(typed, code):
    assert fault(**typed) == code


def test_a_number_is_written_with_three_digits():
    assert make_notice(number="2026-7").number == "2026-007"
    assert make_notice(number="２０２６－１１８").number == "2026-118"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("30", MinimumDays(30)),
        ("30天", MinimumDays(30)),
        ("30 日", MinimumDays(30)),
        ("10个工作日", MinimumDays(10, working=True)),
        ("10 工作日", MinimumDays(10, working=True)),
    ],
)
def test_a_minimum_is_natural_or_working_days(typed, days):
    assert make_notice(min_days=typed).min_days == days


def test_floors_are_ranges():
    floors = make_notice(floors="1-6、10层").floors
    assert floors == Floors(((1, 6), (10, 10)))
    assert [floors.contains(floor) for floor in (1, 6, 7, 10)] == [True, True, False, True]


@pytest.mark.parametrize(
    "typed",
    ["停水时间：原 9:00 → 现 10:00", "停水时间:9:00->10:00", "停水时间：原为9:00改为10:00"],
)
def test_a_correction_names_what_was_and_what_is(typed):
    assert make_notice(changes=typed).changes == (Change("停水时间", "9:00", "10:00"),)


# Scope

ESTATE = make_estate()


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ((), ("1-1", "1-2", "2-1", "3-1", "3-2", "s")),
        (("全小区",), ("1-1", "1-2", "2-1", "3-1", "3-2", "s")),
        (("2",), ("2-1",)),
        (("2栋",), ("2-1",)),
        (("1", "2栋"), ("1-1", "1-2", "2-1")),
        (("1栋2单元",), ("1-2",)),
        (("1-2",), ("1-2",)),
        (("1-2单元",), ("1-2",)),
        (("1-2栋",), ("1-1", "1-2", "2-1")),
        (("1栋至3栋",), ("1-1", "1-2", "2-1", "3-1", "3-2")),
        (("东组团",), ("1-1", "1-2", "2-1")),
        (("商铺", "3栋1单元"), ("3-1", "s")),
        (("１栋",), ("1-1", "1-2")),
    ],
)
def test_words_cover_units(words, units):
    assert scope.resolve(words, ESTATE) == scope.Coverage(units)


def test_a_word_that_names_nothing_is_kept_as_unknown():
    assert scope.resolve(("2栋", "9栋"), ESTATE) == scope.Coverage(("2-1",), ("9栋",))


def test_a_scope_of_unknown_words_only_widens_to_everyone():
    content = make_content(notice := make_notice(scope="9栋"))
    assert content.coverage(notice).units == ESTATE.all_units


def test_exceptions_are_taken_from_the_scope():
    content = make_content(notice := make_notice(scope="东组团", except_="1栋2单元"))
    assert content.coverage(notice).units == ("1-1", "2-1")


@pytest.mark.parametrize(
    ("words", "described", "spared"),
    [
        ((), "全小区", ""),
        (("东组团",), "东组团", "3栋、商铺不受影响"),
        (("1栋至3栋",), "1栋至3栋", "商铺不受影响"),
        (("2栋", "商铺"), "2栋、商铺", "1栋、3栋不受影响"),
        (("2栋",), "2栋", "其余楼栋不受影响"),
        (("2栋", "3栋2单元"), "2栋、3栋2单元", "其余单元和楼栋不受影响"),
        (("1栋", "2栋", "3栋1单元", "商铺"), "1栋、2栋、3栋1单元、商铺", "其余单元不受影响"),
    ],
)
def test_a_scope_is_said_in_words_and_so_is_who_is_spared(words, described, spared):
    notice = make_notice(scope=list(words), end="2026-12-31")
    (view,) = take(make_content(notice), at("2026-11-25T12:00")).notices
    assert scope_words(view.scope) == described
    assert unaffected_words(view.scope) == spared


# Boards


def boards_for(*words, units=ESTATE.all_units):
    boards = tuple(Board.model_validate(board) for board in BOARDS)
    buildings = {building.id: building.unit_ids for building in ESTATE.buildings}
    found, unknown = resolve(words, units, boards, buildings)
    return [board.id for board in found], unknown


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("全部大门",), ["gate"]),
        (("全部大堂",), ["lobby-1-1", "lobby-2-1", "lobby-3-1"]),
        (("desk", "南门公告栏"), ["gate", "desk"]),
        (("lifts",), ["lift-1-1"]),
    ],
)
def test_boards_are_named_one_by_one_or_by_rule_and_come_in_walking_order(words, found):
    assert boards_for(*words) == (found, ())


def test_affected_boards_serve_an_affected_unit_or_its_building():
    assert boards_for("受影响大堂", "受影响轿厢", units=("2-1",)) == (["lobby-2-1"], ())
    assert boards_for("受影响大堂", "受影响轿厢", units=("1-1",)) == (["lobby-1-1", "lift-1-1"], ())


def test_an_unknown_board_is_named_and_the_others_stay():
    assert boards_for("gate", "北门") == (["gate"], ("北门",))


def test_every_category_hangs_somewhere_by_default():
    assert all(category.boards for category in Category)


# Postings


def test_without_until_the_end_is_that_of_the_day_of_the_last_window():
    notice = make_notice(end=None, window=["2026-11-25 9:00–17:00", "2026-11-26 9:00–12:00"])
    assert posting_of(notice, CUSTOMS).period.end == at("2026-11-27T00:00")


def test_a_window_until_midnight_ends_with_its_own_day():
    notice = make_notice(end=None, window="2026-11-25 22:00–24:00")
    assert posting_of(notice, CUSTOMS).period.end == at("2026-11-26T00:00")


def test_a_cancelled_notice_stays_until_its_last_window_would_have_been_over():
    notice = make_notice(status="取消", window="2026-11-24 9:00–17:00")
    assert posting_of(notice, CUSTOMS).period.end == at("2026-11-24T17:00")


def test_a_cancelled_notice_without_window_stays_until_its_end():
    assert posting_of(make_notice(status="取消"), CUSTOMS).period.end == at("2026-11-26T00:00")


def test_an_early_end_takes_the_notice_down_at_the_end_of_that_day():
    notice = make_notice(window="2026-11-25 9:00–17:00", ended="2026-11-24 15:20")
    assert posting_of(notice, CUSTOMS).period.end == at("2026-11-25T00:00")


def test_an_early_end_never_lengthens():
    notice = make_notice(ended="2026-11-27 15:20")
    assert posting_of(notice, CUSTOMS).period.end == at("2026-11-26T00:00")


def test_a_notice_until_further_notice_has_no_end():
    notice = make_notice(end=None, until_further_notice="是", review="2027-03-31")
    assert posting_of(notice, CUSTOMS).period.end is None


def test_a_public_notice_hangs_until_its_lawful_day_whatever_it_says():
    notice = make_notice(category="公示", publicity="revenue", from_="2026-11-20", end="2026-11-30")
    posting = posting_of(notice, CUSTOMS)
    assert posting.lawful == date(2026, 12, 21)
    assert posting.period.end == at("2026-12-22T00:00")


def test_cancelling_or_ending_a_public_notice_early_does_not_shorten_it():
    typed = {"category": "公示", "publicity": "revenue", "from_": "2026-11-20", "end": "2026-12-31"}
    early = make_notice(**typed, ended="2026-11-25 9:00")
    assert posting_of(early, CUSTOMS).period.end == at("2026-12-22T00:00")


def test_the_day_of_posting_is_that_of_the_estate_and_not_of_utc():
    notice = make_notice(category="公示", min_days="7", from_="2026-11-21 0:30", end="2027-01-31")
    assert posting_of(notice, CUSTOMS).lawful == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "minimum"),
    [
        ({"category": "停水"}, None),
        ({"category": "公示"}, MinimumDays(5, working=True)),
        ({"category": "公示", "publicity": "公共收益"}, MinimumDays(30)),
        ({"category": "公示", "publicity": "revenue", "min_days": "7"}, MinimumDays(30)),
        ({"category": "公示", "publicity": "revenue", "min_days": "45"}, MinimumDays(45)),
        ({"category": "公示", "publicity": "revenue", "min_days": "21个工作日"}, MinimumDays(30)),
        (
            {"category": "公示", "publicity": "revenue", "min_days": "22个工作日"},
            MinimumDays(22, working=True),
        ),
        ({"category": "费用", "min_days": "7"}, MinimumDays(7)),
    ],
)
def test_the_longer_of_profile_and_notice_is_the_minimum(typed, minimum):
    assert minimum_for(make_notice(**typed), CUSTOMS.profile) == minimum


def test_every_instant_that_changes_what_is_shown_is_collected():
    notice = make_notice(
        from_="2026-11-22", window="2026-11-25 9:00–17:00", ended="2026-11-25 15:20"
    )
    assert set(posting_of(notice, CUSTOMS).instants) == {
        at("2026-11-22T00:00"),
        at("2026-11-26T00:00"),
        at("2026-11-25T17:00"),
        at("2026-11-25T15:20"),
    }
    assert posting_of(notice, CUSTOMS).period.start == utc(2026, 11, 21, 16)


# Links


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("other.md", links.RecordLink("notices", "other")),
        ("notices/other.md", links.RecordLink("notices", "other")),
        ("/notices/other/", links.RecordLink("notices", "other")),
        ("../guides/pets.md", links.RecordLink("guides", "pets")),
        ("../pages/pets.md", links.RecordLink("guides", "pets")),
        ("pages/pets.md", links.RecordLink("guides", "pets")),
        ("/guides/pets/", links.RecordLink("guides", "pets")),
        ("20261125-water/plan.pdf", links.FileLink("content/notices/20261125-water/plan.pdf")),
        ("plan.pdf", links.FileLink("content/notices/20261125-water/plan.pdf")),
        ("../files/form.pdf", links.FileLink("content/files/form.pdf")),
        ("https://a.example/x?y=1", links.OutsideLink("https://a.example/x?y=1")),
        ("tel:12345", links.OutsideLink("tel:12345")),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example/x", None),
        ("#part", None),
        ("file:///etc/passwd", None),
    ],
)
def test_a_link_target_is_understood_or_refused(target, link):
    assert links.understand(target, "notices", "20261125-water") == link


@pytest.mark.parametrize(
    "target", ["../../secret.pdf", "../notices/other/plan.pdf", "a/../../b.pdf"]
)
def test_a_file_outside_the_notice_and_the_downloads_is_never_meant(target):
    link = links.understand(target, "notices", "20261125-water")
    own = ("content/notices/20261125-water/", "content/files/")
    assert link is None or (link.path.startswith(own) and ".." not in link.path)


def test_every_kind_of_markdown_link_is_found():
    body = '见[甲](a.md)、![图](plan.png "图")、<https://b.example/>和[乙][1]。\n\n[1]: c.md\n'
    assert links.targets(body) == ("a.md", "plan.png", "c.md", "https://b.example/")


# Start-up


def test_annotations_of_records_are_no_texts_which_pydantic_would_compile_at_every_start():
    assert all(kind.model in records_from(Record) for kind in KINDS)
    for record in records_from(Record):
        written = vars(record).get("__annotations__", {}).values()
        assert not [one for one in written if isinstance(one, str)], record


def records_from(record):
    return [record, *(found for one in record.__subclasses__() for found in records_from(one))]
