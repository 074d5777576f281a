"""The arguments of the commands that make paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.cli.arguments.parser import Commands, add_command
from generator.cli.words import say
from generator.languages import Language


def paper_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    paper = add_command(commands, language, "print")
    paper.choices.add_argument("--out", type=Path, metavar="DIR", help=words("print_out"))
    paper.choices.add_argument("--all", action="store_true", help=words("print_all"))
    paper.choices.add_argument("--board", nargs="+", metavar="ID", help=words("print_board"))
    paper.choices.add_argument("--item", nargs="+", metavar="ID", help=words("print_item"))
    paper.choices.add_argument("--only-new", metavar="DATE", help=words("only_new"))
    paper.choices.add_argument("--review", action="store_true", help=words("review"))
    paper.choices.add_argument("--letter", action="store_true", help=words("letter"))
    walk = add_command(commands, language, "round")
    walk.choices.add_argument("--out", type=Path, metavar="FILE", help=words("round_out"))
    for command in (paper, walk):
        command.choices.add_argument("--png", action="store_true", help=words("png"))
        command.choices.add_argument("--fonts", type=Path, metavar="DIR", help=words("fonts"))
