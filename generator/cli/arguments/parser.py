"""A parser that speaks the reader's language, and what every command takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from generator.cli.words import USAGE_FAULTS, say
from generator.problems import Language

if TYPE_CHECKING:  # a name that argparse has for type checkers alone
    from argparse import _SubParsersAction


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language, where ``argparse`` knows English alone."""

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
        """Print one sentence and the usage, and exit with status 2."""
        self.exit(2, f"{self.prog}: {self.fault(message)}\n{self.format_usage()}")


class English(Parser):
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


class Chinese(Parser):
    language = "zh"
    formatter = _ChineseFormatter

    def fault(self, message: str) -> str:
        for pattern, words in USAGE_FAULTS:
            if match := re.fullmatch(pattern, message):
                return words.format(*match.groups()).replace("'", "").replace(", ", "、")
        return say("zh", "usage")


Commands: TypeAlias = "_SubParsersAction[Parser]"
"""The commands of ``estate``, to which each group adds its own."""


def add_command(
    commands: Commands,
    language: Language,
    name: str,
    *,
    first: str = "",
    out: bool = False,
) -> Parser:
    """Add a command; ``first`` goes before the folder, with a ``?`` if it may be left out."""
    words = partial(say, language)
    command = commands.add_parser(name, help=words(name), description=words(name))
    if first:
        named, optional = first.removesuffix("?"), "?" if first.endswith("?") else None
        shown = named.partition("_")[0].upper()
        command.needed.add_argument(named, metavar=shown, nargs=optional, help=words(named))
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
