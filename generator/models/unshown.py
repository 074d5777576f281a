"""Fields of records that no owner ever reads on the site, whatever kind they belong to."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

R = TypeVar("R", bound=BaseModel)

SHOWN_NOWHERE = frozenset({"approved_by", "approved_on", "personal_data"})
"""The office's own notes about a record: who approved it, and why it may name somebody."""

FOR_BOARDS_ALONE = frozenset({"board_only"})
"""Words for the estate's own boards, such as a renovator's phone (DB11/T 751 4.2.2)."""

UNSHOWN = SHOWN_NOWHERE | FOR_BOARDS_ALONE


def for_owners(record: R) -> R:
    """Return a record without what no owner reads; the record itself where it has none of it.

    A field that must be filled in is there to be shown: who approves the catalogue is said on it.
    """
    fields = type(record).model_fields
    optional = [name for name in UNSHOWN & fields.keys() if not fields[name].is_required()]
    typed = [name for name in optional if getattr(record, name)]
    if not typed:
        return record
    return record.model_copy(update={name: fields[name].default for name in typed})
