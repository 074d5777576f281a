"""``history``: what was changed in the content, when, by whom and why, the newest first.

It needs no readable content: what made it unreadable is what one looks for.
"""

from __future__ import annotations

import argparse
from datetime import datetime, tzinfo
from itertools import islice
from pathlib import Path

from generator.cli import output
from generator.cli.call import DONE, Clock, UsageError
from generator.cli.recording import tell
from generator.cli.words import say
from generator.history.changes import Change, File
from generator.history.deeds import deed_word
from generator.history.noting import look
from generator.history.patches import patch
from generator.history.wording import field_sentences, file_sentence, sentences
from generator.languages import Language
from generator.load.folders import record_id
from generator.models.estate import ZONE
from generator.reading import read
from generator.review import NoEstateError
from generator.schedule import SpellingError, parse_moment


def show_history(arguments: argparse.Namespace, clock: Clock) -> int:
    """List changes, of one record with its id, and say how many more there are.

    Raises ``UsageError`` for what nothing is known of, and ``HistoryError``.
    """
    folder, word = folder_of(arguments)
    language, zone = arguments.language, zone_of(folder)
    typed = arguments.at
    at = moment_of(typed, "--at", zone, language) if typed else clock().astimezone(zone)
    noted, history = look(folder, at)
    tell(noted, language)
    with history:
        last = history.number_at(at) if typed else len(history)
        found = (one for one in history.changes(word) if one.number <= last)
        shown = list(islice(found, arguments.limit))
        left = sum(1 for _ in found) if word else last - len(shown)
        if word and not shown:
            key = "restore_forgotten" if word in history.forgotten else "history_unknown"
            raise UsageError(say(language, key, id=word))
        lines = {one.number: patch(history, one, word) for one in shown if arguments.diff}
    if arguments.json:
        changes = [plain(one, zone, language, lines.get(one.number)) for one in shown]
        output.as_json({"id": word, "changes": changes, "more": left})
        return DONE
    for one in shown:
        _show(one, zone, language, lines.get(one.number, ""))
    if left:
        output.line(say(language, "history_more", count=left))
    return DONE


def folder_of(arguments: argparse.Namespace) -> tuple[Path, str]:
    """Return the folder and the id that were given. Raises ``UsageError``."""
    folder, word = Path(arguments.folder), arguments.change_id or ""
    if not (folder / "content").is_dir():
        raise UsageError(say(arguments.language, "no_content", folder=folder.resolve()))
    return folder, record_id(f"{word.removesuffix('.md')}.md") if word else ""


def zone_of(folder: Path) -> tzinfo:
    """Find the estate's time zone, or the one that holds where nothing else is said."""
    try:
        return read(folder).content.estate.zone
    except NoEstateError:
        return ZONE


def moment_of(typed: str, option: str, zone: tzinfo, language: Language) -> datetime:
    """Read a moment typed for an option. Raises ``UsageError``."""
    try:
        return parse_moment(typed).start(zone).astimezone(zone)
    except (SpellingError, ValueError) as error:
        raise UsageError(say(language, "bad_moment", option=option, value=typed)) from error


def _show(one: Change, zone: tzinfo, language: Language, lines: str) -> None:
    facts = {"number": one.number, "by": one.by, "deed": deed_word(one.command, language)}
    when = f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}"
    output.line(say(language, "history_line", when=when, **facts))
    for sentence in sentences(one, language):
        output.line(f"    {sentence}")
    if one.why:
        output.line(f"    {say(language, 'history_why', why=one.why)}")
    if lines:
        output.line(lines)


def plain(one: Change, zone: tzinfo, language: Language, lines: str | None) -> dict[str, object]:
    """Write a change for programs."""
    more = {} if lines is None else {"diff": lines}
    return {
        "number": one.number,
        "at": output.iso(one.at.astimezone(zone)),
        "by": one.by,
        "command": one.command,
        "deed": deed_word(one.command, language),
        "why": one.why,
        "sentences": [*sentences(one, language)],
        "files": [plain_file(file, language) for file in one.files],
        **more,
    }


def plain_file(one: File, language: Language) -> dict[str, object]:
    """Write a file in a change for programs."""
    return {
        "path": one.path,
        "id": one.id,
        "title": one.title,
        "what": one.what,
        "former_id": one.former_id,
        "name": one.name,
        "said": file_sentence(one, language, one.title or one.name),
        "sentences": [*field_sentences(one, language)],
        "fields": [
            {"label": field.label(language), "was": field.was, "now": field.now}
            for field in one.fields or ()
        ],
    }
