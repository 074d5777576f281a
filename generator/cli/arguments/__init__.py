"""The arguments of ``estate``; their names are printed on paper and put into timers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator import __version__
from generator.cli.arguments.asking import asking_commands
from generator.cli.arguments.building import building_commands
from generator.cli.arguments.editing import editing_commands
from generator.cli.arguments.paper import paper_commands
from generator.cli.arguments.parser import Chinese, English
from generator.cli.words import say
from generator.problems import Language


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Exits with status 2 on wrong usage, as ``argparse`` does."""
    parsed = _parser(_language(arguments)).parse_args(arguments)
    if getattr(parsed, "list", False) and parsed.kind_of is not None:
        parsed.folder, parsed.kind_of = Path(parsed.kind_of), None  # ``new --list FOLDER``
    return parsed


def _language(arguments: Sequence[str]) -> Language:
    """Asked for before anything is parsed, since the help itself is in that language."""
    early = Chinese(prog="estate")
    early.add_argument("--lang", choices=("zh", "en"), default="zh")
    known, _ = early.parse_known_args([a for a in arguments if a not in {"--", "-h", "--help"}])
    return "en" if known.lang == "en" else "zh"


def _parser(language: Language) -> argparse.ArgumentParser:
    words = partial(say, language)
    kind = English if language == "en" else Chinese
    parser = kind(prog="estate", description=words("program"), epilog=words("epilog"))
    version = f"estate-site {__version__}"
    parser.choices.add_argument(
        "--version", action="version", version=version, help=words("version")
    )
    parser.choices.add_argument("--lang", choices=("zh", "en"), default="zh", help=words("lang"))
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        required=True,
        title=words("commands"),
        parser_class=kind,
    )
    for add in (building_commands, editing_commands, asking_commands, paper_commands):
        add(commands, language)
    return parser
