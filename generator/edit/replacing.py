"""A notice in the place of another: its text once more, as a draft that names what it replaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.edit.creating import free_path
from generator.edit.record import Filed, Proposal, as_filed
from generator.edit.refusing import EditError
from generator.kinds.notices.model import Notice
from generator.models.status import Status
from generator.patterns import lazy_re

_DAY_RE = lazy_re(r"^\d{4}-?\d{2}-?\d{2}-?")
_ITS_OWN = (
    *("number", "version", "revised", "changes", "extended_from", "ended", "ended_note"),
    *("reason", "approved_by", "approved_on", "attachments", "signed"),
)
"""What is said of the old one alone. Its files lie in its own folder; its number leads to it."""


def replacement(folder: Path, old: Filed, today: date) -> Proposal:
    """Raises ``EditError`` for what is no notice, or is not there to be replaced."""
    notice = old.sourced.value
    if not isinstance(notice, Notice):
        raise EditError("edit_only_notices", id=old.id)
    if notice.status is Status.DRAFT:
        raise EditError("edit_draft", id=old.id)
    slug = _DAY_RE.sub("", old.id) or "notice"
    path = free_path(folder, "notices", f"{today:%Y%m%d}-{slug}")
    editor = old.editor
    for name in _ITS_OWN:
        editor.remove(name)
    editor.set("status", Status.DRAFT.zh if editor.is_chinese else Status.DRAFT.value)
    editor.set("supersedes", old.id)
    if editor.has("from"):
        editor.set("from", str(today))
    source = replace(editor.source, path=path)
    as_filed(source)
    return Proposal(path, None, source)
