"""The moments at which the sample is drawn: one list for all tests, so that each is drawn once.

A whole site takes more than a second. A test that needs another moment names one of these, or
says why it needs its own.
"""

from __future__ import annotations

from tests.often import always

FIRST_DAY = "2026-09-01T00:00"
BEFORE_MORNING = "2026-11-20T07:59:59"
ALARM = "2026-11-21T12:00"
"""An emergency is current; an event is moved, another cancelled, 公示 hang."""
ENDED_EARLY = "2026-11-24T16:00"
"""One has ended early and hangs on."""
NOON = "2026-11-25T12:00"
MIDNIGHT = "2026-11-26T00:00"
"""The first instant after the last day of several."""
CORRECTED = "2026-12-07T12:00"
"""One is corrected, one withdrawn."""
CANCELLED = "2026-12-14T12:00"
EXTENDED = "2027-01-17T12:00"
"""One is extended, one over."""
SPRING = "2027-02-01T00:00"
"""The weeks of the Spring Festival are ahead."""
REVIEW_DUE = "2027-03-01T12:00"
SUPERSEDED = "2027-06-01T00:00"
STORM = "2027-08-18T20:00"
LAST_SECOND = "2027-12-31T23:59:59"

EVERY = always(
    *(ALARM, MIDNIGHT, CANCELLED, SUPERSEDED),
    more=(
        *(FIRST_DAY, STORM, LAST_SECOND),
        *(BEFORE_MORNING, ENDED_EARLY, CORRECTED, EXTENDED, REVIEW_DUE),
    ),
)
"""All of them: what is special about those that are drawn with ``--full`` alone small estates are
asked as well."""
