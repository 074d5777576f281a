"""The arguments of ``estate``; their names are printed on paper and put into timers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from generator import __version__
from generator.cli.arguments.asking import asking_commands
from generator.cli.arguments.beginning import beginning_commands
from generator.cli.arguments.building import building_commands
from generator.cli.arguments.editing import editing_commands
from generator.cli.arguments.paper import paper_commands
from generator.cli.arguments.parser import Parser, add_language, speaking
from generator.cli.words import say
from generator.languages import Language, language_of

__all__ = ["parse", "speaking"]


_GROUPS = (
    beginning_commands,
    building_commands,
    editing_commands,
    asking_commands,
    paper_commands,
)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments; exit with status 2 on wrong usage, as ``argparse`` does."""
    language = _language(arguments)
    parser = _parser(language)
    parsed, left = parser.parse_known_args(arguments)
    parsed.language = language
    if left := _with_folder(parsed, left):
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    names_none = getattr(parsed, "list", False) or getattr(parsed, "like", None)
    if names_none and getattr(parsed, "kind_of", None) is not None:
        parsed.folder, parsed.kind_of = Path(parsed.kind_of), None  # ``new --list FOLDER``
    if (named := getattr(parsed, "change_id", None)) and _is_folder(parsed, named):
        parsed.folder, parsed.change_id = Path(named), None  # ``history FOLDER``
    return parsed


def _is_folder(parsed: argparse.Namespace, named: str) -> bool:
    """Tell whether what stands in the place of an id, which may be left out, is the folder."""
    is_of_all = getattr(parsed, "all", False)
    return parsed.folder == Path() and (is_of_all or (Path(named) / "content").is_dir())


def _with_folder(parsed: argparse.Namespace, left: list[str]) -> list[str]:
    """Take FOLDER from behind the options; return what nothing is known of.

    ``argparse`` looks for a positional argument that may be left out before the first option
    only, and an option of several words takes the folder for one of them.
    """
    if parsed.folder != Path():
        return left
    if len(left) == 1 and not left[0].startswith("-"):
        parsed.folder = Path(left[0])
        return []
    for several in (getattr(parsed, name, None) for name in ("item", "board", "file")):
        if several and len(several) > 1 and (Path(several[-1]) / "content").is_dir():
            parsed.folder = Path(several.pop())
            break
    return left


def _language(arguments: Sequence[str]) -> Language:
    """Find the language before anything is parsed, since the help itself is in it."""
    early = Parser(prog="estate")
    add_language(early)
    known, _ = early.parse_known_args([a for a in arguments if a not in {"--", "-h", "--help"}])
    return language_of(known.language)


@cache
def _parser(language: Language) -> argparse.ArgumentParser:
    words = partial(say, language)
    kind = speaking(language)
    parser = kind(prog="estate", description=words("program"), epilog=words("epilog"))
    version = f"estate-site {__version__}"
    parser.choices.add_argument(
        "--version", action="version", version=version, help=words("version")
    )
    add_language(parser)
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        required=True,
        title=words("commands"),
        parser_class=kind,
    )
    for add in _GROUPS:
        add(commands, language)
    return parser
