"""The desk's pages of the past: what was changed, by whom, and the way back.

They write no content; what was edited by hand since is noted, as every look at a history does.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from generator.dataclass import dataclass
from generator.desk.desk import Desk
from generator.desk.glance import Glance
from generator.desk.panels import item
from generator.desk.showing import Screen
from generator.edit import WITHDRAWN
from generator.history import HistoryError
from generator.history.deeds import deed_word
from generator.history.wording import field_sentences, file_sentence, sentences
from generator.languages import Language

if TYPE_CHECKING:  # else every desk would load what reads repositories
    from generator.history.changes import Change, File

MOST = 20
"""Changes on a page, before somebody asks for more."""

MOST_OF_ONE = 8
"""Changes of one record on its own page."""


@dataclass(frozen=True)
class Step:
    """A record in a change: what it is called, and what became of it, in sentences."""

    id: str
    title: str
    sentences: tuple[str, ...]
    has_page: bool
    can_go_back: bool
    """True where there was something before this change that can be restored."""


@dataclass(frozen=True)
class Entry:
    """A change as a page lists it."""

    number: int
    at: datetime
    by: str
    deed: str
    why: str
    steps: tuple[Step, ...]
    others: tuple[str, ...] = ()
    """Sentences about no file."""


@dataclass(frozen=True)
class Past:
    """The latest changes, how many there are before them, and why the history fails, if it does."""

    entries: tuple[Entry, ...] = ()
    more: int = 0
    fault: str = ""
    is_kept: bool = False


class Changes(Screen):
    """The page 最近的改动."""

    async def get(self) -> None:
        desk, language = self.service.desk, self.service.screens.language
        typed = self.get_query_argument("most", "")
        most = int(typed) if typed.isdecimal() else MOST
        past = await self.drawn(lambda: past_of(desk, language, most=most))
        await self.show("history", "history.html", self.glance(), past=past, most=most)


def past_of(desk: Desk, language: Language, identity: str = "", most: int = MOST_OF_ONE) -> Past:
    """Read the latest changes, of one record with its id; nothing where no history is kept."""
    from generator.history.noting import look_if_kept  # noqa: PLC0415  # dulwich

    zone = desk.zone
    try:
        noted, history = look_if_kept(desk.folder, desk.clock().astimezone(zone))
        if history is None:
            return Past(fault=noted.fault.why.said(language) if noted.fault else "")
        with history:
            found = history.changes(identity)
            shown = list(islice(found, most))
            more = sum(1 for _ in found) if identity else len(history) - len(shown)
    except HistoryError as error:
        return Past(fault=error.why.said(language))
    fault = noted.fault.why.said(language) if noted.fault else ""
    entries = tuple(_entry(desk, language, one) for one in shown)
    return Past(entries, more, fault, is_kept=True)


def _entry(desk: Desk, language: Language, one: Change) -> Entry:
    others = () if one.files else tuple(sentences(one, language))
    steps = tuple(_step(desk, language, file) for file in one.files[:MOST])
    if left := len(one.files) - len(steps):
        others = (language.say("另有 {count} 处", count=left),)
    deed = deed_word(one.command, language)
    return Entry(one.number, one.at.astimezone(desk.zone), one.by, deed, one.why, steps, others)


def _step(desk: Desk, language: Language, file: File) -> Step:
    """Say of a file what a clerk knows: the title of its record, and nothing of where it lies."""
    site = desk.site(Glance())
    known = item(site.items, file.id) if site else None
    is_read = known is not None and known.state is not None
    title = (known.title if known and is_read else "") or file.title or file.name
    said = tuple(field_sentences(file, language))
    if file.what != "changed" or file.is_beside:
        said = (file_sentence(file, language, title),)
    can_go_back = file.what != "new" and file.path != WITHDRAWN
    return Step(file.id, title, said, is_read, can_go_back)
