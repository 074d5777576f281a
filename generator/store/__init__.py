"""What is remembered between two runs, in ``FOLDER/.estate``: derived, checked, deletable.

The last good version of every record, and when the last real run was. Neither is truth:
without them a build is made of the content alone.
"""

from generator.store.clock import last_run, remember_run
from generator.store.kept import forget, last_good, remember

__all__ = ["forget", "last_good", "last_run", "remember", "remember_run"]
