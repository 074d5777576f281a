"""What is done about a finding: the least that keeps the hidden hidden and all else public."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings

from generator.audit import audit, hidden_at, only_shown
from generator.build import build, inspect
from generator.reading import read
from generator.snapshot import take
from tests.builders import REPOSITORY, SMALL_ESTATE, at, make_content, make_notice, write_estate
from tests.strategies import moments

pytestmark = pytest.mark.whole

WORDS = "二号楼水箱清洗暂停供水"
GONE = f"---\n标题: {WORDS}\n类别: 停水\n编号: 2026-101\n张贴至: 2026-11-25\n---\n请备水。\n"
NAME = "20261120-gone"
NOON = at("2026-11-25T12:00")
MIDNIGHT = at("2026-11-26T00:00")
HERE = "notices/20261124-here.md"


def here(body="请走楼梯。", fields="", title="电梯年检"):
    return f"---\n标题: {title}\n类别: 电梯\n张贴至: 2026-12-31\n{fields}---\n{body}\n"


@pytest.fixture
def estate(tmp_path):
    """``(files)`` → a small estate in which ``NAME`` is visible at noon and gone at midnight."""

    def made(files=None):
        return write_estate(tmp_path / "estate", {f"notices/{NAME}.md": GONE, **(files or {})})

    return made


def built(folder, moment=MIDNIGHT):
    return build(folder, folder / "site", read(folder), moment)


def site(folder):
    files = (file for file in (folder / "site").rglob("*") if file.is_file())
    return {
        f.relative_to(folder / "site").as_posix(): f.read_bytes().decode(errors="replace")
        for f in files
    }


def showing(folder, words):
    return {path for path, text in site(folder).items() if words in text}


def told(done):
    return [(problem.code, problem.place.path, problem.place.line) for problem in done.problems]


# What a text says of something hidden ----------------------------------------------------------

WRITTEN = {
    "a path": f"见notices/{NAME}，谢谢",
    "a path and a slash": f"见 /notices/{NAME}/ 。",
    "words right behind it": f"见notices/{NAME}谢谢大家",
    "the whole address": f"见https://test.example/notices/{NAME}/，谢谢",
    "in angle brackets": f"见 <https://test.example/notices/{NAME}/> 。",
    "percent signs": f"见 /notices/{NAME.replace('-', '%2D')}/ 。",
    "a file of it": f"见 https://test.example/notices/{NAME}/poster.pdf 。",
    "the printed address": "见 https://test.example/n/2026-101/ 。",
    "a label that is its address": f"见[notices/{NAME}](/notices/{NAME}/)。",
    "code": f"见 `notices/{NAME}` 。",
}


ALIKE = {
    "a path and a slash",
    "in angle brackets",
    "a file of it",
    "a label that is its address",
    "code",
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=[pytest.mark.slow] if name in ALIKE else [])
        for name, text in WRITTEN.items()
    ],
)
def test_an_address_that_is_spelt_out_is_left_out_once_it_leads_nowhere(estate, text):
    folder = estate({HERE: here(f"第一行。\n\n{text}")})
    assert told(built(folder, NOON)) == []
    before = site(folder)
    done = built(folder)
    assert told(done) == [("ref.hidden_address", f"content/{HERE}", 8)]
    assert showing(folder, NAME) == showing(folder, "2026-101") == set()
    assert showing(folder, WORDS) == set()
    gone = {path for path in before if NAME in path or path.startswith("n/")}
    assert set(before) - gone <= set(site(folder))
    page = site(folder)["notices/20261124-here/index.html"]
    assert "第一行" in page
    assert "[…]" in page
    assert ("谢谢" in text) is ("谢谢" in page)
    assert "电梯年检" in site(folder)["index.html"]


LINKED = {
    "inside": f"/notices/{NAME}/",
    "copied from a browser": f"https://test.example/notices/{NAME}/",
    "of another scheme": f"http://TEST.example/notices/{NAME}",
    "to a file of it": f"https://test.example/notices/{NAME}/poster.png",
    "by its number": "https://test.example/n/2026-101/",
}


@pytest.mark.parametrize("target", LINKED.values(), ids=LINKED)
def test_a_link_becomes_text_once_it_leads_nowhere(estate, target):
    folder = estate({HERE: here(f"见[先前的公告]({target})。"), "guides/a.md": guide(target)})
    built(folder, NOON)
    pages = ("notices/20261124-here/index.html", "guides/a/index.html")
    assert all(re.search(r"<a [^>]*>先前的公告</a>", site(folder)[page]) for page in pages)
    assert told(built(folder)) == []
    assert showing(folder, NAME) == showing(folder, "2026-101") == set()
    assert all("先前的公告" in site(folder)[page] for page in pages)


def guide(target):
    return f"---\n标题: 停水怎么办\n最近核对: 2026-11-01\n---\n见[先前的公告]({target})。\n"


def test_a_link_with_the_whole_address_of_something_else_stays(estate):
    addresses = ("notices/category/water/", "feeds/events.ics", "n/2026-999/", "events/2026-12/")
    text = " ".join(f"[甲](https://test.example/{address})" for address in addresses)
    folder = estate({HERE: here(text)})
    assert told(built(folder)) == []
    page = site(folder)["notices/20261124-here/index.html"]
    assert all(f'href="https://test.example/{address}"' in page for address in addresses)


ELSEWHERE = {
    "title": {HERE: here(title=f"见notices/{NAME}")},
    "field": {HERE: here(fields=f"原因: 见notices/{NAME}\n")},
    "list": {HERE: here(fields=f"请您配合: [关阀, 见notices/{NAME}]\n")},
    "guide": {"guides/a.md": guide("/contacts/") + f"\nnotices/{NAME}\n"},
    "contact": {
        "contacts.yaml": "contacts:\n  - {id: duty, name: 值班, phone: 000-0000 0110, "
        f"hours: 见notices/{NAME}}}\n  - {{id: butler, name: 管家, phone: 000-0000 0103}}\n"
    },
}


@pytest.mark.parametrize("files", ELSEWHERE.values(), ids=ELSEWHERE)
def test_so_it_is_wherever_it_was_written(estate, files):
    folder = estate(files)
    built(folder, NOON)
    pages = {path for path in site(folder) if NAME not in path and not path.startswith("n/")}
    ((code, path, line),) = told(built(folder))
    assert (code, path) == ("ref.hidden_address", f"content/{next(iter(files))}")
    assert line > 1
    assert showing(folder, NAME) == set()
    assert pages <= set(site(folder))


SPEAKING = {"estate.yaml": SMALL_ESTATE["estate.yaml"] + "languages: [zh, en]\n"}
ENGLISH = "---\ntitle: {}\n---\n{}\n"


def test_so_it_is_in_a_translation(estate):
    english = HERE.replace(".md", ".en.md")
    words = ENGLISH.format("Lifts", f"Once more: notices/{NAME}")
    folder = estate({**SPEAKING, HERE: here(), english: words})
    assert told(built(folder, NOON)) == []
    assert told(built(folder)) == [("ref.hidden_address", f"content/{english}", 4)]
    assert showing(folder, NAME) == set()
    assert "Once more: […]" in site(folder)["en/notices/20261124-here/index.html"]


def test_what_a_translation_names_in_another_way_is_held_in_every_language(estate):
    words = ENGLISH.format("Lifts", f"See notices/{HARDER['an escape']}")
    folder = estate({**SPEAKING, HERE: here(), HERE.replace(".md", ".en.md"): words})
    built(folder, NOON)
    assert told(built(folder)) == [("audit.held", f"content/{HERE}", 2)]
    assert showing(folder, NAME) == showing(folder, "20261124-here") == set()
    assert "en/index.html" in site(folder)


def test_words_of_a_translation_are_as_hidden_as_the_original(estate):
    words = "The tank of building 2 is cleaned, so there is no water"
    folder = estate({**SPEAKING, f"notices/{NAME}.en.md": ENGLISH.format("Water", words)})
    own(folder, "pages/home.html", PAGE.format(words))
    assert told(built(folder, NOON)) == []
    assert [code for code, *_ in told(built(folder))] == ["audit.found"]
    assert showing(folder, words) == set()


def test_a_check_tells_it_as_well_and_writes_nothing(estate):
    folder = estate({HERE: here(WRITTEN["a path"])})
    assert inspect(read(folder), folder, NOON) == ()
    (problem,) = inspect(read(folder), folder, MIDNIGHT)
    assert (problem.code, problem.place.line) == ("ref.hidden_address", 6)
    assert not (folder / "site").exists()


def test_what_is_not_yet_public_is_not_named_either(estate):
    later = here(fields="张贴自: 2026-12-01\n")
    folder = estate({"notices/later.md": later, HERE: here("见notices/later。")})
    assert [code for code, *_ in told(built(folder, NOON))] == ["ref.hidden_address"]
    assert showing(folder, "notices/later") == set()
    assert told(built(folder, at("2026-12-01T00:00"))) == []
    assert "见notices/later。" in site(folder)["notices/20261124-here/index.html"]


def test_a_line_for_the_board_alone_may_name_it(estate):
    folder = estate({HERE: here(fields=f"仅限张贴: 见notices/{NAME}\n")})
    assert told(built(folder)) == []


HARDER = {
    "an escape": NAME.replace("-", "\\-"),
    "an entity": NAME.replace("2", "&#50;", 1),
}


@pytest.mark.parametrize("name", HARDER.values(), ids=HARDER)
def test_what_names_it_in_another_way_is_held_and_nothing_else_is(estate, name):
    folder = estate({HERE: here(f"见notices/{name}"), "notices/20261123-other.md": here()})
    assert told(built(folder, NOON)) == []
    before = site(folder)
    assert told(built(folder)) == [("audit.held", f"content/{HERE}", 2)]
    assert showing(folder, NAME) == set()
    left = {p for p in before if NAME not in p and "20261124-here" not in p and p[:2] != "n/"}
    assert left <= set(site(folder))
    assert showing(folder, "20261124-here") == set()
    assert "20261123-other" in site(folder)["index.html"]
    assert "20261123-other" in site(folder)["feeds/notices.xml"]


def test_what_is_held_comes_back_when_it_is_mended(estate):
    folder = estate({HERE: here(f"见notices/{HARDER['an escape']}")})
    built(folder)
    (folder / "content" / HERE).write_text(here(), "utf-8")
    assert told(built(folder)) == []
    assert "20261124-here" in site(folder)["index.html"]


# What a template says --------------------------------------------------------------------------


def own(folder, template, text):
    file = folder / "templates" / template
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


PAGE = (
    '{{% extends "base.html" %}}{{% block title %}}首页{{% endblock %}}'
    "{{% block main %}}<h1>本周：{}</h1>{{% endblock %}}"
)


@pytest.mark.parametrize(
    "leak", [WORDS, f"notices/{NAME}", f'<a href="notices/{NAME}/">甲</a>', "/n/2026-101"]
)
def test_a_home_page_of_the_estates_own_gives_way_to_the_built_in_one(estate, leak):
    folder = estate({HERE: here()})
    own(folder, "pages/home.html", PAGE.format(leak))
    assert told(built(folder, NOON)) == []
    assert "本周" in site(folder)["index.html"]
    done = built(folder)
    assert [(code, path) for code, path, _ in told(done)] == [("audit.found", "site/index.html")]
    assert showing(folder, NAME) == showing(folder, WORDS) == showing(folder, "本周") == set()
    assert "电梯年检" in site(folder)["index.html"]


def test_a_leak_on_every_page_is_told_once(estate):
    folder = estate()
    base = (REPOSITORY / "templates/base.html").read_text("utf-8")
    own(folder, "base.html", base.replace("</main>", f"</main><p>{WORDS}</p>"))
    built(folder, NOON)
    assert len(showing(folder, WORDS)) > 20
    done = built(folder)
    assert [code for code, *_ in told(done)] == ["audit.found"]
    assert showing(folder, WORDS) == set()
    assert len(site(folder)) > 40


def test_a_text_that_names_something_hidden_costs_no_template_of_the_estates_own(estate):
    folder = estate({HERE: here(WRITTEN["a path"])})
    own(folder, "pages/home.html", PAGE.format("小区要闻"))
    assert [code for code, *_ in told(built(folder))] == ["ref.hidden_address"]
    assert "小区要闻" in site(folder)["index.html"]


def test_words_the_program_says_by_itself_are_no_secret_of_an_ended_notice(estate):
    """Here somebody once typed what stands on every page for what is not there."""
    folder = estate()
    built(folder, NOON)
    said = re.search(r"<p>([^<>]{12,})</p>", site(folder)["404.html"])[1]
    (folder / f"content/notices/{NAME}.md").write_text(GONE + f"\n{said}\n", "utf-8")
    own(folder, "pages/home.html", PAGE.format("小区要闻"))
    assert told(built(folder)) == []
    assert said in site(folder)["404.html"]
    assert "小区要闻" in site(folder)["index.html"]
    assert showing(folder, WORDS) == set()


def test_words_of_the_estates_own_templates_are_an_excuse_for_nothing(estate):
    """The same template says it before and after; only then is it what an ended notice said."""
    folder = estate()
    own(folder, "pages/home.html", PAGE.format("暂停供水两天请提前备水"))
    assert told(built(folder)) == []
    (folder / f"content/notices/{NAME}.md").write_text(GONE + "\n暂停供水两天请提前备水\n", "utf-8")
    assert [code for code, *_ in told(built(folder))] == ["audit.found"]


# Laws ------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(moments())
def test_what_is_shown_depends_on_nothing_hidden(drawn):
    """The snapshot of what is visible alone is the snapshot of everything."""
    content, moment = drawn
    assert take(only_shown(content, hidden_at(content, moment)), moment) == take(content, moment)


def test_what_is_hidden_is_found_where_a_visible_one_is_called_like_its_beginning():
    long, short = make_notice("lift-2", end="2026-11-30"), make_notice("lift", end="2026-11-01")
    hidden = hidden_at(make_content(long, short), NOON)
    texts = {"lift-2/": 0, "lift/": 1, "lift。": 1, "lift-2请看": 0, "lift请看": 1, "lift2": 0}
    for text, count in texts.items():
        files = {"index.html": f"<html>notices/{text}</html>".encode()}
        assert len(audit(files, hidden).findings) == count, text


def test_the_next_change_is_that_of_everything_there_is(estate):
    """Though the files are made again of what is shown alone."""
    later = here(fields="张贴自: 2026-11-27\n")
    folder = estate({"notices/later.md": later, HERE: here(WRITTEN["a path"])})
    done = built(folder)
    assert [code for code, *_ in told(done)] == ["ref.hidden_address"]
    assert done.snapshot.changes.next == MIDNIGHT + timedelta(days=1)
    assert "2026-11-26T16:00:00Z" in site(folder)["status.json"]
