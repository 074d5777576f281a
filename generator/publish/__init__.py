"""The only writer of the output folder."""

from generator.publish.lock import LockedError
from generator.publish.paths import RefusalError, refuse_unsafe_output, state_folder
from generator.publish.publishing import Published, publish

__all__ = [
    "LockedError",
    "Published",
    "RefusalError",
    "publish",
    "refuse_unsafe_output",
    "state_folder",
]
