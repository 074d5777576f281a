"""Changes to content on a person's word. Nothing else writes ``content/`` once there is one."""

from generator.edit.creating import create
from generator.edit.entering import OWN_KEYS, own_keys
from generator.edit.kinds import Stub, stubs
from generator.edit.layout import layout_of
from generator.edit.refusing import EditError
from generator.edit.source import source_of
from generator.edit.withdrawing import WITHDRAWN, withdraw, withdrawn

__all__ = [
    "OWN_KEYS",
    "WITHDRAWN",
    "EditError",
    "Stub",
    "create",
    "layout_of",
    "own_keys",
    "source_of",
    "stubs",
    "withdraw",
    "withdrawn",
]
