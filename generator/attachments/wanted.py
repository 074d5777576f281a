"""Attachments that matter at a moment: of everything that is shown or still will be.

Those of scheduled records count, so that the office hears of a spoilt picture while there
is time to mend it; those of the archive do not, so that it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.kinds import links
from generator.kinds.content import Content
from generator.kinds.events.life import event_lives
from generator.kinds.notices.life import lives
from generator.kinds.states import State

_OPEN = {State.CURRENT, State.SCHEDULED}


def wanted(content: Content, at: datetime) -> tuple[str, ...]:
    """Paths in the estate's folder, each once, in order."""
    named = {link.path for link in _named(content, at) if isinstance(link, links.FileLink)}
    return tuple(sorted(p for p in named & content.attachments if links.may_be_published(p)))


def _named(content: Content, at: datetime) -> Iterator[links.Link | None]:
    for kind, identity, attached, body in _texts(content, at):
        for name in attached:
            yield links.attachment(name, kind, identity, content.attachments)
        said = (getattr(words, "body", "") for words in content.translated(kind, identity))
        for target in links.targets("\n\n".join((body, *said))):
            yield links.understand(target, kind, identity, content.attachments)


def _texts(content: Content, at: datetime) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Yield kind, id, attachments and text of what is not over."""
    for life in lives(content):
        if life.state(at) in _OPEN:
            yield "notices", life.notice.id, life.notice.attachments, life.notice.body
    for held in event_lives(content):
        if held.state(at) in _OPEN:
            yield "events", held.event.id, held.event.attachments, held.event.body
    for one in content.disclosures:
        yield "disclosures", one.id, one.attachments, one.body
    day = at.astimezone(content.estate.zone).date()
    for guide in (one for one in content.guides if one.is_current(day)):
        yield "guides", guide.id, (), guide.body
    for form in content.forms:
        yield "forms", form.id, (), form.body
