"""What stands on each paper: from the snapshot to a ``Sheet``, which is plain data."""
