"""The files themselves: archival, accessible, the same every time, and never a program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generator.paper import Cache, Press
from generator.paper.typesetting.press import PIXELS, Order
from generator.paper.sheet import Document
from tests.builders import at, make_notice
from tests.print.paper_reading import Paper, codes_in, picture_of

pytestmark = pytest.mark.whole

CODE = '#panic("x") #import "paper.typ": * $ \\ *一* `x` <y> @z // /* #{ 1 }'


@pytest.fixture(scope="module")
def order(sheet_of):
    sheet = sheet_of(make_notice(number="2026-118", body="- 一\n- 二\n\n|甲|乙|\n|---|---|\n|1|2|"))
    return Order(Document(sheet.title, "测试服务中心", (sheet,)))


@pytest.fixture(scope="module")
def poster(press, order):
    return Paper(press.run([order])[0].made.data)


def test_it_says_of_itself_that_it_is_archival_and_accessible(poster):
    assert "<pdfaid:part>2</pdfaid:part>" in poster.metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in poster.metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in poster.metadata


def test_it_has_a_title_a_language_and_an_author(poster):
    assert poster.pypdf.metadata.title == "停水通知"
    assert poster.pypdf.metadata.author == "测试服务中心"
    assert poster.catalogue["/Lang"] in {"zh-CN", "zh"}
    assert poster.catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_tagged_and_every_picture_has_its_words(poster):
    assert poster.catalogue["/MarkInfo"]["/Marked"]
    tags = [tag for tag, _ in poster.tags]
    assert {"/H1", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= set(tags)
    assert tags.count("/H1") == 1
    pictures = [words for tag, words in poster.tags if tag == "/Figure"]
    assert "二维码：https://test.example/n/2026-118/" in pictures
    assert all(pictures)


def test_every_font_travels_with_it(poster):
    assert poster.fonts
    assert all(poster.fonts.values())


def test_its_only_time_is_that_of_its_content(poster):
    created = poster.pypdf.metadata.creation_date
    assert created.astimezone(UTC) == datetime(2026, 11, 24, 16, tzinfo=UTC)


def test_the_same_paper_is_the_same_bytes_in_any_press(order, poster):
    assert Press().run([order])[0].made.data == poster.data
    assert Press().run([order, order, order])[2].made.data == poster.data


def test_a_poster_is_a_small_file(poster):
    assert len(poster.data) < 120_000


def test_no_text_is_ever_a_program(paper):
    poster = paper(
        make_notice(title=CODE[:58], cause=CODE, actions=[CODE, CODE], help=CODE, body=f"正文{CODE}")
    )
    assert poster.says(CODE) == []


def test_a_picture_is_as_wide_as_a_telephone_shows_and_leads_to_the_page(printed, sheet_of):
    sheet = sheet_of(make_notice(number="2026-118"), template="picture")
    picture = picture_of(printed(sheet, is_picture=True).made.data)
    assert picture.width == PIXELS
    assert codes_in(picture.convert("L")) == ["https://test.example/n/2026-118/"]
    half = picture.convert("L").resize((540, picture.height // 2))
    assert codes_in(half) == ["https://test.example/n/2026-118/"]


def test_a_paper_is_made_once_and_then_remembered(order, tmp_path):
    first = Press(cache=Cache(tmp_path)).run([order])[0]
    (entry,) = (tmp_path / ".estate/cache/papers").iterdir()
    before = entry.stat().st_mtime_ns
    again = Press(cache=Cache(tmp_path)).run([order])[0]
    assert again.made == first.made
    assert entry.stat().st_mtime_ns == before


def test_a_remembered_paper_that_was_tampered_with_is_made_anew(order, poster, tmp_path):
    Press(cache=Cache(tmp_path)).run([order])
    (entry,) = (tmp_path / ".estate/cache/papers").iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"/Page", b"/Pane"))
    assert Press(cache=Cache(tmp_path)).run([order])[0].made.data == poster.data


@pytest.mark.parametrize("change", ["title", "stamp", "data", "template"])
def test_whatever_changes_on_it_makes_it_anew(change, order, tmp_path):
    (sheet,) = order.document.sheets
    other = {
        "title": replace(sheet, title="停电通知"),
        "stamp": replace(sheet, stamp=at("2026-11-23T08:00")),
        "data": replace(sheet, data={**sheet.data, "help": "请找管家"}),
        "template": replace(sheet, template="letter"),
    }[change]
    press = Press(cache=Cache(tmp_path))
    press.run([order, Order(replace(order.document, sheets=(other,)))])
    assert len(list((tmp_path / ".estate/cache/papers").iterdir())) == 2


def test_what_is_no_longer_asked_for_is_forgotten(order, tmp_path):
    press = Press(cache=Cache(tmp_path))
    press.run([order])
    later = Press(cache=Cache(tmp_path))
    later.tidy()
    assert not list((tmp_path / ".estate/cache/papers").iterdir())


def _own(tmp_path, name, text):
    folder = tmp_path / "templates/posters"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return Press(tmp_path / "templates")


def test_the_estates_own_template_replaces_the_built_in_one(order, tmp_path):
    own = '#let sheet(d, n) = page(paper: "a5", heading("我们自己的" + d.title))'
    done = _own(tmp_path, "notice.typ", own).run([order])[0]
    assert not done.problems
    assert Paper(done.made.data).text == "我们自己的停水通知"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("#let sheet(d, n) = {\n  page[#d.nothing]\n}", 2),
        ("#let sheet(d, n) = [\n", 1),
        ("#let other = 1", 0),
        ('#import "@preview/cetz:0.3.0": *\n#let sheet(d, n) = page[]', 0),
        ('#let sheet(d, n) = page[#set text(font: "Nothing Such")\n停]', 1),
    ],
)
def test_one_that_fails_is_told_and_the_built_in_one_is_used(text, line, order, poster, tmp_path):
    done = _own(tmp_path, "notice.typ", text).run([order])[0]
    assert done.made.data == poster.data
    (told,) = done.problems
    assert told.code == "template.broken"
    assert told.place.path.startswith("templates/posters/")
    assert not line or told.place.line == line


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("notice.typ", "", "template.empty"),
        ("main.typ", "\0\0\0", "template.empty"),
        ("main.typ", "#let data = json(bytes(sys.inputs.data))\n", "template.broken"),
        ("icons/phone.svg", "<svg>", "template.cut"),
    ],
)
def test_one_that_is_empty_or_cut_off_is_told_and_the_built_in_one_is_used(
    name, text, code, order, poster, tmp_path
):
    (tmp_path / "templates/posters/icons").mkdir(parents=True)
    done = _own(tmp_path, name, text).run([order])[0]
    assert done.made.data == poster.data
    assert [(p.code, p.place.path) for p in done.problems] == [(code, f"templates/posters/{name}")]


def test_a_paper_that_cannot_be_made_at_all_is_missing_and_told(press, order):
    (sheet,) = order.document.sheets
    broken = replace(sheet, data={**sheet.data, "facts": 7})
    done, whole = press.run([Order(replace(order.document, sheets=(broken,))), order])
    assert done.made is None
    assert [told.code for told in done.problems] == ["poster.failed"]
    assert whole.made is not None
