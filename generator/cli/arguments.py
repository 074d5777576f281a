"""The arguments of ``estate``; their names are printed on paper and put into timers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from generator import __version__
from generator.cli.words import STATES, say
from generator.problems import Language


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Exits with status 2 on wrong usage, as ``argparse`` does."""
    return _parser(_language(arguments)).parse_args(arguments)


def _language(arguments: Sequence[str]) -> Language:
    """Asked for before anything is parsed, since the help itself is in that language."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", choices=("zh", "en"), default="zh")
    known, _ = early.parse_known_args([a for a in arguments if a != "--"])
    return "en" if known.lang == "en" else "zh"


def _parser(language: Language) -> argparse.ArgumentParser:
    words = partial(say, language)
    parser = argparse.ArgumentParser(
        prog="estate", description=words("program"), epilog=words("epilog")
    )
    parser.add_argument("--version", action="version", version=f"estate-site {__version__}")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=words("lang"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _command(commands, language, "build", out=True)
    _command(commands, language, "check")
    listing = _command(commands, language, "list")
    listing.add_argument("--state", choices=tuple(STATES), default="current", help=words("state"))
    _command(commands, language, "next")
    withdraw = _command(commands, language, "withdraw", identity=True, out=True)
    withdraw.add_argument("--reason", required=True, help=words("reason"))
    withdraw.add_argument("--privacy", action="store_true", help=words("privacy"))
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    language: Language,
    name: str,
    *,
    identity: bool = False,
    out: bool = False,
) -> argparse.ArgumentParser:
    words = partial(say, language)
    command = commands.add_parser(name, help=words(name), description=words(name))
    if identity:
        command.add_argument("id", metavar="ID", help=words("id"))
    command.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=Path(), help=words("folder")
    )
    command.add_argument("--at", metavar="MOMENT", help=words("at"))
    command.add_argument("--json", action="store_true", help=words("json"))
    command.add_argument(
        "--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=words("lang")
    )
    if out:
        command.add_argument("--out", type=Path, metavar="DIR", help=words("out"))
    return command
