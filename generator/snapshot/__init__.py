"""Content as of a moment: immutable, stating its moment; all that a renderer is shown."""

from generator.snapshot.states import Life, State, lives
from generator.snapshot.taking import changes, take
from generator.snapshot.views import (
    AttachmentView,
    BoardView,
    BuildingView,
    Changes,
    GuideView,
    LifeView,
    NoticeView,
    PublicityView,
    ScopeView,
    Snapshot,
    WindowView,
)

__all__ = [
    "AttachmentView",
    "BoardView",
    "BuildingView",
    "Changes",
    "GuideView",
    "Life",
    "LifeView",
    "NoticeView",
    "PublicityView",
    "ScopeView",
    "Snapshot",
    "State",
    "WindowView",
    "changes",
    "lives",
    "take",
]
