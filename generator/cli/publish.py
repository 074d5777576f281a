"""``publish``: build, bring it to the host, look whether it is there; one sentence says so."""

from __future__ import annotations

import signal
import sys
from typing import NamedTuple

from generator import live, upload
from generator.build import Built, build, planned
from generator.cli import build_report, output, progress_line
from generator.cli.call import DONE, IO_ERROR, PROBLEMS, Call, UsageError
from generator.cli.check_live import finding_sentence
from generator.cli.paper import press_for
from generator.cli.recording import note_edits
from generator.cli.reporting import print_problems
from generator.kinds.content import Content
from generator.languages import deferred
from generator.patterns import lazy_re
from generator.publish import RefusalError
from generator.stopping import on_stop
from generator.upload import Failure, Route, Uploaded

_MOST_NAMES = 3
_PAGE_RE = lazy_re(
    r"(?:notices|events(?!/(?:\d{4}-\d{2}|subscribe)/)|disclosures)/(?P<id>[^/]+)/index\.html"
)
"""The page of one record that comes and goes."""


_ONLY_SAMPLE = deferred(
    "这是示例小区，不能发布。内容都换成自己小区的以后，在 content/estate.yaml 里删掉“示例: 是”"
    "这一行，再发布。"
)


class _Result(NamedTuple):
    built: Built
    uploaded: Uploaded | None
    report: live.Report


def publish_site(call: Call) -> int:
    """Publish; end with 4 where sending failed, else as the build did, else as ``check-live``.

    Raises as ``build`` does; what has expired is then taken off the host all the same. Raises
    ``RefusalError`` for an estate that is only an example.
    """
    if call.reading.content.estate.sample:
        raise RefusalError(_ONLY_SAMPLE)
    if call.arguments.plan:
        return _show_plan(call)
    if call.arguments.at:
        raise UsageError(call.say("publish_at"))
    on_stop(signal.default_int_handler)  # ends the command it waits for
    route = _route(call)
    note_edits(call.folder, call.local(call.at), call.language)
    built = _built(call, route)
    uploaded = upload.upload(route) if route else None
    report = live.Report(()) if uploaded and uploaded.failures else _looked(call)
    return _told(call, _Result(built, uploaded, report))


def _route(call: Call) -> Route | None:
    estate = call.reading.content.estate
    if estate.upload is None:
        return None
    return Route(call.folder.resolve(), call.out, estate.url, estate.upload)


def _built(call: Call, route: Route | None) -> Built:
    where = (call.folder, call.out, call.reading, call.at)
    press = press_for(call.arguments, call.folder)
    try:
        with progress_line.shown(call.arguments):
            return build(*where, is_real=True, press=press)
    except OSError:
        if route:
            _say_failures(call, upload.take_down(route))
        raise


def _looked(call: Call) -> live.Report:
    """Look at the live site, as of the build."""
    content = call.reading.content
    return live.look_until_right(content.estate.url, call.at, content)


# Telling


def _show_plan(call: Call) -> int:
    press = press_for(call.arguments, call.folder, is_kept=False)
    built = planned(call.folder, call.out, call.reading, call.at, press=press)
    route = _route(call)
    if route is None:
        return build_report.told(call, built, is_plan=True)
    plan = upload.plan(route, built.published.marks)
    if call.arguments.json:
        record = build_report.record(call, built) | {"is_plan": True}
        record["upload"] = {"put": plan.put, "removed": plan.removed}
        output.as_json(record)
        return build_report.status(built)
    print_problems(built.problems, call.language, sys.stderr)
    for path in plan.put:
        output.line(call.say("would_put", path=path))
    for path in plan.removed:
        output.line(call.say("would_remove", path=path))
    counts = {"put": len(plan.put), "removed": len(plan.removed)}
    output.line(call.say("upload_planned", url=route.url, **counts))
    return build_report.status(built)


def _told(call: Call, result: _Result) -> int:
    if call.arguments.json:
        output.as_json(_record(call, result))
    else:
        build_report.told(call, result.built, is_plan=False)
        if result.uploaded:
            _say_failures(call, result.uploaded)
        _say_findings(call, result.report)
        output.line(_sentence(call, result))
    return _status(result)


def _status(result: _Result) -> int:
    if result.uploaded and result.uploaded.failures:
        return IO_ERROR
    if built := build_report.status(result.built):
        return built
    if result.report.findings:
        return PROBLEMS
    return IO_ERROR if result.report.unreachable else DONE


def _sentence(call: Call, result: _Result) -> str:
    """Say what went out, and whether it is there: the one line a clerk reads."""
    url, uploaded = call.reading.content.estate.url, result.uploaded
    if uploaded is None:
        return call.say("not_uploaded", out=call.out)
    if uploaded.failures:
        key = "publish_left" if uploaded.left else "publish_failed"
        return call.say(key, url=url, left=len(uploaded.left))
    facts = {"put": len(uploaded.put), "removed": len(uploaded.removed)}
    key = "publish_done" if any(facts.values()) else "publish_nothing"
    seen = "seen_wrong" if result.report.findings or result.report.unreachable else "seen"
    items = _items(call, uploaded)
    return call.say(key, url=url, items=items, seen=call.say(seen), **facts)


def _items(call: Call, uploaded: Uploaded) -> str:
    """Say what appeared and what went, by name where there are few."""
    titles = _titles(call.reading.content)
    words = []
    for key, paths in (("went_up", uploaded.new), ("went_down", uploaded.removed)):
        found = ((path, _PAGE_RE.fullmatch(path)) for path in paths)
        names = sorted(titles.get(path, match["id"]) for path, match in found if match)
        if names:
            shown = call.language.listed(names[:_MOST_NAMES])
            more = call.say("and_more") if len(names) > _MOST_NAMES else ""
            words.append(call.say(key, number=len(names), names=shown, more=more))
    return "".join(words)


def _titles(content: Content) -> dict[str, str]:
    """Map pages to titles; a withdrawn record is called by its id, never by its title."""
    withdrawn = content.withdrawn_ids
    kinds = (
        ("notices", content.notices),
        ("events", content.events),
        ("disclosures", content.disclosures),
    )
    return {
        f"{kind}/{one.id}/index.html": one.id if one.id in withdrawn else one.title
        for kind, records in kinds
        for one in records
    }


def _say_failures(call: Call, uploaded: Uploaded) -> None:
    if uploaded.is_lost:
        output.line(call.say("upload_lost"), sys.stderr)
    for failure in uploaded.failures:
        output.line(_why(call, failure), sys.stderr)
        if failure.is_heard:
            output.line(failure.said or call.say("silent"), sys.stderr)


def _why(call: Call, failure: Failure) -> str:
    return call.say(f"upload_{failure.reason}", fact=failure.fact)


def _say_findings(call: Call, report: live.Report) -> None:
    url, zone = call.reading.content.estate.url, call.reading.content.estate.zone
    for finding in report.findings:
        output.line(finding_sentence(finding, url, call.language, zone), sys.stderr)
    if report.unreachable:
        reason = report.unreachable
        output.line(call.say("live_unreachable", url=url, reason=reason), sys.stderr)


def _record(call: Call, result: _Result) -> dict[str, object]:
    uploaded, report = result.uploaded, result.report
    record = build_report.record(call, result.built) | {"is_plan": False}
    if uploaded:
        record["upload"] = {
            "put": uploaded.put,
            "removed": uploaded.removed,
            "left": uploaded.left,
            "failures": [
                {"reason": f.reason, "message": _why(call, f), "said": f.said}
                for f in uploaded.failures
            ],
        }
    record["live"] = {
        "unreachable": report.unreachable or None,
        "findings": [f.code.removeprefix("live_") for f in report.findings],
    }
    return record
