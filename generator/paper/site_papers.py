"""Papers the site offers: each visible notice and event as a poster and as a picture.

They go when the item goes, since nothing is made of what the snapshot does not hold. What
is said on the estate's own boards alone (``board_only``) is not in a snapshot, so it cannot
be on them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace

from generator.dataclass import dataclass
from generator.kinds.disclosures.view import DisclosureView
from generator.kinds.events.shown import EventView
from generator.kinds.notices.shown import NoticeView
from generator.paper.sheet import Document, Sheet
from generator.paper.sheets.events import event_sheet
from generator.paper.sheets.notices import notice_sheet
from generator.paper.typesetting.press import Order, Press, Printed
from generator.problems import Problem
from generator.snapshot import Snapshot
from generator.templating.markup import Prose

Picture = Callable[[str], bytes | None]
"""A file of the estate's folder, made ready to be shown; ``None`` where it must not be."""

WORDS = "poster.txt"
POSTER, PICTURE = "poster.pdf", "poster.png"


@dataclass(frozen=True)
class Papers:
    """Posters and pictures as files; ``words`` are files beside them: all that can be read on them.

    No text can be taken from the papers themselves, so these are audited in their place.
    """

    files: dict[str, bytes]
    words: dict[str, bytes]
    problems: tuple[Problem, ...] = ()

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset(f"/{path}" for path in self.files)


NO_PAPERS = Papers({}, {})


def without_words(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Select what goes out after the audit: no words by themselves, no paper without its own."""
    return {path: data for path, data in files.items() if _may_go_out(path, files)}


def _may_go_out(path: str, files: Container[str]) -> bool:
    folder, _, name = path.rpartition("/")
    if name in {POSTER, PICTURE}:
        return f"{folder}/{WORDS}" in files
    return name != WORDS


def site_papers(site: Snapshot, press: Press, picture: Picture) -> Papers:
    """Make poster and picture of everything dated, on up to four cores."""
    orders = dict(_orders(site, picture))
    printed = dict(zip(orders, press.run(list(orders.values())), strict=True))
    done = {path: one for path, one in printed.items() if one.made is not None}
    press.tidy()
    return Papers(
        files={path: one.made.data for path, one in done.items() if one.made},
        words={_words_of(path): _text(one, press) for path, one in done.items()},
        problems=tuple(sorted({p for one in printed.values() for p in one.problems})),
    )


def figures_of(view: NoticeView | EventView | DisclosureView, picture: Picture) -> dict[str, bytes]:
    """Map each address on the site to the picture that is published there."""
    made = ((one.address, picture(one.source)) for one in view.attachments if one.is_picture)
    return {address: data for address, data in made if data}


def _orders(site: Snapshot, picture: Picture) -> Iterator[tuple[str, Order]]:
    prose = Prose()
    for notice in site.notices:
        sheet = notice_sheet(notice, site, prose, figures_of(notice, picture))
        yield from _both(notice.address, sheet, site)
    for event in site.events:
        sheet = event_sheet(event, site, prose, figures_of(event, picture))
        yield from _both(event.address, sheet, site)


def _both(address: str, sheet: Sheet, site: Snapshot) -> Iterator[tuple[str, Order]]:
    folder = address.removeprefix("/")
    yield f"{folder}{POSTER}", Order(Document.of(site.estate, sheet.title, (sheet,)))
    picture = replace(sheet, template="picture")
    document = Document.of(site.estate, sheet.title, (picture,))
    yield f"{folder}{PICTURE}", Order(document, is_picture=True)


def _words_of(path: str) -> str:
    return f"{path.rpartition('/')[0]}/{WORDS}"


def _text(printed: Printed, press: Press) -> bytes:
    """Poster and picture are made of one sheet, so they say the same."""
    return f"{printed.order.document.text}\n{press.own_text}".encode()
