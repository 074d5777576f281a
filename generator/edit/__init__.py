"""Changes to content on a person's word. Nothing else ever writes ``content/``."""

from generator.edit.creating import create
from generator.edit.kinds import Stub, stubs
from generator.edit.refusing import EditError
from generator.edit.withdrawing import WITHDRAWN, withdraw, withdrawn

__all__ = ["WITHDRAWN", "EditError", "Stub", "create", "stubs", "withdraw", "withdrawn"]
