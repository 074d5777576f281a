"""Content types: frozen facts and the rules they obey. No files, no clock, no formatting."""
