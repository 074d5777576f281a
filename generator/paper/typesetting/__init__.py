"""Sheets set as PDF and PNG: documents, fonts, codes, and the press that keeps what it made."""

from generator.paper.typesetting.glyphs import Seen, seen

__all__ = ["Seen", "seen"]
