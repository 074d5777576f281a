"""Nothing grows faster than what it is made from: calls are counted, not seconds."""

from __future__ import annotations

import sys

import pytest

from generator.feeds import feeds
from generator.models.categories import Category
from generator.pages import drawings
from generator.snapshot import take
from generator.templating import Renderer
from tests.builders import (
    SMALL_ESTATE,
    at,
    built,
    make_content,
    make_event,
    make_notice,
    notice_file,
    write_estate,
)
from tests.often import always

pytestmark = pytest.mark.whole

MOMENT = "2026-11-25T12:00"
FEW = 12
"""Of what is doubled twice; what does not depend on it costs the same each time."""


def notices(number):
    return {
        f"notices/n{one}.md": f"{notice_file(f'第{one}则', '2026-12-20')}见[电话](/contacts/)。\n"
        for one in range(number)
    }


def buildings(number):
    more = "".join(
        f"  - {{id: b{one}, name: 新{one}栋, kind: 高层, floors: 9, units: [b{one}-1]}}\n"
        for one in range(number)
    )
    return {"estate.yaml": f"{SMALL_ESTATE['estate.yaml']}{more}"} | notices(2)


def boards(number):
    more = "".join(
        f"  - {{id: x{one}, name: 新{one}号公告栏, kind: 大门}}\n" for one in range(number)
    )
    return {"boards.yaml": f"{SMALL_ESTATE['boards.yaml']}{more}"} | notices(2)


def contacts(number):
    more = "".join(
        f"  - {{id: c{one}, name: 新{one}号台, phone: 000-0000 0{one:03}}}\n"
        for one in range(number)
    )
    return {"contacts.yaml": f"{SMALL_ESTATE['contacts.yaml']}{more}"}


def guides(number):
    return {
        f"guides/g{one}.md": f"---\n标题: 第{one}件事\n更新: 2026-11-01\n---\n第{one}件事这样办。\n"
        for one in range(number)
    }


def ended(number):
    return {f"notices/e{one}.md": notice_file(f"旧{one}则", "2026-11-20") for one in range(number)}


def lists(number):
    """Sizes of what lists notices and events, of an estate with so many of each."""
    notices = (
        make_notice(
            f"n{one:03}",
            title=f"第{one:03}则",
            scope="1栋" if one % 2 else "全小区",
            end="2026-12-20",
        )
        for one in range(number)
    )
    events = (make_event(f"e{one:03}", title=f"第{one:03}项") for one in range(number))
    snapshot = take(make_content(*notices, events=tuple(events)), at(MOMENT))
    renderer = Renderer(snapshot.estate.url)
    pages = drawings(snapshot, renderer)
    atoms = feeds(snapshot, renderer, ())
    return {path: len(pages[path]()) for path in LISTS} | {
        path: len(atoms[path]) for path in atoms if path.endswith(".xml") and "feeds/" in path
    }


WATER = f"notices/category/{Category.WATER.value}"
LISTS = (
    *("index.html", "large/index.html", "404.html", "boards/index.html", "buildings/1/index.html"),
    "buildings/2/index.html",
    *(f"{of}/{page}index.html" for of in ("notices", WATER, "events") for page in ("", "page/2/")),
)


def test_nothing_that_lists_grows_from_two_hundred_to_four_hundred():
    """Pages differ in their counts alone, which have as many digits."""
    assert lists(200) == lists(400)


def calls(folder):
    """Functions called, ours and those of Python, while an estate is built from nothing."""
    counted = 0

    def seen(_frame, event, _what):
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        built(folder, MOMENT)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    ("files", "most"),
    always(
        *((one, 2.0) for one in (notices, ended)),
        more=[
            *((one, 2.0) for one in (boards, contacts, guides)),
            (buildings, 15.0),  # each page of a building has all of them to choose one's own from
        ],
    ),
)
def test_twice_as_much_takes_no_more_than_twice_as_many_calls(tmp_path, files, most):
    """Comparisons that put things in order are all that may be left for each pair of them."""
    built(write_estate(tmp_path / "first", files(1)), MOMENT)  # what is made once for a process
    once, twice, four_times = (
        calls(write_estate(tmp_path / str(number), files(number)))
        for number in (FEW, 2 * FEW, 4 * FEW)
    )
    more = (four_times - twice) - 2 * (twice - once)
    pairs = ((4 * FEW) ** 2 - (2 * FEW) ** 2) - 2 * ((2 * FEW) ** 2 - FEW**2)
    assert more / pairs < most
    assert once < twice < four_times
