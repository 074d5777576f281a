"""The arguments of ``estate``; their names are printed on paper and put into timers."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from generator import __version__
from generator.cli.words import STATES, USAGE_FAULTS, say
from generator.problems import Language


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Exits with status 2 on wrong usage, as ``argparse`` does."""
    return _parser(_language(arguments)).parse_args(arguments)


def _language(arguments: Sequence[str]) -> Language:
    """Asked for before anything is parsed, since the help itself is in that language."""
    early = _Chinese(prog="estate")
    early.add_argument("--lang", choices=("zh", "en"), default="zh")
    known, _ = early.parse_known_args([a for a in arguments if a not in {"--", "-h", "--help"}])
    return "en" if known.lang == "en" else "zh"


class _Parser(argparse.ArgumentParser):
    """One that speaks the reader's language, where ``argparse`` knows English alone."""

    language: Language
    formatter: type[argparse.HelpFormatter] = argparse.HelpFormatter

    def __init__(self, *, prog: str, description: str = "", epilog: str = "") -> None:
        formatter = self.formatter
        super().__init__(prog, None, description, epilog, (), formatter, add_help=False)
        words = partial(say, self.language)
        self.needed = self.add_argument_group(words("needed"))
        self.choices = self.add_argument_group(words("choices"))
        self.choices.add_argument("-h", "--help", action="help", help=words("help"))

    def fault(self, message: str) -> str:
        return message

    def error(self, message: str) -> NoReturn:
        """One sentence, then how it is written; exit status 2."""
        self.exit(2, f"{self.prog}: {self.fault(message)}\n{self.format_usage()}")


class _English(_Parser):
    language = "en"


class _ChineseFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Chinese(_Parser):
    language = "zh"
    formatter = _ChineseFormatter

    def fault(self, message: str) -> str:
        for pattern, words in USAGE_FAULTS:
            if match := re.fullmatch(pattern, message):
                return words.format(*match.groups()).replace("'", "").replace(", ", "、")
        return say("zh", "usage")


def _parser(language: Language) -> argparse.ArgumentParser:
    words = partial(say, language)
    kind = _English if language == "en" else _Chinese
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
    _site_commands(commands, language)
    _command(commands, language, "check")
    _diff_command(commands, language)
    listing = _command(commands, language, "list")
    listing.choices.add_argument(
        "--kind", choices=("notices", "events", "disclosures", "fee-calendar"), help=words("kind")
    )
    listing.choices.add_argument(
        "--state", choices=tuple(STATES), default="current", help=words("state")
    )
    _command(commands, language, "new", first="kind_of")
    _command(commands, language, "next")
    _command(commands, language, "text", first="id")
    withdraw = _command(commands, language, "withdraw", first="id", out=True)
    withdraw.needed.add_argument("--reason", required=True, help=words("reason"))
    withdraw.choices.add_argument("--privacy", action="store_true", help=words("privacy"))
    _paper_commands(commands, language)
    live = _command(commands, language, "check-live", first="url")
    live.set_defaults(folder=None)
    live.choices.add_argument(
        "--grace", type=_minutes, default=15, metavar="MINUTES", help=words("grace")
    )
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    language: Language,
    name: str,
    *,
    first: str = "",
    out: bool = False,
) -> _Parser:
    words = partial(say, language)
    command = commands.add_parser(name, help=words(name), description=words(name))
    if first:
        command.needed.add_argument(
            first, metavar=first.partition("_")[0].upper(), help=words(first)
        )
    command.needed.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=Path(), help=words("folder")
    )
    command.choices.add_argument("--at", metavar="MOMENT", help=words("at"))
    command.choices.add_argument("--json", action="store_true", help=words("json"))
    command.choices.add_argument(
        "--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=words("lang")
    )
    if out:
        command.choices.add_argument("--out", type=Path, metavar="DIR", help=words("out"))
    return command


def _site_commands(commands: argparse._SubParsersAction[_Parser], language: Language) -> None:
    words = partial(say, language)
    build = _command(commands, language, "build", out=True)
    build.choices.add_argument("--plan", action="store_true", help=words("plan"))
    build.choices.add_argument("--allow-empty", action="store_true", help=words("empty"))
    publish = _command(commands, language, "publish", out=True)
    publish.choices.add_argument("--plan", action="store_true", help=words("upload_plan"))
    for command in (build, publish):
        command.choices.add_argument(
            "--allow-clock-back", action="store_true", help=words("clock_back")
        )
        _poster_choices(command, language, are_made=True)
    _poster_choices(_command(commands, language, "watch", out=True), language, are_made=False)


def _diff_command(commands: argparse._SubParsersAction[_Parser], language: Language) -> None:
    words = partial(say, language)
    diff = _command(commands, language, "diff")
    diff.choices.add_argument("--from", dest="at", metavar="MOMENT", help=words("diff_from"))
    diff.choices.add_argument("--to", metavar="MOMENT", help=words("diff_to"))
    diff.choices.add_argument(
        "--with", dest="other", type=Path, metavar="FOLDER", help=words("diff_with")
    )


def _paper_commands(commands: argparse._SubParsersAction[_Parser], language: Language) -> None:
    words = partial(say, language)
    paper = _command(commands, language, "print")
    paper.choices.add_argument("--out", type=Path, metavar="DIR", help=words("print_out"))
    paper.choices.add_argument("--all", action="store_true", help=words("print_all"))
    paper.choices.add_argument("--board", nargs="+", metavar="ID", help=words("print_board"))
    paper.choices.add_argument("--item", nargs="+", metavar="ID", help=words("print_item"))
    paper.choices.add_argument("--only-new", metavar="DATE", help=words("only_new"))
    paper.choices.add_argument("--letter", action="store_true", help=words("letter"))
    walk = _command(commands, language, "round")
    walk.choices.add_argument("--out", type=Path, metavar="FILE", help=words("round_out"))
    for command in (paper, walk):
        command.choices.add_argument("--png", action="store_true", help=words("png"))
        command.choices.add_argument("--fonts", type=Path, metavar="DIR", help=words("fonts"))


def _poster_choices(command: _Parser, language: Language, *, are_made: bool) -> None:
    """``are_made`` where nothing is said about them."""
    words = partial(say, language)
    command.choices.add_argument("--fonts", type=Path, metavar="DIR", help=words("fonts"))
    command.choices.add_argument(
        "--posters",
        action=argparse.BooleanOptionalAction,
        default=are_made,
        help=words("posters" if are_made else "posters_if_asked"),
    )


def _minutes(typed: str) -> int:
    """A whole number; ``argparse`` makes a ``ValueError`` wrong usage."""
    minutes = int(typed)
    if minutes < 0:
        raise ValueError
    return minutes
