"""Sentences about failures of the disk: why, and what of the site is really as it should be."""

from __future__ import annotations

from generator.cli.words import say
from generator.languages import Language
from generator.publish import PublishError

_MOST_NAMED = 5
"""Number of files named one by one; whoever has more of them looks into the folder."""


def failure(error: OSError, language: Language) -> str:
    """Say what failed, and of the site only where it was about to be written."""
    reason = f"{error.strerror or error} {error.filename or ''}".strip()
    said = say(language, "io", reason=reason)
    if not isinstance(error, PublishError):
        return said
    return say(language, "io_of_site", failure=said, site=_of_site(error, language))


def _of_site(error: PublishError, language: Language) -> str:
    if error.left:
        more = ["…"] if len(error.left) > _MOST_NAMED else []
        paths = language.listed([*error.left[:_MOST_NAMED], *more])
        return say(language, "io_left", count=len(error.left), paths=paths)
    if error.removed:
        return say(language, "io_removed")
    return say(language, "io_nothing_removed")
