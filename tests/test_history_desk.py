"""The past at the desk: what was changed in words a clerk uses, and the way back by two presses."""

from __future__ import annotations

import re
import shutil
from urllib.parse import urlencode

import pytest

from generator.cli import main
from tests.builders import write_estate
from tests.desks import opened_desk

pytestmark = pytest.mark.whole

ID = "20261125-water"
PATH = f"content/notices/{ID}.md"
NOTICE = """\
---
标题: 二栋停水
类别: 停水
影响时段: 2026-11-25 9:00–17:00
---
请提前备水。
"""


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", {f"notices/{ID}.md": NOTICE})


@pytest.fixture
def desk(folder):
    with opened_desk(folder) as opened:
        yield opened


def correct(folder, hour):
    window = f"影响时段=2026-11-25 {hour}:00–17:00"
    words = ["--note", "停水时间", "--set", window, "--by", "小王", "--at", "2026-11-20T12:00"]
    assert main(["correct", ID, str(folder), *words]) == 0


def page(desk, address):
    return desk.ask(address)[1].decode()


def words_on(desk, address):
    """Words of a page that one reads, without its tags."""
    shown = page(desk, address)
    body = re.sub(r"(?s)^.*<main[^>]*>|</main>.*$", "", shown)
    return re.sub(r"<[^>]+>", "\n", body)


def pressed(desk, **form):
    token = re.search(r'name="token" value="([^"]+)"', page(desk, "/desk/problems/"))[1]
    body = urlencode({"token": token, **form})
    answer = desk.ask("/desk/run", "POST", body, Content_Type="application/x-www-form-urlencoded")
    return answer[2]["Location"]


def test_the_page_of_changes_speaks_of_titles_and_fields(desk, folder):
    correct(folder, 10)
    said = words_on(desk, "/desk/history/")
    for words in ("更正", "小王", "停水时间", "二栋停水"):
        assert words in said
    assert "影响时段 原 2026-11-25 9:00–17:00 → 现 2026-11-25 10:00–17:00" in said
    assert not re.search(r"content/|\.md|@@|\+\+\+|--- |[a-z]", said)


def test_a_record_has_its_own_changes_on_its_own_page(desk, folder):
    correct(folder, 10)
    main(["new", "停电", str(folder), "--set", "标题=三栋停电", "--at", "2026-11-20T12:00"])
    _, _, said = words_on(desk, f"/desk/items/{ID}/").rpartition("改动\n")
    assert "更正" in said
    assert "新建" not in said
    assert "还原成这时的样子" in said


def test_a_press_shows_what_would_change_and_a_second_one_restores_it(desk, folder):
    correct(folder, 10)
    shown = pressed(desk, order="restore", id=ID, number="1")
    assert "原 2026-11-25 10:00–17:00 → 现 2026-11-25 9:00–17:00" in words_on(desk, shown)
    assert "10:00" in (folder / PATH).read_text("utf-8")
    done = words_on(desk, pressed(desk, order="restore", id=ID, number="1", sure="yes"))
    assert "完成" in done
    assert "二栋停水" in done
    assert (folder / PATH).read_text("utf-8") == NOTICE


def test_what_was_deleted_by_hand_comes_back_by_its_button(desk, folder):
    correct(folder, 10)
    now = (folder / PATH).read_bytes()
    (folder / PATH).unlink()
    shown = page(desk, "/desk/history/")
    assert "删去 二栋停水" in shown
    form = dict(re.findall(r'name="(id|number)" value="([^"]+)"', shown)[:2])
    pressed(desk, order="restore", sure="yes", **form)
    assert (folder / PATH).read_bytes() == now


def test_without_a_history_the_pages_say_so_and_make_none(desk, folder):
    assert "还没有改动的记录" in page(desk, "/desk/history/")
    page(desk, f"/desk/items/{ID}/")
    assert not (folder / "history.git").exists()


def test_a_history_that_cannot_be_read_is_a_sentence_and_the_pages_stand(desk, folder):
    correct(folder, 10)
    shutil.rmtree(folder / "history.git/objects")
    for address in ("/desk/history/", f"/desk/items/{ID}/"):
        status, shown, _ = desk.ask(address)
        assert status == 200
        assert "历史记录读不出来" in shown.decode()
