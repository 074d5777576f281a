"""What the clerk should hear before anything is published, and what is held back."""

from generator.checks.due import DueDisclosure, disclosure_calendar, due
from generator.checks.review import NoEstateError, review

__all__ = ["DueDisclosure", "NoEstateError", "disclosure_calendar", "due", "review"]
