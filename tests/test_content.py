"""The repository's own estate obeys its invariants: it is the example people copy."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest

from generator.kinds.events.life import event_lives
from generator.kinds.events.model import Alteration, EventKind, RainPolicy, Vacancy
from generator.kinds.fees.model import Basis, FeeKind
from generator.kinds.links import RecordLink, understand
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.models.boards import BoardKind
from generator.models.categories import Category, Level
from generator.models.status import Status
from generator.snapshot import take
from tests.builders import REPOSITORY, at

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 9, 1), date(2027, 12, 31)
HOTLINES = {"110", "119", "120", "12315", "12345", "96110"}
PHONE_RE = re.compile(r"(?<![\d.,-])(?:\d{3,4}[- ]\d{3,4} ?\d{3,4}|1\d{10}|400\d{7})(?![\d.,-])")
WEEKDAY_AFTER_DATE_RE = re.compile(r"日\s*[（(]?\s*(?:周|星期|礼拜)[一二三四五六日天]")


def every_day():
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def texts():
    """Every text file of the content by its path."""
    files = sorted((REPOSITORY / "content").rglob("*.*"))
    return {
        file.relative_to(REPOSITORY).as_posix(): file.read_text("utf-8")
        for file in files
        if file.suffix in {".md", ".yaml"}
    }


@pytest.fixture(scope="module")
def sample_lives(sample):
    return lives(sample.content)


def test_the_sample_has_no_problem_at_all(sample):
    assert [problem.sentence() for problem in sample.problems] == []


def test_the_sample_is_a_full_estate(sample):
    assert len(sample.content.notices) >= 110
    assert len(sample.content.guides) >= 7


@pytest.mark.parametrize("clock", [time(0, 0), time(12, 0), time(23, 59)], ids=str)
def test_something_hangs_on_every_day(sample_lives, clock):
    thin = {}
    for day in every_day():
        moment = datetime.combine(day, clock, SHANGHAI)
        count = sum(life.state(moment) is State.CURRENT for life in sample_lives)
        if count < 8:
            thin[str(day)] = count
    assert thin == {}


@pytest.mark.parametrize("category", Category)
def test_each_category_has_a_notice(sample, category):
    assert any(notice.category is category for notice in sample.content.notices)


@pytest.mark.parametrize("level", Level)
def test_each_level_has_a_notice(sample, level):
    assert any(notice.level is level for notice in sample.content.notices)


@pytest.mark.parametrize("state", State)
def test_each_state_is_some_notice_at_some_time(sample_lives, state):
    moments = [datetime.combine(day, time(12), SHANGHAI) for day in every_day()]
    assert any(life.state(moment) is state for life in sample_lives for moment in moments)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(lambda n: n.status is Status.CANCELLED and n.window, id="cancelled"),
        pytest.param(lambda n: n.status is Status.WITHDRAWN, id="withdrawn by its file"),
        pytest.param(lambda n: n.status is Status.DRAFT, id="draft"),
        pytest.param(lambda n: n.supersedes, id="superseding"),
        pytest.param(lambda n: n.version > 1 and n.changes and n.revised, id="corrected"),
        pytest.param(lambda n: n.extended_from and n.reason, id="extended"),
        pytest.param(lambda n: n.ended and n.ended_note, id="ended early"),
        pytest.param(lambda n: n.floors, id="of some floors"),
        pytest.param(lambda n: n.excepted, id="with an exception"),
        pytest.param(lambda n: n.unaffected, id="naming who is spared"),
        pytest.param(lambda n: any(a.endswith(".pdf") for a in n.attachments), id="with a PDF"),
        pytest.param(lambda n: any(a.endswith(".png") for a in n.attachments), id="with a picture"),
        pytest.param(lambda n: n.board_only, id="with a line for the board only"),
        pytest.param(lambda n: n.publicity and n.objection, id="public by a rule"),
        pytest.param(lambda n: n.min_days, id="public for days of its own"),
        pytest.param(lambda n: n.until_further_notice and n.review, id="until further notice"),
        pytest.param(lambda n: len(n.window) > 1, id="with several windows"),
        pytest.param(
            lambda n: any(w.start.day < w.end.day and w.start.clock for w in n.window),
            id="over midnight",
        ),
        pytest.param(
            lambda n: any(w.start.day.year < w.end.day.year for w in n.window), id="over New Year"
        ),
        pytest.param(
            lambda n: n.level is Level.EMERGENCY and n.until and n.until.clock,
            id="emergency until an hour",
        ),
        pytest.param(
            lambda n: n.starts is None and not n.contact and not n.scope, id="of three lines"
        ),
    ],
)
def test_each_event_of_a_notice_is_shown_by_an_example(sample, shown):
    assert any(shown(notice) for notice in sample.content.notices)


def test_a_public_notice_hangs_as_long_as_its_rule_demands(sample):
    public = [p for p in sample.content.postings.values() if p.minimum]
    assert len(public) >= 5
    assert all(posting.period.end >= posting.lawful_end for posting in public)


def test_a_corrected_notice_is_shown_while_it_is_current(sample_lives):
    moment = at("2026-12-08T12:00")
    shown = {life.notice.id for life in sample_lives if life.state(moment) is State.CURRENT}
    assert "20261210-night-water" in shown


def test_nobodys_real_telephone_is_called(sample):
    everybody = (*sample.content.contacts, *sample.content.public)
    assert {c.phone for c in everybody if not c.phone.startswith("000-")} <= HOTLINES
    typed = {(path, m[0]) for path, text in texts().items() for m in PHONE_RE.finditer(text)}
    assert typed
    assert {one for one in typed if not one[1].startswith("000-")} == set()


def test_the_weekday_of_a_date_is_never_typed():
    typed = {path for path, text in texts().items() if WEEKDAY_AFTER_DATE_RE.search(text)}
    assert typed == set()


def test_rest_days_of_2026_are_those_the_state_council_announced(sample):
    first = date(2026, 1, 1)
    year = [first + timedelta(days=number) for number in range(365)]
    ours = {day for day in year if sample.content.rest.is_rest_day(day)}
    assert ours == {day for day in year if chinese_calendar.is_holiday(day)}


def test_a_year_without_announced_holidays_is_said_to_be_provisional(sample):
    assert sample.content.rest.announced == {2026}


def test_the_butler_walks_20_boards_and_22_lift_cars(sample):
    lifts = [board for board in sample.content.boards if board.kind is BoardKind.LIFT]
    assert (len(sample.content.boards) - len(lifts), len(lifts)) == (20, 22)


def test_each_lobby_serves_one_unit_and_each_unit_has_a_lobby(sample):
    lobbies = [b.serves for b in sample.content.boards if b.kind is BoardKind.LOBBY]
    shop = ("s",)
    units = {unit for unit in sample.content.estate.all_units if unit not in shop}
    assert sorted(lobbies) == sorted((unit,) for unit in units)


def test_no_content_file_is_left_out_by_git():
    """Only what is committed is an example; editor litter and backups are not.

    What lies among the schemas is held to the byte by test_schema.
    """
    suffixes = {".md", ".yaml", ".pdf", ".png"}
    files = (f for f in (REPOSITORY / "content").rglob("*.*") if ".schema" not in f.parts)
    assert [f for f in files if f.suffix not in suffixes] == []


def test_every_fee_that_can_be_computed_has_a_worked_example(sample):
    """A price to be agreed has no number before it is, and nothing free needs a sum."""
    without = {Basis.NEGOTIABLE, Basis.FREE}
    shown = {example.fee for example in sample.content.examples}
    computed = [fee.id for fee in sample.content.fees if fee.basis not in without]
    assert [fee for fee in computed if fee not in shown] == []


# Events ---------------------------------------------------------------------------------------

LAST_OF_WINTER = date(2028, 2, 29)


def days_from(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def noon(day):
    return datetime.combine(day, time(12), SHANGHAI)


def test_six_programmes_cover_every_day_and_none_twice(sample):
    programmes = sample.content.programmes
    assert len(programmes) == 6
    for day in days_from(FIRST, LAST_OF_WINTER):
        assert sum(programme.covers(day) for programme in programmes) == 1, day


def test_each_programme_has_its_events_and_each_month_has_some(sample):
    for programme in sample.content.programmes:
        own = [event for event in sample.content.events if event.programme == programme.id]
        assert len(own) >= 5, programme.id
    busy = {
        one.planned.start.astimezone(SHANGHAI).date().replace(day=1)
        for posting in sample.content.event_postings.values()
        for one in posting.occurrences
    }
    months = {day for day in days_from(FIRST, LAST_OF_WINTER) if day.day == 1}
    assert months <= busy


def test_something_to_look_forward_to_is_public_on_every_day(sample):
    public = event_lives(sample.content)
    thin = {}
    for day in days_from(date(2026, 9, 15), LAST):
        moment = noon(day)
        coming = [
            life
            for life in public
            if life.state(moment) is State.CURRENT and life.event.status is Status.READY
        ]
        if len(coming) < 4:
            thin[str(day)] = len(coming)
    assert thin == {}


@pytest.mark.parametrize("kind", EventKind)
def test_each_kind_has_events(sample, kind):
    assert sum(event.kind is kind for event in sample.content.events) >= 2


@pytest.mark.parametrize("name", ["冬至", "春节", "元宵", "端午", "中秋", "重阳", "腊八"])
def test_each_great_festival_is_celebrated(sample, name):
    assert any(event.festival and event.festival.name == name for event in sample.content.events)


@pytest.mark.parametrize("year", [2026, 2027])
def test_there_are_fire_drills_every_year(sample, year):
    drills = {
        one.day
        for event in sample.content.events
        if event.kind is EventKind.DRILL and event.status is Status.READY
        for one in sample.content.event_postings[event.id].occurrences
        if one.day.year == year
    }
    assert len(drills) >= 2


def overridden(what):
    return lambda e: any(override.what is what for override in e.overrides)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(overridden(Alteration.SKIP), id="left out once"),
        pytest.param(overridden(Alteration.CANCEL), id="called off once"),
        pytest.param(overridden(Alteration.MOVE), id="moved"),
        pytest.param(overridden(Alteration.PLACE), id="elsewhere once"),
        pytest.param(
            lambda e: any("雨" in (override.reason or "") for override in e.overrides),
            id="postponed by rain",
        ),
        pytest.param(lambda e: e.status is Status.CANCELLED and e.reason, id="cancelled"),
        pytest.param(lambda e: e.registration and e.registration.status is Vacancy.FULL, id="full"),
        pytest.param(lambda e: e.registration and e.registration.waitlist, id="with a waitlist"),
        pytest.param(lambda e: e.registration and e.registration.offline, id="with places offline"),
        pytest.param(lambda e: any(w.end.day > w.start.day for w in e.date), id="of several days"),
        pytest.param(
            lambda e: any(w.start.clock and w.end.day > w.start.day for w in e.date),
            id="across midnight",
        ),
        pytest.param(lambda e: len(e.date) > 1, id="of a list of dates"),
        pytest.param(lambda e: e.days_before, id="before a festival"),
        pytest.param(lambda e: e.repeat and e.repeat.interval == 2, id="every second week"),
        pytest.param(lambda e: e.repeat and e.repeat.nth, id="on the nth weekday"),
        pytest.param(lambda e: e.repeat and e.repeat.day == (31,), id="on the last day"),
        pytest.param(lambda e: e.festival and not e.time, id="all day"),
        pytest.param(lambda e: e.scope, id="of some buildings"),
        pytest.param(
            lambda e: e.rain and e.rain.policy is RainPolicy.POSTPONE, id="with a rain rule"
        ),
        pytest.param(lambda e: e.photo, id="asking for consent"),
    ],
)
def test_each_feature_of_an_event_is_shown_by_an_example(sample, shown):
    assert any(shown(event) for event in sample.content.events)


def test_the_notice_of_a_drill_and_its_event_agree(sample):
    windows = sample.content.postings["20270414-fire-drill"].windows
    occurrences = sample.content.event_postings["fire-drill-2027-spring"].occurrences
    assert [window.bounds for window in windows] == [one.period.bounds for one in occurrences]


def test_nobody_is_asked_to_two_places_by_one_event(sample):
    """Two occurrences of one event never overlap."""
    for event_id, posting in sample.content.event_postings.items():
        periods = sorted(one.period.bounds for one in posting.occurrences)
        assert all(a[1] <= b[0] for a, b in pairwise(periods)), event_id


def test_bills_are_made_out_at_the_end_of_every_quarter(sample):
    public = {task.public: task for task in sample.content.fee_tasks if task.public}
    assert set(public) == {"账单发放期", "缴费提醒期"}
    billed = sample.content.billed_months
    assert billed == (3, 6, 9, 12)
    assert public["账单发放期"].in_month(2027, 2, billed) is None
    assert public["账单发放期"].in_month(2027, 6, billed) == (date(2027, 6, 28), date(2027, 6, 30))


def test_a_link_to_a_guide_or_a_form_is_called_what_it_is_called(sample):
    titles = {("guides", guide.id): guide.title for guide in sample.content.guides}
    titles |= {("forms", form.id): form.title for form in sample.content.forms}
    bodies = [
        (kind, record)
        for kind in ("notices", "events", "guides", "forms", "disclosures")
        for record in sample.content.lists[kind]
    ]
    strange = [
        (record.id, text)
        for kind, record in bodies
        for text, target in re.findall(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)", record.body)
        for link in [understand(target, kind, record.id)]
        if isinstance(link, RecordLink) and text != titles.get((link.kind, link.id), text)
    ]
    assert strange == []


def test_whoever_is_asked_how_satisfied_they_are_is_given_one_scale(sample):
    scale = ("满意", "比较满意", "一般", "不太满意", "不满意")
    entries = (entry for form in sample.content.forms for entry in form.entries)
    asked = {entry.choices[: len(scale)] for entry in entries if "满意" in entry.choices}
    assert asked == {scale}


def test_a_ticket_of_somebody_else_is_not_an_invoice_of_ours(sample):
    others = [fee for fee in sample.content.fees if re.search(r"票据由|专用票据", fee.remark or "")]
    assert others
    assert [fee.id for fee in others if fee.invoice] == []


def test_the_catalogue_has_one_name(sample):
    bases = {fee.source for fee in sample.content.fees if fee.kind is FeeKind.EXTRA}
    assert bases == {"个性化服务目录"}


def test_the_example_of_the_old_price_leaves_with_it(sample):
    days = (datetime(2027, month, day, 12, tzinfo=SHANGHAI) for month, day in ((2, 28), (3, 1)))
    old, new = (take(sample.content, moment).fees[0].examples for moment in days)
    gone = {str(one.charge.total) for one in old} - {str(one.charge.total) for one in new}
    assert gone == {"197.12"}
