"""The moment a command is about: as typed, or now, if the clock can be believed.

A clock that went back since the last real run would bring back what has ended. A small step
(clocks are set right all the time) counts as no time passed; a large one is refused, unless
somebody says that it is right this time, or unless it only undoes a leap: a clock that ran ahead
by years and was set right shows nothing that had ended before.
"""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from pathlib import Path

from generator import memory
from generator.cli.call import Clock, UsageError
from generator.cli.words import say
from generator.languages import Language, deferred
from generator.publish import RefusalError
from generator.reading import Reading
from generator.schedule import SpellingError, parse_moment

SMALL_STEP = timedelta(minutes=5)

_WRITING = {"build", "publish", "watch", "withdraw"}
"""Names of the commands after which the site is as of that moment."""


def moment(arguments: argparse.Namespace, folder: Path, reading: Reading, clock: Clock) -> datetime:
    """Find the moment of a command; ``clock`` is asked once, and only without ``--at``.

    Raises ``UsageError`` for a moment that is not understood, ``RefusalError`` for a clock
    that went back.
    """
    if arguments.at:
        return typed_moment(arguments.at, "--at", arguments.language, reading)
    now = clock()
    runs = memory.last_runs(folder) if arguments.command in _WRITING else None
    if runs is None or runs.last <= now or getattr(arguments, "allow_clock_back", False):
        return now
    last = runs.last
    if last - now > SMALL_STEP and runs.explains(now):
        return now
    if arguments.command != "withdraw" and last - now > SMALL_STEP:
        raise _gone_back(now, last, reading)
    return last


def typed_moment(text: str, option: str, language: Language, reading: Reading) -> datetime:
    """Read a moment typed for an option. Raises ``UsageError``."""
    try:
        return parse_moment(text).start(reading.content.estate.zone)
    except (SpellingError, ValueError) as error:
        raise UsageError(say(language, "bad_moment", option=option, value=text)) from error


def _gone_back(now: datetime, last: datetime, reading: Reading) -> RefusalError:
    zone = reading.content.estate.zone
    here, before = (f"{one.astimezone(zone):%Y-%m-%d %H:%M}" for one in (now, last))
    why = deferred(
        "电脑时间是 {here}，比上一次生成（{before}）还早，已到期的内容会重新出现，所以没有生成。"
        "请校准电脑时间；时间确实无误，请加 --allow-clock-back。",
        here=here,
        before=before,
    )
    return RefusalError(why)
