"""Pure time: moments as written, half-open periods, recurrence, calendars. No content, no clock."""

from generator.schedule.lunar import (
    FESTIVALS,
    NAMES,
    TERMS,
    Festival,
    FestivalError,
    LunarDay,
    festival,
    festivals_on,
    lunar_day,
    solar_term,
)
from generator.schedule.moments import Clock, ClockError, ClockSpan, Moment, Window
from generator.schedule.periods import Period
from generator.schedule.recurrence import MonthlyByDate, MonthlyByWeekday, Recurrence, Rule, Weekly
from generator.schedule.spelling import (
    CLOCK_SPAN,
    DAY,
    MOMENT,
    WEEKDAYS,
    WINDOW,
    SpellingError,
    fold,
    parse_clock_span,
    parse_day,
    parse_moment,
    parse_window,
)
from generator.schedule.workdays import LONGEST_REST, RestDays

__all__ = [
    "CLOCK_SPAN",
    "DAY",
    "FESTIVALS",
    "LONGEST_REST",
    "MOMENT",
    "NAMES",
    "TERMS",
    "WEEKDAYS",
    "WINDOW",
    "Clock",
    "ClockError",
    "ClockSpan",
    "Festival",
    "FestivalError",
    "LunarDay",
    "Moment",
    "MonthlyByDate",
    "MonthlyByWeekday",
    "Period",
    "Recurrence",
    "RestDays",
    "Rule",
    "SpellingError",
    "Weekly",
    "Window",
    "festival",
    "festivals_on",
    "fold",
    "lunar_day",
    "parse_clock_span",
    "parse_day",
    "parse_moment",
    "parse_window",
    "solar_term",
]
