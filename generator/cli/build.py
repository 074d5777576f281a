"""``build``: writes the site, or says what it would write; or takes everything down."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator.build import build, empty, planned
from generator.cli import output, progress_line
from generator.cli.build_report import NOTHING, show_plan, told
from generator.cli.call import DONE, Call
from generator.cli.keeping import keep
from generator.cli.paper import press_for
from generator.cli.recording import note_edits
from generator.cli.words import say


def build_site(call: Call, entered: Mapping[str, str] = NOTHING) -> int:
    """Build or plan, and return the status; ``entered`` was changed in the content just before."""
    is_plan, is_real = getattr(call.arguments, "plan", False), not call.arguments.at
    where = (call.folder, call.out, call.reading, call.at)
    press = press_for(call.arguments, call.folder, is_kept=not is_plan)
    if not is_plan:
        note_edits(call.folder, call.local(call.at) if is_real else None, call.language)
    make = planned if is_plan else partial(build, is_real=is_real)
    with progress_line.shown(call.arguments):
        built = make(*where, press=press)
    ended = told(call, built, is_plan=is_plan, entered=entered)
    keep(call, built, call.looked)
    return ended


def empty_site(arguments: argparse.Namespace, folder: Path) -> int:
    """Take down everything of ours on a person's word, and remember nothing."""
    out = arguments.out or folder / "site"
    done = empty(folder, out, is_plan=arguments.plan)
    if arguments.plan:
        show_plan(done, out, arguments.language)
    else:
        output.line(say(arguments.language, "emptied", out=out, removed=len(done.removed)))
    return DONE
