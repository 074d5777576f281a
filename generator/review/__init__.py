"""Records to content: what is held back, what falls back, what the clerk should hear."""

from generator.review.due import DueDisclosure, disclosure_calendar, due
from generator.review.reviewing import NoEstateError, review

__all__ = [
    "DueDisclosure",
    "NoEstateError",
    "disclosure_calendar",
    "due",
    "review",
]
