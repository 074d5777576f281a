"""``watch``: builds whenever it is time, until it is told to stop."""

from __future__ import annotations

import argparse
import signal
import sys
from functools import partial
from pathlib import Path
from threading import Event

from generator.beginning import is_untouched
from generator.build import build
from generator.cli import output
from generator.cli.build_report import told
from generator.cli.call import DONE, Call, Clock, UsageError
from generator.cli.clock import moment
from generator.cli.failures import failure
from generator.cli.paper import press_for
from generator.cli.recording import note_edits
from generator.cli.words import say
from generator.publish import LockedError, RefusalError
from generator.reading import guarded, read
from generator.review import NoEstateError
from generator.stopping import on_stop, wait_for
from generator.watch import Result, watch


def keep_watching(arguments: argparse.Namespace, clock: Clock) -> int:
    """Watch; end with 0 on SIGTERM, Ctrl-C or a closed window, between two builds, never in one.

    Raises ``UsageError`` with ``--at``: there is nothing to wait for at a moment.
    """
    if arguments.at:
        raise UsageError(say(arguments.language, "watch_at"))
    folder = Path(arguments.folder)
    if not folder.is_dir() or is_untouched(folder):
        raise UsageError(say(arguments.language, "no_content", folder=folder.resolve()))
    stop = Event()
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    on_stop(lambda *_: stop.set())
    watch(folder, _Rebuild(arguments, folder, clock), clock, partial(wait_for, stop))
    output.line(say(arguments.language, "watch_ended"))
    return DONE


class _Rebuild:
    """One build after another; what fails is said once, and tried again."""

    def __init__(self, arguments: argparse.Namespace, folder: Path, clock: Clock) -> None:
        self._arguments = arguments
        self._folder = folder
        self._clock = clock
        self._said = ""

    def __call__(self) -> Result:
        try:
            return self._build()
        except NoEstateError as error:
            return self._failed(error.problem.sentence(self._arguments.language))
        except RefusalError as error:
            return self._failed(error.why.said(self._arguments.language))
        except LockedError:
            return self._failed(say(self._arguments.language, "locked"))
        except OSError as error:
            return self._failed(failure(error, self._arguments.language))

    def _build(self) -> Result:
        reading = read(self._folder)
        at = moment(self._arguments, self._folder, reading, self._clock)
        reading = guarded(reading, at)
        call = Call(self._arguments, self._arguments.language, self._folder, reading, at)
        note_edits(self._folder, call.local(at), call.language)
        press = press_for(self._arguments, self._folder)
        built = build(self._folder, call.out, reading, at, is_real=True, press=press)
        told(call, built, is_plan=False)
        sys.stdout.flush()
        self._said = ""
        return Result(built.snapshot.changes.next)

    def _failed(self, sentence: str) -> Result:
        if sentence != self._said:
            output.line(sentence, sys.stderr)
        self._said = sentence
        return Result(None)
