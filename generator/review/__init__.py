"""Records to content: what is held back, what falls back, what the clerk should hear."""

from generator.review.due import due
from generator.review.privacy import Guard
from generator.review.reviewing import NoEstateError, review

__all__ = [
    "Guard",
    "NoEstateError",
    "due",
    "review",
]
