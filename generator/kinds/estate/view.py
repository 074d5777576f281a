"""Views of the register of withdrawals and of the calendar of holidays, which have no page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from generator.kinds.scene import Scene, Views


class WithdrawalViews(Views):
    """The register, of which nothing is shown: what it names is gone from a moment on."""

    def instants(self, scene: Scene) -> Iterable[datetime]:
        return (entry.at.start(scene.content.estate.zone) for entry in scene.content.withdrawals)


class YearViews(Views):
    """Holidays show in the calendar; those of a year that has passed nobody misses."""

    def over(self, scene: Scene, names: Iterable[str]) -> Iterable[str]:
        return (name for name in names if int(name) < scene.day.year)


VIEWS = {"withdrawals": WithdrawalViews, "years": YearViews}
