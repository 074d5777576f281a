"""A parser that speaks the reader's language, and what every command takes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from generator.cli.words import USAGE_FAULTS, say
from generator.languages import CHINESE, SOURCE, Language, available

if TYPE_CHECKING:  # a name that argparse has for type checkers alone
    from argparse import _SubParsersAction


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language, where ``argparse`` knows English alone."""

    language = CHINESE

    def __init__(self, *, prog: str, description: str = "", epilog: str = "") -> None:
        formatter = partial(_Formatter, say(self.language, "usage"))
        super().__init__(prog, None, description, epilog, (), formatter, add_help=False)
        words = partial(say, self.language)
        self.needed = self.add_argument_group(words("needed"))
        self.choices = self.add_argument_group(words("choices"))
        self.choices.add_argument("-h", "--help", action="help", help=words("help"))

    def fault(self, message: str) -> str:
        """Say in the reader's language what ``argparse`` says in English."""
        matches = ((re.fullmatch(one, message), words) for one, words in USAGE_FAULTS.items())
        match, words = next((found, words) for found, words in matches if found)
        named = {name: self._listed(part) for name, part in match.groupdict().items()}
        return self.language.within("usage", words, fault=message, **named)

    def _listed(self, part: str) -> str:
        """Write what ``argparse`` quotes or lists as the reader's language lists it."""
        return self.language.listed(part.replace("'", "").split(", "))

    def error(self, message: str) -> NoReturn:
        """Print one sentence and the usage, and exit with status 2."""
        self.exit(2, f"{self.prog}: {self.fault(message)}\n{self.format_usage()}")


def speaking(language: Language) -> type[Parser]:
    """Make the class of parsers of one language, of which ``argparse`` makes one a command."""

    class Speaking(Parser):
        pass

    Speaking.language = language
    return Speaking


class _Formatter(argparse.HelpFormatter):
    """A formatter that begins with the word for usage in the reader's language."""

    def __init__(self, usage: str, prog: str) -> None:
        super().__init__(prog)
        self._usage = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)


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
    """Add a command; ``first`` goes before the folder.

    It ends in ``?`` if it may be left out, in ``+`` if there may be several.
    """
    words = partial(say, language)
    command = commands.add_parser(name, help=words(name), description=words(name))
    if first:
        named, often = (first[:-1], first[-1]) if first[-1] in "?+" else (first, None)
        shown = named.partition("_")[0].upper()
        command.needed.add_argument(named, metavar=shown, nargs=often, help=words(named))
    command.needed.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=Path(), help=words("folder")
    )
    command.choices.add_argument("--at", metavar="MOMENT", help=words("at"))
    command.choices.add_argument("--json", action="store_true", help=words("json"))
    add_language(command, argparse.SUPPRESS)
    if out:
        command.choices.add_argument("--out", type=Path, metavar="DIR", help=words("out"))
    return command


def add_language(parser: Parser, default: str = SOURCE) -> None:
    """Add the choice among Chinese and the languages that have a catalogue."""
    parser.choices.add_argument(
        "--lang",
        dest="language",
        choices=available(),
        default=default,
        help=say(parser.language, "lang"),
    )


def whole_number(typed: str) -> int:
    """Read a whole number; ``argparse`` makes a ``ValueError`` wrong usage."""
    number = int(typed)
    if number < 0:
        raise ValueError
    return number
