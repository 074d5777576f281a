"""Facts of a notice, in the order people ask."""

from __future__ import annotations

from generator.kinds.fact import FactLine, FactList, Weight
from generator.kinds.notices.model import Notice
from generator.kinds.notices.shown import NoticeView
from generator.models.views import ObjectionView, SparedView


def _objection(view: NoticeView) -> ObjectionView | None:
    return view.publicity.objecting if view.publicity else None


NOTICE_FACTS = FactList[NoticeView](
    Notice,
    (
        FactLine("window", lambda view: view.windows, label="时间", weight=Weight.FIRST),
        FactLine("scope", lambda view: view.scope, label="范围", weight=Weight.FIRST),
        FactLine("unaffected", lambda view: SparedView.of(view.scope), weight=Weight.NEXT),
        FactLine("place", weight=Weight.FIRST),
        FactLine("cause", weight=Weight.THEN),
        FactLine("actions", weight=Weight.NEXT),
        FactLine("help"),
        FactLine("publicity", lambda view: view.publicity, label="公示期"),
        FactLine("objection", _objection, label="提出意见"),
        FactLine("contact", lambda view: view.contact, label="联系"),
    ),
)

FACTS = {"notices": NOTICE_FACTS}
