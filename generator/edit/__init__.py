"""Changes to content on a person's word. Nothing else ever writes ``content/``."""

from generator.edit.creating import Stub, create, stubs
from generator.edit.withdrawing import WITHDRAWN, withdraw

__all__ = ["WITHDRAWN", "Stub", "create", "stubs", "withdraw"]
