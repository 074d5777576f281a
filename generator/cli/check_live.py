"""``check-live``: compares the site that owners reach with the one that should be there now."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import live
from generator.cli import output
from generator.cli.call import DONE, IO_ERROR, PROBLEMS, Clock, UsageError
from generator.cli.words import say
from generator.languages import Language
from generator.reading import Reading, guarded, read
from generator.schedule import SpellingError, parse_moment

_ZONE = ZoneInfo("Asia/Shanghai")
"""Zone of an estate that names none."""


def check_live(arguments: argparse.Namespace, clock: Clock) -> int:
    """Look at the live site and return the status.

    It needs no folder; with one it knows what should be there, and what should not.
    """
    if not live.is_address(arguments.url):
        raise UsageError(say(arguments.language, "live_address", url=arguments.url))
    reading = _reading(arguments)
    zone = reading.content.estate.zone if reading else _ZONE
    at = _typed(arguments, zone) if arguments.at else clock()
    content = guarded(reading, at).content if reading else None
    grace = timedelta(minutes=arguments.grace)
    report = live.look(arguments.url, at, content, grace=grace, is_now=not arguments.at)
    if arguments.json:
        _as_json(report, arguments, at)
    else:
        _as_lines(report, arguments, zone)
    if report.findings:
        return PROBLEMS
    return IO_ERROR if report.unreachable else DONE


def _reading(arguments: argparse.Namespace) -> Reading | None:
    """Read the folder that is named, or the current one if it is an estate's; else ``None``.

    Raises ``UsageError`` for a folder that is named and no estate's.
    """
    folder = arguments.folder or Path()
    if (folder / "content").is_dir():
        return read(folder)
    if arguments.folder:
        raise UsageError(say(arguments.language, "no_content", folder=folder.resolve()))
    return None


def _typed(arguments: argparse.Namespace, zone: ZoneInfo) -> datetime:
    try:
        return parse_moment(arguments.at).start(zone)
    except (SpellingError, ValueError) as error:
        raise UsageError(
            say(arguments.language, "bad_moment", option="--at", value=arguments.at)
        ) from error


def _as_lines(report: live.Report, arguments: argparse.Namespace, zone: ZoneInfo) -> None:
    for finding in report.findings:
        output.line(_sentence(finding, arguments, zone))
    if report.unreachable:
        reason = report.unreachable
        output.line(say(arguments.language, "live_unreachable", url=arguments.url, reason=reason))
    elif not report.findings and report.next_change:
        when = f"{report.next_change.astimezone(zone):%Y-%m-%d %H:%M}"
        facts = {"url": arguments.url, "when": when, "gone": report.gone}
        output.line(say(arguments.language, "live_fresh", **facts))


def _as_json(report: live.Report, arguments: argparse.Namespace, at: datetime) -> None:
    findings = [
        {"code": f.code.removeprefix("live_"), "about": f.about, "message": _sentence(f, arguments)}
        for f in report.findings
    ]
    output.as_json(
        {
            "url": arguments.url,
            "at": output.iso(at),
            "is_fresh": not findings and not report.unreachable,
            "unreachable": report.unreachable or None,
            "next_change": output.iso(report.next_change),
            "asked_for_gone": report.gone,
            "findings": findings,
        }
    )


def finding_sentence(finding: live.Finding, url: str, language: Language, zone: ZoneInfo) -> str:
    about = finding.about
    if finding.code in {"live_stale", "live_ahead", "live_clock"}:
        about = f"{datetime.fromisoformat(about).astimezone(zone):%Y-%m-%d %H:%M}"
    return say(language, finding.code, url=url.rstrip("/"), about=about)


def _sentence(finding: live.Finding, arguments: argparse.Namespace, zone: ZoneInfo = _ZONE) -> str:
    return finding_sentence(finding, arguments.url, arguments.language, zone)
