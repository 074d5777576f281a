"""What the clerk should hear before anything is published, and what is held back."""

from generator.checks.review import NoEstateError, due, review

__all__ = ["NoEstateError", "due", "review"]
