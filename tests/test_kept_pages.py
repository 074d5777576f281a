"""Pages that are kept: not drawn again without need, and never kept when anything is another.

A page of the estate's own that throws dice tells whether it was drawn again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.build import build, planned, press_of
from generator.cli import main
from generator.feeds import Line, LinesFile
from generator.kept_pages import KeptPages
from generator.memory import program
from generator.reading import read
from generator.snapshot import take
from tests.builders import SMALL_ESTATE, at, built, files_below, notice_file, write_estate

pytestmark = pytest.mark.whole

DICE = """\
{% extends "base.html" %}
{% from "components/phone.html" import phone %}
{% block title %}电话{% endblock %}
{% block main %}<p>{{ phone(site.hotline) }} {{ lipsum(n=1) }}</p>{% endblock %}
"""
ALL_PAPERS = """\
{% extends "base.html" %}
{% block title %}{{ notice.title }}{% endblock %}
{% block main %}
<p>{{ papers | length }} 张{% for one in papers if "pdf" in one %} {{ one }}{% endfor %}</p>
{% endblock %}
"""
PAGE = "site/contacts/index.html"
TRACES = ".estate/cache/pages/traces"
WATER = "content/notices/20261121-water.md"
NOON = "2026-11-20T12:00"
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def estate(tmp_path):
    """An estate that was built, one page of which is drawn by throwing dice."""
    folder = write_estate(tmp_path / "estate")
    own(folder, "pages/contacts.html", DICE)
    built(folder)
    return folder


def own(folder, path, text):
    file = folder / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def put(path, text):
    return lambda folder: (folder / path).write_text(text, "utf-8")


def altered(path, words, others):
    def alter(folder):
        text = (folder / path).read_text("utf-8")
        assert words in text
        (folder / path).write_text(text.replace(words, others), "utf-8")

    return alter


def thrown(folder):
    return (folder / PAGE).read_text("utf-8")


def is_drawn_again(folder, moment=NOON, before=None):
    before = before or thrown(folder)
    built(folder, moment)
    return thrown(folder) != before


def test_a_page_of_which_nothing_has_changed_is_not_drawn_again(estate):
    assert not is_drawn_again(estate)
    (estate / WATER).write_text(notice_file("停水", "2026-11-30"), "utf-8")
    assert not is_drawn_again(estate, "2026-11-21T12:00")
    assert "停水" in (estate / "site/notices/20261121-water/index.html").read_text("utf-8")


CONTACTS = SMALL_ESTATE["contacts.yaml"].replace("0110", "0119")
ESTATE = SMALL_ESTATE["estate.yaml"]
ALARM = notice_file("暴雨", "2026-11-30", 级别="特急")


@pytest.mark.parametrize(
    "change",
    [
        put("content/contacts.yaml", CONTACTS),
        put("content/estate.yaml", ESTATE.replace("测试小区", "别的小区")),
        put("content/estate.yaml", f"{ESTATE}accent: '#7a1f1f'\n"),
        put("content/estate.yaml", f"{ESTATE}languages: [zh, en]\n"),
        put(WATER, ALARM),
        put("templates/pages/contacts.html", DICE.replace("<p>", "<p>请拨")),
        lambda folder: own(folder, "components/phone.html", "{% macro phone(c) %}{% endmacro %}"),
        lambda folder: own(folder, "frame/more.html", "<ul></ul>"),
        lambda folder: own(folder, "icons/phone.svg", '<svg viewBox="0 0 24 24"><path/></svg>'),
        put(PAGE, "damaged"),
        lambda folder: (folder / PAGE).unlink(),
        lambda folder: (folder / TRACES).unlink(),
    ],
    ids=[
        *("a fact of the page", "the frame", "the style", "a language", "an alarm"),
        *(
            "its template",
            "a part",
            "a part of the frame",
            "an icon",
            "its file",
            "no file",
            "no traces",
        ),
    ],
)
def test_a_page_is_drawn_again_when_anything_it_shows_is_another(estate, change):
    before = thrown(estate)
    change(estate)
    assert is_drawn_again(estate, before=before)
    assert thrown(estate).endswith("</html>\n")


@pytest.fixture
def another_program(monkeypatch):
    """Replaces the program on the disk; what is loaded stays as it is until the next process."""
    yield lambda: monkeypatch.setattr("generator.__version__", "another")
    monkeypatch.undo()
    program.cache_clear()


def test_another_program_believes_nothing(estate, another_program):
    another_program()
    program.cache_clear()
    assert is_drawn_again(estate)


def test_a_program_that_is_replaced_while_it_runs_goes_on_as_what_it_was(estate, another_program):
    """Else the next process would believe pages that the old one has drawn."""
    another_program()
    assert not is_drawn_again(estate)
    program.cache_clear()
    assert is_drawn_again(estate)


def test_words_that_were_withdrawn_are_kept_nowhere_with_the_pages(estate):
    (estate / WATER).write_text(notice_file("停水", "2026-11-30") + "只说一次的话。\n", "utf-8")
    built(estate)
    assert says(estate / TRACES, "只说一次的话。")
    (estate / WATER).unlink()
    built(estate)
    assert not says(estate / TRACES, "只说一次的话。")


MARKET = """\
---
标题: 周末集市
种类: 文体
日期: 2026-11-28 9:00–11:00
地点: 南门
---
"""
BLACKOUT = notice_file("停电", "2026-11-30", 影响时段="2026-11-29 9:00 至 2026-11-29 11:00")


@pytest.mark.parametrize(
    ("change", "moment"),
    [
        (put("content/estate.yaml", ESTATE.replace("测试小区", "别的小区")), NOON),
        (put("content/estate.yaml", ESTATE.replace("test.example", "other.example")), NOON),
        (put("content/estate.yaml", f"{ESTATE}zone: Asia/Urumqi\n"), NOON),
        (put("content/estate.yaml", ESTATE.replace("1栋", "一号楼")), NOON),
        (put("content/events/market.md", MARKET.replace("集市", "义卖")), NOON),
        (put("content/notices/blackout.md", BLACKOUT.replace("11:00", "12:00")), NOON),
        (put("content/notices/blackout.md", BLACKOUT.replace("停电", "断电")), NOON),
        (put("content/notices/second.md", BLACKOUT), NOON),
        (lambda folder: (folder / "content/notices/blackout.md").unlink(), NOON),
        (put("site/feeds/events.ics", "damaged"), NOON),
        (altered("site/data/notices.json", "停电", "断电"), NOON),
        (altered("site/data/search.js", "停电", "断电"), NOON),
        (lambda folder: (folder / "content/events/market.md").unlink(), NOON),
        (lambda _: None, "2026-11-29T12:00"),
    ],
)
def test_calendars_and_data_are_what_they_are_when_all_is_written_again(tmp_path, change, moment):
    files = {"events/market.md": MARKET, "notices/blackout.md": BLACKOUT}
    folder = write_estate(tmp_path / "estate", files)
    built(folder)
    change(folder)
    before = for_programs(folder)
    built(folder, moment)
    after = for_programs(folder)
    shutil.rmtree(folder / ".estate/cache")
    built(folder, moment)
    assert before != after == for_programs(folder)


def test_a_line_is_written_once_as_long_as_it_is_made_of_the_same(estate):
    """A line is known by what it is made of, wherever it stands."""
    snapshot, written = take(read(estate).content, at(NOON)), []

    def lines(*texts):
        every = [Line((text,), lambda one=text: written.append(one) or one) for text in texts]
        kept = KeptPages(estate, estate / "site")
        file = LinesFile(lambda body: f"{len(body)}", every, "end")
        data = kept.of(snapshot).lines("data/x.json", file)
        (estate / "site/data/x.json").write_bytes(data)
        kept.remember({"data/x.json": data})
        return data.decode()

    assert lines("a", "b", "c") == "7\na,\nb,\nc\nend\n"
    assert lines("c", "d", "a") == "7\nc,\nd,\na\nend\n"
    assert lines() == "0\nend\n"
    assert lines("d") == "1\nd\nend\n"
    assert written == ["a", "b", "c", "d", "d"]


def test_a_line_of_what_nobody_can_know_is_written_again_each_time(estate):
    snapshot, written = take(read(estate).content, at(NOON)), []
    line = Line((open,), lambda: written.append(1) or "x")
    for _ in range(2):
        kept = KeptPages(estate, estate / "site")
        data = kept.of(snapshot).lines("data/x.json", LinesFile(lambda _: "", [line], ""))
        (estate / "site/data/x.json").write_bytes(data)
        kept.remember({"data/x.json": data})
    assert len(written) == 2


def test_no_calendar_is_written_for_an_edit_that_stands_in_none(tmp_path):
    folder = write_estate(tmp_path / "estate", {"events/market.md": MARKET})
    built(folder)
    (folder / WATER).write_text(notice_file("停水", "2026-11-30"), "utf-8")
    code = (
        "import sys; from generator.cli import main;"
        f"status = main(['build', {str(folder)!r}, '--at', {NOON!r}, '--no-posters']);"
        "print(status, 'icalendar' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "0 False"


def for_programs(folder):
    files = files_below(folder / "site")
    return {path: data for path, data in files.items() if not path.endswith(".html")}


def says(file, words):
    return words.encode() in file.read_bytes()


def test_a_template_of_the_estates_own_may_ask_for_all_papers(estate):
    own(estate, "pages/notice.html", ALL_PAPERS)
    page = estate / "site/notices/20261120-always/index.html"
    built(estate)
    assert "<p>0 张</p>" in page.read_text("utf-8")
    made = build(estate, estate / "site", read(estate), at(NOON), press=press_of(estate, None))
    assert "template.broken" not in {one.code for one in made.problems}
    assert "<p>2 张 /notices/20261120-always/poster.pdf</p>" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data.replace(b"contacts", b"contagts"),
        lambda _: b"",
        lambda _: b"\0" * 200,
        lambda _: b'{"by": 1}',
    ],
)
def test_traces_that_are_damaged_are_not_believed(estate, damage):
    traces = estate / TRACES
    traces.write_bytes(damage(traces.read_bytes()))
    assert is_drawn_again(estate)
    assert not is_drawn_again(estate)


def test_on_a_persons_word_everything_is_drawn_again(estate):
    before = thrown(estate)
    assert main(["build", str(estate), "--at", NOON, "--no-posters", "--anew"]) == 0
    assert thrown(estate) != before


def test_a_plan_draws_no_more_than_the_build_and_writes_nothing(estate):
    before = files_below(estate)
    plan = planned(estate, estate / "site", read(estate), at(NOON)).published
    assert (plan.put, plan.removed) == ((), ())
    assert files_below(estate) == before


def test_where_nothing_can_be_kept_the_build_goes_on_without(estate):
    shutil.rmtree(estate / ".estate/cache")
    (estate / ".estate/cache").write_text("in the way", "utf-8")
    assert is_drawn_again(estate)
    assert is_drawn_again(estate)


def test_a_template_that_fails_is_told_at_every_build(estate):
    own(estate, "pages/notice.html", "{{ nothing.there }}")
    for _ in range(3):
        assert "template.broken" in {one.code for one in built(estate).problems}


def test_a_poster_that_was_made_since_is_offered(estate):
    page = "notices/20261120-always/index.html"
    assert ".pdf" not in (estate / "site" / page).read_text("utf-8")
    build(estate, estate / "site", read(estate), at(NOON), press=press_of(estate, None))
    assert ".pdf" in (estate / "site" / page).read_text("utf-8")


@pytest.mark.parametrize("days", [31, pytest.param(1, marks=pytest.mark.slow)])
def test_a_year_of_builds_is_what_each_day_is_built_from_nothing(tmp_path, days):
    """In a folder full of the past, with edits, ends and another telephone number."""
    folder = write_estate(tmp_path / "kept")
    for passed in range(0, 365, days):
        moment = datetime(2027, 1, 1, 9, tzinfo=ZONE) + timedelta(passed)
        notice = notice_file(f"第{passed}天", f"{moment + timedelta(passed % 9):%Y-%m-%d}")
        (folder / f"content/notices/n{passed % 7}.md").write_text(notice, "utf-8")
        if passed % 3 == 0:
            contacts = SMALL_ESTATE["contacts.yaml"].replace("0110", f"0{passed:03}")
            (folder / "content/contacts.yaml").write_text(contacts, "utf-8")
        built(folder, moment.isoformat())
        fresh = tmp_path / f"fresh-{passed}"
        shutil.copytree(folder / "content", fresh / "content")
        built(fresh, moment.isoformat())
        assert pages(folder) == pages(fresh), moment
        shutil.rmtree(fresh)


def pages(folder):
    """All pages of its site; feeds also say when the folder's past first saw a thing."""
    return {
        path: data for path, data in files_below(folder / "site").items() if path.endswith(".html")
    }
