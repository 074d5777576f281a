"""The arguments of the commands that only answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.cli.arguments.parser import Commands, add_command, whole_number
from generator.cli.words import STATES, say
from generator.languages import Language

KINDS_LISTED = ("notices", "events", "disclosures", "fee-calendar", "to-add")


def asking_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    _diff_command(commands, language)
    listing = add_command(commands, language, "list")
    listing.choices.add_argument("--kind", choices=KINDS_LISTED, help=words("kind"))
    listing.choices.add_argument(
        "--state", choices=tuple(STATES), default="current", help=words("state")
    )
    add_command(commands, language, "next")
    add_command(commands, language, "text", first="id")
    schema = add_command(commands, language, "schema")
    schema.choices.add_argument("--out", type=Path, metavar="DIR", help=words("schema_out"))
    live = add_command(commands, language, "check-live", first="url")
    live.set_defaults(folder=None)
    live.choices.add_argument(
        "--grace", type=whole_number, default=15, metavar="MINUTES", help=words("grace")
    )


def _diff_command(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    diff = add_command(commands, language, "diff")
    diff.choices.add_argument("--from", dest="at", metavar="MOMENT", help=words("diff_from"))
    diff.choices.add_argument("--to", metavar="MOMENT", help=words("diff_to"))
    diff.choices.add_argument(
        "--with", dest="other", type=Path, metavar="FOLDER", help=words("diff_with")
    )
    diff.choices.add_argument("--page", type=Path, metavar="FILE", help=words("diff_page"))
