"""Content as of a moment: immutable, stating its moment; all that a renderer is shown."""

from generator.snapshot.as_known import as_known
from generator.snapshot.comparing import Difference, differences
from generator.snapshot.living import over
from generator.snapshot.snapshot import Snapshot
from generator.snapshot.taking import changes, quiet_until, shown_at, stages, take
from generator.snapshot.views import BoardView, BuildingView, Changes

__all__ = [
    "BoardView",
    "BuildingView",
    "Changes",
    "Difference",
    "Snapshot",
    "as_known",
    "changes",
    "differences",
    "over",
    "quiet_until",
    "shown_at",
    "stages",
    "take",
]
