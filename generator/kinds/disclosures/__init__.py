"""Disclosures: figures of one period that must be posted."""
