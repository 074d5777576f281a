"""Attachments that matter at a moment: of everything that is shown or still will be.

Those of scheduled records count, so that the office hears of a spoilt picture while there
is time to mend it; those of the archive do not, so that it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from generator.kinds import links
from generator.kinds.content import Content
from generator.kinds.scene import LIVE, Scene
from generator.kinds.table import KINDS


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
    scene = Scene(content, at)
    for kind in (kind for kind in KINDS if kind.has_text):
        dated = {one.record.id: one.state for one in scene.standings(kind.name)}
        for one in content.lists[kind.name]:
            is_open = dated[one.id] in LIVE if dated else one.id in scene.visible[kind.name]
            if is_open:
                yield kind.name, one.id, getattr(one, "attachments", ()), one.body
