"""A withdrawal: somebody's word that a notice must not be public, effective at once.

It stands in a file of its own, so it works when the notice itself cannot be read.
"""

from __future__ import annotations

from generator.models.fields import Flag, Record, Text, When


class Withdrawal(Record):
    id: Text
    at: When
    reason: Text
    privacy: Flag = False
    """A 公示 may leave before its legal end for this reason alone."""
