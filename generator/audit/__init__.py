"""The finished set, before it goes out: nothing hidden stands in it, and all of it can be read."""

from generator.audit.auditing import NOTHING, Audited, Finding, Proof, audit
from generator.audit.hidden import FOLDERS, Hidden, hidden_at, source
from generator.audit.kept import plain, program, restored
from generator.audit.mending import mentions, only_shown
from generator.audit.proving import Draw, Drawn, Proved, proven
from generator.audit.wholeness import leads_somewhere, links

__all__ = [
    "FOLDERS",
    "NOTHING",
    "Audited",
    "Draw",
    "Drawn",
    "Finding",
    "Hidden",
    "Proof",
    "Proved",
    "audit",
    "hidden_at",
    "leads_somewhere",
    "links",
    "mentions",
    "only_shown",
    "plain",
    "program",
    "proven",
    "restored",
    "source",
]
