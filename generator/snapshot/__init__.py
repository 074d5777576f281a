"""Content as of a moment: immutable, stating its moment; all that a renderer is shown."""

from generator.snapshot.as_known import as_known
from generator.snapshot.building_views import BuildingView
from generator.snapshot.comparing import Difference, differences
from generator.snapshot.equipment_views import EquipmentView, InspectionView, UpkeepView
from generator.snapshot.event_views import (
    Admission,
    DayView,
    EventView,
    HappeningView,
    MonthView,
    OccurrenceView,
    ProgrammeView,
    RegistrationView,
)
from generator.snapshot.guide_views import GuideView, ProgressView
from generator.snapshot.living import over
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
from generator.snapshot.lookups import visible_ids
from generator.snapshot.snapshot import Snapshot
from generator.snapshot.states import EventLife, Life, State, event_lives, lives
from generator.snapshot.taking import changes, quiet_until, shown_at, stages, take
from generator.snapshot.views import (
    AttachmentView,
    BoardView,
    Changes,
    LifeView,
    NoticeView,
    PublicityView,
    ReviewView,
    ScopeView,
    WindowView,
)

__all__ = [
    "Admission",
    "AttachmentView",
    "BoardView",
    "BuildingView",
    "Changes",
    "DayView",
    "Difference",
    "DisclosureView",
    "EquipmentView",
    "EventLife",
    "EventView",
    "ExampleView",
    "FeeView",
    "FormView",
    "GuideView",
    "HappeningView",
    "IndicatorView",
    "InspectionView",
    "Life",
    "LifeView",
    "Lookups",
    "MonthView",
    "NoticeView",
    "OccurrenceView",
    "ProgrammeView",
    "ProgressView",
    "PublicityView",
    "RegistrationView",
    "ResultView",
    "ReviewView",
    "ScopeView",
    "ServiceGroupView",
    "ServiceView",
    "Snapshot",
    "StandardView",
    "State",
    "UpkeepView",
    "WindowView",
    "as_known",
    "changes",
    "differences",
    "event_lives",
    "lives",
    "over",
    "quiet_until",
    "shown_at",
    "stages",
    "take",
    "visible_ids",
]
