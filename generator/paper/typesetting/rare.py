"""Characters that paper cannot show, found in the records themselves before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.states import State
from generator.models.fields import Record
from generator.paper.typesetting.fonts import packaged
from generator.paper.typesetting.glyphs import named, seen
from generator.problems import Place, Problem, problem

_OPEN = {State.CURRENT, State.SCHEDULED}


def rare_characters(content: Content, at: datetime) -> Iterator[Problem]:
    """Find them in what hangs and in what still will, so that there is time to mend it."""
    for path, record in _open(content, at):
        missing = seen(list(_texts(record)), packaged().holds).missing
        if missing:
            yield problem(Place(path), "poster.no_glyph", value=named(missing))


def _open(content: Content, at: datetime) -> Iterator[tuple[str, Record]]:
    for life in lives(content):
        if life.state(at) in _OPEN:
            yield f"content/notices/{life.notice.id}.md", life.notice
    for held in event_lives(content):
        if held.state(at) in _OPEN:
            yield f"content/events/{held.event.id}.md", held.event


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for name, inner in value:
            if name != "id":
                yield from _texts(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _texts(inner)
