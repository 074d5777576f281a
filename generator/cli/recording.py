"""Writing content: every command that changes it does so here, and the history hears of it.

What keeps the history from being written is one sentence more, and keeps nobody from working.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from generator.cli import output
from generator.cli.words import say
from generator.history import Deed, HistoryError, Noted, note_if_kept
from generator.languages import Language

_OF_OTHERS = {"approve"}
"""Commands whose ``--by`` names somebody else than who works here."""


class Writable(Protocol):
    """A change to a file that is ready to be written."""

    def write(self, folder: Path) -> None: ...


def write(
    arguments: argparse.Namespace, folder: Path, changes: Iterable[Writable], deed: Deed
) -> None:
    """Write changes of content, and enter them into the history as one.

    Args:
        arguments: those of the command, which may say who works here, and why.
        folder: the estate's.
        changes: all that the command changes.
        deed: what it does; who does it is found here.

    Raises:
        EditError: somebody else has changed a file by now.
        OSError: a file cannot be written.
    """
    from generator.history.noting import change  # noqa: PLC0415  # dulwich

    def write_all() -> None:
        for one in changes:
            one.write(folder)

    why = deed.why or getattr(arguments, "reason", "") or getattr(arguments, "note", "")
    noted = change(folder, replace(deed, by=_who(arguments, folder), why=why), write_all)
    tell(noted, arguments.language)


def note_edits(folder: Path, at: datetime | None, language: Language) -> None:
    """Note what was edited by hand, where a history is kept."""
    tell(note_if_kept(folder, at), language)


def tell(noted: Noted, language: Language) -> None:
    """Say what became of the history, where that is worth a word."""
    if noted.fault:
        output.line(noted.fault.why.said(language), sys.stderr)
    if noted.forgotten:
        ids = language.listed(noted.forgotten)
        output.line(say(language, "forgotten", ids=ids), sys.stderr)
    if noted.is_left_elsewhere:
        output.line(say(language, "left_elsewhere"), sys.stderr)


def _who(arguments: argparse.Namespace, folder: Path) -> str:
    """Return the name that was said, and remember it; empty where none was."""
    from generator.history.people import remember_name  # noqa: PLC0415  # with what writes

    said: str = getattr(arguments, "by", None) or ""
    if not said or arguments.command in _OF_OTHERS:
        return ""
    try:
        return remember_name(folder, said)
    except HistoryError as error:
        output.line(error.why.said(arguments.language), sys.stderr)
        return said
