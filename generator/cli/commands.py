"""Commands by the function that does each, and what all of them need before they begin.

A command's module is loaded when it is asked for: what ``list`` never uses it does not wait for.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from generator import store
from generator.cli import progress_line
from generator.cli.call import Call, Clock, UsageError
from generator.cli.clock import moment
from generator.cli.unchanged import COMMAND, look
from generator.cli.words import say
from generator.languages import Language
from generator.load import is_empty
from generator.reading import guarded, noted, read

APART = {
    "check-live": "check_live:check_live",
    "history": "history:show_history",
    "init": "init:begin_estate",
    "preview": "preview:open_desk",
    "restore": "restore:restore",
    "schema": "schema:write_schemas",
    "watch": "watch:keep_watching",
}
"""Commands that need no readable folder, or read it more than once."""

COMMANDS = {
    **dict.fromkeys(("approve", "cancel", "correct", "end", "extend"), "editing:change_file"),
    "build": "build:build_site",
    "check": "check:check",
    "edit": "edit:edit",
    "diff": "next_and_diff:show_differences",
    "import": "importing:import_files",
    "list": "list:list_content",
    "new": "new:create_draft",
    "next": "next_and_diff:show_next",
    "print": "print:print_papers",
    "publish": "publish:publish_site",
    "replace": "editing:replace_notice",
    "round": "round:print_round",
    "text": "text:show_text",
    "withdraw": "withdraw:withdraw",
}
"""Each is a function from a ``Call`` to an exit status, in a module of this package."""

_OF_THE_BOARDS = {"print", "round"}
"""What no run has seen yet is new to the boards, whatever the moment that is asked about."""


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Run one command; ``clock`` is asked once, and only where ``--at`` is not given."""
    if apart := APART.get(arguments.command):
        return done_by(apart)(arguments, clock)
    language: Language = arguments.language
    folder = Path(arguments.folder)
    if getattr(arguments, "allow_empty", False) and is_empty(folder):
        return done_by("build:empty_site")(arguments, folder)
    if not (folder / "content").is_dir() and not store.last_good(folder).records:
        raise UsageError(say(language, "no_content", folder=folder.resolve()))
    repaired = _repaired(arguments, folder)
    looked = look(folder) if arguments.command == COMMAND else None
    if getattr(arguments, "anew", False):
        store.forget_made(folder)
    with progress_line.shown(arguments):
        reading = read(folder, allows_missing=getattr(arguments, "allow_missing", False))
    at = moment(arguments, folder, reading, clock)
    reading = guarded(reading, at)
    if not arguments.at or arguments.command in _OF_THE_BOARDS:
        reading = noted(reading, at)
    call = Call(arguments, language, folder, reading, at, looked, repaired)
    return done_by(COMMANDS[arguments.command])(call)


def done_by(place: str) -> Callable[..., int]:
    """Load the function that a place names, as ``module:function`` of this package."""
    module, _, name = place.partition(":")
    found: Any = getattr(import_module(f"generator.cli.{module}"), name)
    return found  # type: ignore[no-any-return]


def _repaired(arguments: argparse.Namespace, folder: Path) -> tuple[dict[str, str], ...]:
    """Make the repairs of ``check --fix``, before anything is read, and return them."""
    if not getattr(arguments, "fix", False):
        return ()
    from generator.cli.check_fix import repair  # noqa: PLC0415  # the edit room, for --fix alone

    return tuple(repair(arguments, folder))
