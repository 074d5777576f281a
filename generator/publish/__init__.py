"""The only writer of the output folder."""

from generator.lock import LockedError
from generator.publish.deciding import Published
from generator.publish.disk import Disk
from generator.publish.lock import locked
from generator.publish.manifest import assets, digest, ours
from generator.publish.paths import LeftOut, RefusalError, refuse_unsafe_output, state_folder
from generator.publish.publishing import PublishError, plan, publish

__all__ = [
    "Disk",
    "LeftOut",
    "LockedError",
    "PublishError",
    "Published",
    "RefusalError",
    "assets",
    "digest",
    "locked",
    "ours",
    "plan",
    "publish",
    "refuse_unsafe_output",
    "state_folder",
]
