"""Standards: what is done how often and how soon."""
