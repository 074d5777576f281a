"""What hangs on which board, what changes there today, and the packs and rounds made of it."""
