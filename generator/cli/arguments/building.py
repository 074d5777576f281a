"""The arguments of the commands that make the site."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from generator.cli.arguments.parser import Commands, Parser, add_command
from generator.cli.words import say
from generator.languages import Language


def building_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    build = add_command(commands, language, "build", out=True)
    build.choices.add_argument("--plan", action="store_true", help=words("plan"))
    build.choices.add_argument("--allow-empty", action="store_true", help=words("empty"))
    publish = add_command(commands, language, "publish", out=True)
    publish.choices.add_argument("--plan", action="store_true", help=words("upload_plan"))
    for command in (build, publish):
        command.choices.add_argument(
            "--allow-clock-back", action="store_true", help=words("clock_back")
        )
        command.choices.add_argument("--allow-missing", action="store_true", help=words("missing"))
        command.choices.add_argument("--anew", action="store_true", help=words("anew"))
        _poster_choices(command, language, are_made=True)
    _poster_choices(add_command(commands, language, "watch", out=True), language, are_made=False)
    desk = add_command(commands, language, "preview")
    desk.choices.add_argument("--port", type=int, metavar="N", help=words("preview_port"))
    desk.choices.add_argument(
        "--no-browser", dest="browser", action="store_false", help=words("no_browser")
    )


def _poster_choices(command: Parser, language: Language, *, are_made: bool) -> None:
    """Add the choices about posters; ``are_made`` where nothing is said about them."""
    words = partial(say, language)
    command.choices.add_argument("--fonts", type=Path, metavar="DIR", help=words("fonts"))
    command.choices.add_argument(
        "--posters",
        action=argparse.BooleanOptionalAction,
        default=are_made,
        help=words("posters" if are_made else "posters_if_asked"),
    )
