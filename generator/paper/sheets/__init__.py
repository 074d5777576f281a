"""Sheets made from the snapshot: what stands on each paper, as plain data."""

from generator.paper.sheets.headlines import ways, width

__all__ = ["ways", "width"]
