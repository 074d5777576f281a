"""Events, their seasons and the calendar they stand in."""

from generator.kinds.events.planned import MOST_OCCURRENCES, EventError, planned_days

__all__ = ["MOST_OCCURRENCES", "EventError", "planned_days"]
