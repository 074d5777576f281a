"""Sheets made from the snapshot: what stands on each paper, as plain data."""
