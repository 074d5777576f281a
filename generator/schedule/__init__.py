"""Pure time: moments as written, half-open periods, counting of days. No content, no clock."""

from generator.schedule.moments import Clock, ClockError, Moment, Window
from generator.schedule.periods import Period
from generator.schedule.spelling import (
    WEEKDAYS,
    SpellingError,
    fold,
    parse_day,
    parse_moment,
    parse_window,
)
from generator.schedule.workdays import RestDays

__all__ = [
    "WEEKDAYS",
    "Clock",
    "ClockError",
    "Moment",
    "Period",
    "RestDays",
    "SpellingError",
    "Window",
    "fold",
    "parse_day",
    "parse_moment",
    "parse_window",
]
