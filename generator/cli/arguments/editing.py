"""The arguments of the commands that check and change the content."""

from __future__ import annotations

from functools import partial

from generator.cli.arguments.parser import Commands, add_command
from generator.cli.words import say
from generator.problems import Language


def editing_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    add_command(commands, language, "check")
    add_command(commands, language, "new", first="kind_of")
    withdraw = add_command(commands, language, "withdraw", first="id", out=True)
    withdraw.needed.add_argument("--reason", required=True, help=words("reason"))
    withdraw.choices.add_argument("--privacy", action="store_true", help=words("privacy"))
