"""The press a command works with: fonts as asked for, or none at all."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import press_of
from generator.cli.call import Call, UsageError
from generator.cli.words import say
from generator.paper import NoFontsError, Press


def press_for(arguments: argparse.Namespace, folder: Path, *, is_kept: bool = True) -> Press | None:
    """Return a press, or ``None`` where no papers are wanted.

    Raises ``UsageError`` for a folder without fonts.
    """
    if not getattr(arguments, "posters", True):
        return None
    try:
        return press_of(folder, getattr(arguments, "fonts", None), is_kept=is_kept)
    except NoFontsError as error:
        raise UsageError(say(arguments.language, "no_fonts", folder=error)) from error


def required_press(call: Call) -> Press:
    """Return a press for commands about paper: it uses what the site has made and writes no cache.

    Raises ``UsageError`` for a folder without fonts.
    """
    try:
        return press_of(call.folder, call.arguments.fonts, is_kept=False)
    except NoFontsError as error:
        raise UsageError(call.say("no_fonts", folder=error)) from error
