"""Facts of a guide beside its text."""

from __future__ import annotations

import generator.kinds.guides.words  # noqa: F401 - knows how the values below are said
from generator.kinds.fact import FactLine, FactList
from generator.kinds.guides.model import Guide
from generator.kinds.guides.view import GuideView

GUIDE_FACTS = FactList[GuideView](
    Guide,
    (
        FactLine("summary"),
        FactLine("progress", lambda view: view.progress),
        FactLine("contacts", lambda view: view.contacts, label="可以找谁"),
    ),
)

FACTS = {"guides": GUIDE_FACTS}
