"""A year of the calendar as it is printed, read back and held against other calendars."""

from __future__ import annotations

import re
from datetime import date

import chinese_calendar
import pytest
from lunar_python import Solar
from lxml import html

pytestmark = pytest.mark.whole

YEAR = 2026
BEFORE = "2026-01-01T00:00"

LUNAR_FESTIVALS = {
    (1, 1): "春节",
    (1, 15): "元宵",
    (2, 2): "龙抬头",
    (5, 5): "端午",
    (7, 7): "七夕",
    (7, 15): "中元",
    (8, 15): "中秋",
    (9, 9): "重阳",
    (12, 8): "腊八",
    (12, 23): "北方小年",
    (12, 24): "南方小年",
}
FIXED_FESTIVALS = {
    (1, 1): "元旦",
    (3, 8): "妇女节",
    (3, 12): "植树节",
    (5, 1): "劳动节",
    (5, 4): "青年节",
    (6, 1): "儿童节",
    (7, 1): "建党节",
    (8, 1): "建军节",
    (9, 10): "教师节",
    (10, 1): "国庆节",
    (11, 9): "消防日",
}


@pytest.fixture(scope="module")
def printed(site_at):
    """Day → (what stands below the number, 休 or 班 or nothing), from the pages of a year."""
    found = {}
    for path, data in site_at(BEFORE).items():
        match = re.fullmatch(rf"events/({YEAR})-(\d\d)/index\.html", path)
        if match is None:
            continue
        for cell in html.fromstring(data).xpath("//table[@class='month']//td[*]"):
            number = int(cell.xpath("string(.//*[contains(@class, 'number')])"))
            name = cell.xpath("string(.//*[contains(@class, 'lunar')])")
            rest = cell.xpath("string(.//*[@class='rest'])")
            found[date(int(match[1]), int(match[2]), number)] = name, rest
    return found


def name_by_another_calendar(day):
    """What a wall calendar prints, by lunar_python: festival, then term, then lunar day."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    month, number = lunar.getMonth(), lunar.getDay()
    next_day = lunar.next(1)
    if (next_day.getMonth(), next_day.getDay()) == (1, 1):
        return "除夕"
    festival = LUNAR_FESTIVALS.get((month, number)) or FIXED_FESTIVALS.get((day.month, day.day))
    month_words = f"{'闰' if month < 0 else ''}{lunar.getMonthInChinese().removeprefix('闰')}月"
    return festival or lunar.getJieQi() or (month_words if number == 1 else lunar.getDayInChinese())


def test_every_day_of_the_year_is_printed_once(printed):
    assert len(printed) == 365
    assert {day.year for day in printed} == {YEAR}


def test_every_day_has_the_name_another_calendar_gives_it(printed):
    differ = {
        str(day): (name, other)
        for day, (name, _) in printed.items()
        if name != (other := name_by_another_calendar(day))
    }
    assert differ == {}


def test_the_weekends_worked_are_those_another_calendar_knows(printed):
    saturday = 5
    worked = {
        day for day in printed if chinese_calendar.is_workday(day) and day.weekday() >= saturday
    }
    assert {day for day, (_, rest) in printed.items() if rest == "班"} == worked


def test_the_days_off_are_those_another_calendar_knows(printed):
    saturday = 5
    off = {day for day, (_, rest) in printed.items() if rest == "休"}
    free = {day for day in printed if chinese_calendar.is_holiday(day)}
    assert {day for day in free if day.weekday() < saturday} <= off <= free


def test_a_year_not_announced_marks_no_day_and_says_so(site_at):
    data = site_at("2026-11-21T12:00")["events/2027-10/index.html"]
    page = html.fromstring(data)
    assert page.xpath("//*[@class='rest']") == []
    assert "2027年的放假和调休安排尚未公布或尚未录入" in page.text_content()


def test_every_weekday_stands_below_its_name(site_at):
    for path, data in site_at(BEFORE).items():
        if match := re.fullmatch(r"events/(\d{4})-(\d\d)/index\.html", path):
            for row in html.fromstring(data).xpath("//table[@class='month']/tbody/tr"):
                cells = row.xpath("td")
                assert len(cells) == 7
                for weekday, cell in enumerate(cells):
                    number = cell.xpath("string(.//*[contains(@class, 'number')])")
                    if number:
                        day = date(int(match[1]), int(match[2]), int(number))
                        assert day.weekday() == weekday
