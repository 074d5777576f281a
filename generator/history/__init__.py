"""The history of ``content/``: every change, by whom and why, and what any file said before.

It is a bare git repository beside the content, or a ref of our own in the repository that the
folder lies in. Nothing in the content depends on it, and whoever deletes it loses the history
alone. What reads repositories is loaded where a history is read or written, and nowhere else.
"""

from generator.history.deeds import Deed
from generator.history.faults import HistoryError
from generator.history.kept import Noted, note_if_kept

__all__ = ["Deed", "HistoryError", "Noted", "note_if_kept"]
