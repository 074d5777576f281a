"""The arguments of the command by which an estate begins."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.cli.arguments.parser import Commands, add_command
from generator.cli.words import say
from generator.languages import Language


def beginning_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    init = add_command(commands, language, "init")
    init.choices.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help=words("init_set")
    )
    init.choices.add_argument(
        "--from", dest="answers", type=Path, metavar="FILE", help=words("init_from")
    )
    init.choices.add_argument("--plan", action="store_true", help=words("init_plan"))
    init.choices.add_argument("--yes", action="store_true", help=words("init_yes"))
    init.choices.add_argument("--sample", action="store_true", help=words("init_sample_help"))
