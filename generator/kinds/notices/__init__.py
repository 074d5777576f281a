"""Notices: what, where, when, until when it hangs, and what became of it."""
