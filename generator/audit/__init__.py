"""Proof of absence: the finished set is searched for what is not visible, before it goes out."""

from generator.audit.auditing import Finding, audit, proven
from generator.audit.hidden import Hidden, hidden_at

__all__ = ["Finding", "Hidden", "audit", "hidden_at", "proven"]
