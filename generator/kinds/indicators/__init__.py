"""Indicators: rates with their targets, and the counts of each term."""
