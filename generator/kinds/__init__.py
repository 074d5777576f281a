"""Kinds of content: a package each, and the one table they stand in."""
