"""``init``: a few questions become an estate's first files, or the sample is copied."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.beginning import (
    Checked,
    additions,
    checked,
    refuse_what_is_there,
    sample_files,
    write,
)
from generator.cli import output
from generator.cli.answering import asked, given
from generator.cli.call import DONE, USAGE, Clock, UsageError
from generator.cli.duties import addition_record, print_additions
from generator.cli.words import say

_NO = {"n", "no", "否", "不", "不要"}


def begin_estate(arguments: argparse.Namespace, _clock: Clock) -> int:
    """Write the first files of an estate, all at once, and say what is worth adding next.

    Raises ``EditError`` where content is there already, ``UsageError`` and ``OSError``.
    """
    folder = Path(arguments.folder)
    refuse_what_is_there(folder)
    if arguments.sample:
        return _copy_sample(arguments, folder)
    answers = given(arguments)
    if is_asking := sys.stdin.isatty() and not (arguments.yes or arguments.json):
        answers = asked(answers, arguments.language)
    found = checked(answers)
    if found.faults:
        return _refused(arguments, found)
    if not arguments.plan and (not is_asking or _is_wanted(arguments, found)):
        write(folder, {path: text.encode() for path, text in found.files.items()})
    elif is_asking and not arguments.plan:
        raise UsageError(say(arguments.language, "init_unwritten"))
    _tell(arguments, folder, found)
    return DONE


def _copy_sample(arguments: argparse.Namespace, folder: Path) -> int:
    files = sample_files()
    if not arguments.plan:
        write(folder, files)
    if arguments.json:
        output.as_json(_record(arguments, folder, sorted(files)))
    elif arguments.plan:
        output.line(say(arguments.language, "init_sample_planned", count=len(files), folder=folder))
    else:
        output.line(say(arguments.language, "init_sample", count=len(files), folder=folder))
    return DONE


def _refused(arguments: argparse.Namespace, found: Checked) -> int:
    """Say of each answer why it is not taken; nothing was written."""
    language = arguments.language
    if arguments.json:
        told = [{"key": one.key, "message": one.said(language)} for one in found.faults]
        output.as_json({"faults": told})
        return USAGE
    for one in found.faults:
        output.line(one.said(language), sys.stderr)
    keys = " ".join(dict.fromkeys(f"--set {one.key}=…" for one in found.faults if one.key))
    output.line(say(language, "init_refused", options=keys), sys.stderr)
    return USAGE


def _is_wanted(arguments: argparse.Namespace, found: Checked) -> bool:
    files = arguments.language.listed(found.files)
    answer = output.answered(say(arguments.language, "init_ask", files=files))
    return bool(answer) and answer.strip().casefold() not in _NO


def _tell(arguments: argparse.Namespace, folder: Path, found: Checked) -> None:
    language = arguments.language
    lacking = [*additions(found.content)] if found.content else []
    if arguments.json:
        more = [addition_record(one, language) for one in lacking]
        record = _record(arguments, folder, [*found.files])
        output.as_json({**record, "texts": dict(found.files), "additions": more})
        return
    if arguments.plan:
        for path, text in found.files.items():
            output.line(f"# {path}\n{text}")
        output.line(say(language, "edit_planned"))
        return
    output.line(say(language, "init_done", folder=folder, files=language.listed(found.files)))
    output.line(say(language, "init_next"))
    print_additions(lacking, language)


def _record(arguments: argparse.Namespace, folder: Path, files: list[str]) -> dict[str, object]:
    return {"folder": str(folder), "files": files, "is_plan": bool(arguments.plan)}
