"""The arguments of the commands that check and change the content."""

from __future__ import annotations

from functools import partial

from generator.cli.arguments.parser import Commands, Parser, add_command, whole_number
from generator.cli.words import say
from generator.languages import Language


def editing_commands(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    check = add_command(commands, language, "check")
    check.choices.add_argument("--fix", action="store_true", help=words("fix"))
    check.choices.add_argument("--plan", action="store_true", help=words("fix_plan"))
    check.choices.add_argument("--yes", action="store_true", help=words("fix_yes"))
    _by(check, language)
    new = add_command(commands, language, "new", first="kind_of?")
    _by(new, language)
    new.choices.add_argument("--title", metavar="TEXT", help=words("new_title"))
    _settings(new, language)
    new.choices.add_argument("--like", metavar="ID", help=words("new_like"))
    new.choices.add_argument("--list", action="store_true", help=words("new_list"))
    new.choices.add_argument("--plan", action="store_true", help=words("new_plan"))
    moving = add_command(commands, language, "import", first="file+")
    moving.choices.add_argument("--kind", metavar="KIND", help=words("import_kind"))
    _settings(moving, language)
    moving.choices.add_argument("--plan", action="store_true", help=words("import_plan"))
    moving.choices.add_argument("--yes", action="store_true", help=words("import_yes"))
    _by(moving, language)
    _life_commands(commands, language)
    withdraw = add_command(commands, language, "withdraw", first="id", out=True)
    withdraw.needed.add_argument("--reason", required=True, help=words("reason"))
    withdraw.choices.add_argument("--plan", action="store_true", help=words("edit_plan"))
    withdraw.choices.add_argument("--privacy", action="store_true", help=words("privacy"))
    withdraw.choices.add_argument("--undo", action="store_true", help=words("undo"))
    _by(withdraw, language)
    _history_commands(commands, language)


def _life_commands(commands: Commands, language: Language) -> None:
    """Add the commands by which a notice or an event changes after it was written."""
    words = partial(say, language)
    _edit_command(commands, language)
    correct = _editing(commands, language, "correct")
    correct.needed.add_argument("--note", required=True, metavar="TEXT", help=words("note"))
    _settings(correct, language)
    extend = _editing(commands, language, "extend")
    extend.needed.add_argument("--until", required=True, metavar="DATE", help=words("extend_until"))
    cancel = _editing(commands, language, "cancel")
    cancel.choices.add_argument("--on", metavar="DATE", help=words("cancel_on"))
    for command in (extend, _editing(commands, language, "end"), cancel):
        command.needed.add_argument("--reason", required=True, metavar="TEXT", help=words("why"))
    _editing(commands, language, "replace")
    approve = _editing(commands, language, "approve")
    approve.needed.add_argument("--by", required=True, metavar="NAME", help=words("approved_by"))


def _edit_command(commands: Commands, language: Language) -> None:
    words = partial(say, language)
    edit = _editing(commands, language, "edit")
    _settings(edit, language)
    edit.choices.add_argument(
        "--unset", action="append", default=[], metavar="KEY", help=words("edit_unset")
    )
    text = edit.choices.add_mutually_exclusive_group()
    text.add_argument("--body", metavar="TEXT", help=words("edit_body"))
    text.add_argument("--body-file", metavar="FILE", help=words("edit_body_file"))
    edit.choices.add_argument("--note", metavar="WHAT", help=words("edit_note_of"))
    edit.choices.add_argument("--slip", action="store_true", help=words("edit_slip"))
    edit.choices.add_argument("--was", metavar="DIGEST", help=words("edit_was"))


def _editing(commands: Commands, language: Language, name: str) -> Parser:
    command = add_command(commands, language, name, first="id")
    command.choices.add_argument("--plan", action="store_true", help=say(language, "edit_plan"))
    if name != "approve":  # whose ``--by`` is another's name
        _by(command, language)
    return command


def _history_commands(commands: Commands, language: Language) -> None:
    """Add the commands that show what was changed, and bring back what stood there before."""
    words = partial(say, language)
    history = add_command(commands, language, "history", first="change_id?")
    history.choices.add_argument(
        "--limit", type=whole_number, default=20, metavar="N", help=words("history_limit")
    )
    history.choices.add_argument("--diff", action="store_true", help=words("history_diff"))
    restore = add_command(commands, language, "restore", first="change_id?")
    restore.needed.add_argument("--to", required=True, metavar="N", help=words("restore_to"))
    restore.choices.add_argument("--all", action="store_true", help=words("restore_all"))
    restore.choices.add_argument("--plan", action="store_true", help=words("edit_plan"))
    restore.choices.add_argument("--yes", action="store_true", help=words("restore_yes"))
    _by(restore, language)


def _by(command: Parser, language: Language) -> None:
    command.choices.add_argument("--by", metavar="NAME", help=say(language, "by"))


def _settings(command: Parser, language: Language) -> None:
    command.choices.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help=say(language, "set")
    )
