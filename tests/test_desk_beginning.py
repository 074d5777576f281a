"""The desk where no estate is yet: its first page is a form, and then there is a site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from generator.reading import read
from tests.beginnings import ANSWERS, begun
from tests.builders import files_below
from tests.desks import opened_desk

pytestmark = pytest.mark.whole

FORM = {f"set:{key}": value for key, value in ANSWERS.items() if key != "buildings"}
ROWS = {
    "row-1-name": "1-2栋",
    "row-1-kind": "高层",
    "row-1-units": "2",
    "row-1-floors": "18层",
    "row-2-name": "商铺",
    "row-3-name": "",
}


@pytest.fixture
def desk(tmp_path):
    with opened_desk(tmp_path) as opened:
        yield opened


def page(desk, path="/desk/"):
    status, body, _ = desk.ask(path)
    assert status == 200
    return body.decode()


def sent(desk, form, token=None):
    """Send the form and return the address it leads to."""
    token = token or re.search(r'name="token" value="([^"]+)"', page(desk))[1]
    body = urlencode({"token": token, **form})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    status, _, answer = desk.ask("/desk/begin", "POST", body, **headers)
    return status, answer.get("Location", "")


def faults(html):
    found = re.findall(r'<p class="fault" id="f-(\w+)-fault">([^<]+)</p>', html)
    return {key: unescape(said) for key, said in found}


def test_the_first_page_asks_and_speaks_of_no_file(desk):
    shown = page(desk)
    words = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", shown, flags=re.DOTALL))
    assert "小区名称" in words
    assert "1-6栋" in shown
    for word in ("content", "yaml", ".md", "estate", "slug", "/", "--"):
        assert word not in words.lower(), word
    assert "<nav" not in shown


def test_a_form_that_is_right_makes_the_site(desk):
    status, there = sent(desk, FORM | ROWS)
    assert (status, there.startswith("/desk/done/")) == (303, True)
    assert "收费项目和价格" in page(desk, there)
    assert "悦林苑" in page(desk, "/")
    assert "<iframe" in page(desk)
    estate = read(desk.folder).content.estate
    assert [(one.id, one.floors, one.units) for one in estate.buildings] == [
        ("1", 18, ("1-1", "1-2")),
        ("2", 18, ("2-1", "2-2")),
        ("s", 1, ()),
    ]
    assert "收费项目和价格" in page(desk, "/desk/new/")


def test_what_is_wrong_stands_beside_its_field_and_the_form_stays_filled(desk):
    form = FORM | ROWS | {"set:id": "悦 林", "set:since": "", "row-1-units": "二"}
    status, there = sent(desk, form)
    assert (status, there.startswith("/desk/begin/")) == (303, True)
    shown = page(desk, there)
    assert [*faults(shown)] == ["id", "since", "buildings"]
    assert "拼音名写的是“悦 林”" in faults(shown)["id"]
    assert 'value="悦林苑"' in shown
    assert 'name="row-1-units" value="二"' in shown
    assert re.search(r'id="f-id"[^>]* aria-invalid="true"', shown)
    assert files_below(desk.folder) == {}
    again = dict(form) | {"set:id": "yuelin", "set:since": "2024-05-01", "row-1-units": "2"}
    assert sent(desk, again)[1].startswith("/desk/done/")


def test_more_rows_come_without_a_script_and_nothing_is_lost(desk):
    rows = {f"row-{number}-name": f"{number}栋" for number in range(1, 6)}
    _, there = sent(desk, {"set:name": "悦林苑", **rows, "more": "yes"})
    shown = page(desk, there)
    assert shown.count('-kind"') == 10
    assert [f'value="{number}栋"' in shown for number in range(1, 6)] == [True] * 5
    assert 'value="悦林苑"' in shown
    assert faults(shown) == {}
    assert files_below(desk.folder) == {}


@pytest.mark.parametrize(
    "hostile",
    ["--help", "--sample", "; rm -rf ~", "$(id)", "a\r\n--- \x1b[0m", "\"'<b>", "x" * 600],
)
def test_no_word_of_the_form_becomes_an_option_or_reaches_a_shell(desk, hostile):
    form = {**FORM, **ROWS, "set:name": hostile, "set:address": hostile, "row-1-name": hostile}
    status, there = sent(desk, form)
    assert status == 303
    shown = page(desk, there)
    if there.startswith("/desk/begin/"):
        assert faults(shown).keys() <= {"name", "address", "buildings"}
        assert files_below(desk.folder) == {}
    else:
        assert not read(desk.folder).content.estate.sample


def test_a_form_of_another_page_is_refused(desk):
    assert sent(desk, FORM | ROWS, token="guessed")[0] == 403
    assert files_below(desk.folder) == {}


def test_content_that_came_meanwhile_is_not_written_over(desk):
    page(desk)
    token = re.search(r'name="token" value="([^"]+)"', page(desk))[1]
    begun(desk.folder, name="别的小区")
    before = files_below(desk.folder / "content")
    status, there = sent(desk, FORM | ROWS, token)
    assert status == 303
    assert desk.ask(there)[2]["Location"] == "/desk/"
    assert files_below(desk.folder / "content") == before
