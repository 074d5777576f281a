"""The finished set, before it goes out: nothing hidden stands in it, and all of it can be read."""

from generator.audit.auditing import NOTHING, Audited, Finding, Proof, audit
from generator.audit.hidden import Hidden, hidden_at
from generator.audit.kept import plain, restored
from generator.audit.mending import mentions, only_shown
from generator.audit.proving import Draw, Drawn, Proved, proven

__all__ = [
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
    "mentions",
    "only_shown",
    "plain",
    "proven",
    "restored",
]
