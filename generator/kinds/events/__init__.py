"""Events, their seasons and the calendar they stand in."""
