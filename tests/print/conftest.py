"""The press of these tests, and papers made of what a clerk may type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.paper import Press
from generator.paper.sheets.events import event_sheet
from generator.paper.sheets.notices import notice_sheet
from generator.paper.typesetting.press import Order
from generator.paper.sheet import Document
from generator.snapshot import take
from generator.templating.markup import Prose
from tests.builders import at, make_content
from tests.print.paper_reading import Paper

NOW = "2026-11-24T08:00"


@pytest.fixture(scope="session")
def press():
    return Press()


@pytest.fixture(scope="session")
def printed(press):
    """What the press makes of sheets: ``printed(sheet)``; nothing may be said about them."""

    def make(*sheets, is_picture=False):
        document = Document(sheets[0].title, "测试服务中心", tuple(sheets))
        (done,) = press.run([Order(document, is_picture)])
        return done

    return make


@pytest.fixture(scope="session")
def sheet_of():
    """The sheet of one notice or event, as of a moment."""

    def sheet(item, moment=NOW, template=None, pictures=(), board_only=(), **estate):
        is_event = hasattr(item, "kind")
        content = make_content(
            *([] if is_event else [item]), events=[item] if is_event else [], **estate
        )
        site = take(content, at(moment))
        (view,) = site.events if is_event else site.notices
        make = event_sheet if is_event else notice_sheet
        made = make(view, site, Prose(), dict(pictures), board_only)
        return replace(made, template=template) if template else made

    return sheet


@pytest.fixture(scope="session")
def paper(printed, sheet_of):
    """The poster of one notice or event, read back: ``paper(make_notice(…))``."""

    def read(item, *args, **options):
        done = printed(sheet_of(item, *args, **options))
        assert done.made is not None, done.problems
        return Paper(done.made.data)

    return read
