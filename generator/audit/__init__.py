"""The finished set, before it goes out: nothing hidden stands in it, and all of it can be read."""

from generator.audit.auditing import Finding, audit, proven
from generator.audit.hidden import Hidden, hidden_at
from generator.audit.wholeness import unreadable

__all__ = ["Finding", "Hidden", "audit", "hidden_at", "proven", "unreadable"]
