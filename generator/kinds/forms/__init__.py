"""Forms to print and fill in."""
