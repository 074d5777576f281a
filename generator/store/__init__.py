"""The store between two runs, in ``FOLDER/.estate``: derived, checked, deletable.

The last good version of every record and attachment, when each was first seen and last
changed, and what was proven of the last files. None of it is truth: without it a build is made
of the content alone.
"""

from generator.store.forgetting import forget, forget_made
from generator.store.kept import last_good, remember
from generator.store.last_files import LastFiles, remember_files
from generator.store.ledger import Ledger, advanced, ledger, remember_ledger, seen_of
from generator.store.proofs import proof, remember_proof

__all__ = [
    "LastFiles",
    "Ledger",
    "advanced",
    "forget",
    "forget_made",
    "last_good",
    "ledger",
    "proof",
    "remember",
    "remember_files",
    "remember_ledger",
    "remember_proof",
    "seen_of",
]
