"""Content as of a moment: immutable, stating its moment; all that a renderer is shown."""

from generator.snapshot.lookup_views import (
    DisclosureView,
    ExampleView,
    FeeView,
    FormView,
    IndicatorView,
    Lookups,
    ResultView,
    ServiceGroupView,
    ServiceView,
    StandardView,
)
from generator.snapshot.snapshot import Snapshot
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
    WindowView,
)

__all__ = [
    "AttachmentView",
    "BoardView",
    "BuildingView",
    "Changes",
    "DisclosureView",
    "ExampleView",
    "FeeView",
    "FormView",
    "GuideView",
    "IndicatorView",
    "Life",
    "LifeView",
    "Lookups",
    "NoticeView",
    "PublicityView",
    "ResultView",
    "ScopeView",
    "ServiceGroupView",
    "ServiceView",
    "Snapshot",
    "StandardView",
    "State",
    "WindowView",
    "changes",
    "lives",
    "take",
]
