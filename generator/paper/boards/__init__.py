"""Papers on the boards: what hangs where, what changes today, the packs and rounds made of it."""
