"""The store between two runs, in ``FOLDER/.estate``: derived, checked, deletable.

The last good version of every record and attachment, when each was first seen and last
changed, what was proven of the last files, and when the last real run was; entries hold what
is costly to make. None of it is truth: without them a build is made of the content alone.
"""

from generator.store.forgetting import forget
from generator.store.kept import last_good, remember
from generator.store.last_files import LastFiles, remember_files
from generator.store.ledger import Ledger, advanced, ledger, remember_ledger, seen_of
from generator.store.proofs import proof, remember_proof

__all__ = [
    "LastFiles",
    "Ledger",
    "advanced",
    "forget",
    "last_good",
    "ledger",
    "proof",
    "remember",
    "remember_files",
    "remember_ledger",
    "remember_proof",
    "seen_of",
]
