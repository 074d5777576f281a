"""The form at the desk: filled, drawn, refused, taken up again, and written by its command."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from generator.cli import now
from tests.builders import write_estate
from tests.desks import opened_desk

pytestmark = pytest.mark.whole

DRAFT = "notices/draft.md"
TEXT = """\
---
状态: 草稿
标题: 二栋停水  # 标题写清楚几栋
类别: 停水
影响时段: 2036-11-25 9:00–17:00
联系人: duty
---
请提前备水。
"""
FILES = {
    DRAFT: TEXT,
    "notices/hanging.md": TEXT.replace("状态: 草稿\n", ""),
    "guides/lift.md": "---\n标题: 电梯\n最近核对: 2026-11-01\n---\n站稳扶好。\n",
    "guides/lift.en.md": "---\ntitle: Lifts\n---\nHold on.\n",
    "notices/broken.md": TEXT.replace("2036-11-25", "2036-11-31"),
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = write_estate(tmp_path_factory.mktemp("desk"), FILES)
    estate = folder / "content/estate.yaml"
    estate.write_text(f"{estate.read_text('utf-8')}languages: [en]\n", "utf-8")
    with opened_desk(folder) as desk:
        desk.now = now()
        yield desk


@pytest.fixture
def desk(opened):
    with opened.taken_back():
        yield opened


def page(desk, path):
    status, body, _ = desk.ask(path)
    assert status == 200, (path, status)
    return body.decode()


def fields(text):
    """Names and values as a browser would send them: what is typed, ticked and chosen."""
    start = text.index('id="mend"')
    form = text[start : text.index("</form>", start)]
    found = []
    for tag in re.finditer(
        r"<input [^>]*>|<textarea ([^>]*)>(.*?)</textarea>|<select ([^>]*)>(.*?)</select>",
        form,
        re.DOTALL,
    ):
        name = re.search(r'name="([^"]*)"', tag[0])
        value = re.search(r'value="([^"]*)"', tag[0])
        if name is None or ('type="checkbox"' in tag[0] and " checked" not in tag[0]):
            continue
        if tag[0].startswith("<textarea"):
            found.append((name[1], tag[2].removeprefix("\n")))
        elif tag[0].startswith("<select"):
            chosen = re.search(r'<option value="([^"]*)" selected', tag[4])
            found.append((name[1], chosen[1] if chosen else ""))
        else:
            found.append((name[1], value[1] if value else ""))
    return [(name, unescape(value)) for name, value in found]


def sent(desk, id, more=(), **typed):
    """Fill the form in and send it; the address it leads to."""
    form = [
        (n, typed.get(n, v))
        for n, v in fields(page(desk, f"/desk/items/{id}/edit/{''.join(more)}"))
    ]
    return press(desk, form)


def press(desk, form, path="/desk/run"):
    kind = "application/x-www-form-urlencoded"
    status, body, headers = desk.ask(path, "POST", urlencode(form), Content_Type=kind)
    assert status == 303, body.decode()
    return headers["Location"]


def text(desk, path=DRAFT):
    return (desk.folder / "content" / path).read_text("utf-8")


def test_a_draft_is_saved_at_once_and_only_the_lines_that_are_meant_change(desk):
    address = sent(desk, "draft", **{"one:title": "三栋停水", "body": "改了。\r\n\r\n---\r\n完。"})
    said = page(desk, address)
    assert "存好了" in said
    assert 'data-saved="draft"' in said
    assert text(desk) == TEXT.replace("二栋停水 ", "三栋停水 ").replace(
        "请提前备水。", "改了。\n\n---\n完。"
    )


def test_what_owners_read_is_planned_in_words_and_written_when_one_is_sure(desk):
    address = sent(
        desk, "hanging", **{"all:window": "2036-11-25 9:00–21:00", "one:contact": "desk"}
    )
    said = page(desk, address)
    assert "会改这 2 处" in said
    plain = re.sub(r"<[^>]*>", "", said[: said.index("技术细节")])
    assert "2036-11-25 9:00–21:00" in plain
    assert "服务台" in plain
    assert not {"content/", "@@", "window", "duty"} & {w for w in re.split(r"\s+", plain) if w}
    assert text(desk, "notices/hanging.md") == FILES["notices/hanging.md"]
    form = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', said)
    said = page(desk, press(desk, [(name, unescape(value)) for name, value in form]))
    assert "已经写入" in said
    assert "版本: 2" in text(desk, "notices/hanging.md")
    assert "9:00–21:00" in text(desk, "notices/hanging.md")


def test_an_error_leads_back_to_the_form_as_it_was_filled_each_fault_beside_its_field(desk):
    typed = {"one:title": "", "all:window": "明天", "body": "写了很久的正文。"}
    address = sent(desk, "draft", **typed)
    said = page(desk, address)
    assert dict(fields(said)) | typed == dict(fields(said))
    assert 'id="f-title-fault"' in said
    assert re.search(r'aria-describedby="f-title-fault[^"]*" aria-invalid="true"', said)
    assert 'href="#f-title"' in said
    assert 'href="#f-window"' in said
    assert "这一项不能空着" in said
    assert text(desk) == TEXT
    assert "draft.md" not in said[said.index("还没有存") : said.index("mend-fields")]


def test_a_file_that_was_changed_underneath_is_shown_beside_what_was_typed(desk):
    form = fields(page(desk, "/desk/items/draft/edit/"))
    desk.write(DRAFT, TEXT.replace("二栋停水", "四栋停水").replace("duty", "desk"))
    desk.looks_again()
    changed = [(n, "三栋停水" if n == "one:title" else v) for n, v in form]
    said = page(desk, press(desk, changed))
    assert "刚刚在别处改过" in said
    row = re.search(r"<tr><th scope=\"row\">标题</th>(.*?)</tr>", said, re.DOTALL)[1]
    assert "三栋停水" in row
    assert "四栋停水" in row
    again = dict(fields(said))
    assert (again["one:title"], again["one:contact"]) == ("三栋停水", "desk")
    press(desk, list(fields(said)))
    assert text(desk) == TEXT.replace("二栋停水", "三栋停水").replace("duty", "desk")


def test_the_page_is_drawn_of_what_is_typed_and_nothing_is_written(desk):
    form = [
        (n, "五栋停水" if n == "one:title" else v)
        for n, v in fields(page(desk, "/desk/items/draft/edit/"))
    ]
    address = press(desk, form, "/desk/items/draft/typed/")
    assert address.endswith("/notices/draft/")
    said = page(desk, address)
    assert "五栋停水" in said
    assert "请提前备水" in said
    assert page(desk, address.replace("/notices/draft/", "/")).count("五栋停水") == 0
    assert text(desk) == TEXT
    wrong = [(n, "2036-11-31" if n == "all:window" else v) for n, v in form]
    said = page(desk, press(desk, wrong, "/desk/items/draft/typed/"))
    assert "11 月没有 31 日" in said
    assert desk.ask("/desk/items/draft/typed/", "POST", urlencode([("token", "x")]))[0] == 403


def test_the_words_of_another_language_have_a_form_beside(desk):
    assert "/desk/items/lift/edit/?in=en" in page(desk, "/desk/items/lift/edit/")
    address = sent(desk, "lift", "?in=en", body="Hold tight.")
    form = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page(desk, address))
    press(desk, [(name, unescape(value)) for name, value in form])
    assert text(desk, "guides/lift.en.md") == "---\ntitle: Lifts\n---\nHold tight.\n"
    assert text(desk, "guides/lift.md") == FILES["guides/lift.md"]


def test_from_a_page_of_the_site_one_gets_to_the_form_of_its_file(desk):
    for asked, led in [
        ("/guides/lift/", "/desk/items/lift/edit/"),
        ("/en/guides/lift/", "/desk/items/lift/edit/?in=en"),
        ("/fees/", "/desk/items/"),
        ("//evil.example/", "/desk/items/"),
    ]:
        status, _, headers = desk.ask(f"/desk/edit?page={asked}")
        assert (status, headers["Location"]) == (303, led)


def test_the_page_of_an_item_leads_to_its_form_and_a_broken_file_to_an_editor(desk):
    said = page(desk, "/desk/items/draft/")
    assert said.index("修改内容") < said.index("技术细节") < said.index("draft.md")
    said = page(desk, "/desk/items/broken/")
    assert "修改内容" not in said
    assert "记事本" in said
    assert desk.ask("/desk/items/lift/")[2]["Location"] == "/desk/items/lift/edit/"
    for path in (
        "nobody/",
        "broken/edit/",
        "nobody/edit/",
        "lift/edit/?in=fr",
        "lift/edit/?in=../x",
    ):
        assert desk.ask(f"/desk/items/{path}")[0] == 404


def test_what_is_too_long_for_a_line_is_refused_and_not_lost(desk):
    long = "很长" * 90_000
    address = sent(desk, "draft", **{"one:place": long, "one:cause": long})
    assert "again=" in address
    assert long in page(desk, address)
    assert text(desk) == TEXT
