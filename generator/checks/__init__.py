"""Checks before anything is published: what the clerk should hear, and what is held back."""

from generator.checks.due import DueDisclosure, disclosure_calendar, due
from generator.checks.fee_days import FeeDays, fee_calendar
from generator.checks.review import NoEstateError, review

__all__ = [
    "DueDisclosure",
    "FeeDays",
    "NoEstateError",
    "disclosure_calendar",
    "due",
    "fee_calendar",
    "review",
]
