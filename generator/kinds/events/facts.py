"""Facts of an event, in the order people ask."""

from __future__ import annotations

from generator.kinds.events.model import Event
from generator.kinds.events.shown import EventView, Turnout
from generator.kinds.events.words import Skipped, Times, Whom
from generator.kinds.fact import FactLine, FactList, Weight


def _whoever_comes(view: EventView) -> Turnout | None:
    """Nobody need sign up: said of what takes place, where people look for it."""
    return None if view.registration or view.is_cancelled else Turnout.FREE


EVENT_FACTS = FactList[EventView](
    Event,
    (
        FactLine("date", Times.of, label="时间", weight=Weight.FIRST),
        FactLine("skipped", Skipped.of, label="停办"),
        FactLine("place", lambda view: view.place, weight=Weight.FIRST),
        FactLine("audience", Whom.of, label="谁可以来", weight=Weight.FIRST),
        FactLine("registration", lambda view: view.registration, weight=Weight.FIRST),
        FactLine("registration", _whoever_comes),
        FactLine("fee"),
        FactLine("bring", label="请带"),
        FactLine("rain", label="天气"),
        FactLine("help"),
        FactLine("photo"),
        FactLine("contact", lambda view: view.contact, label="联系"),
    ),
)

FACTS = {"events": EVENT_FACTS}
