"""``check-live`` against a real server on this machine: what it notices, asks and says."""

from __future__ import annotations

import json
import re
import socket
import threading

import pytest

from generator import live
from generator.cli import main
from tests.builders import at, notice_file, write_estate
from tests.hosts import serving
from tests.waiting import LONGEST

pytestmark = pytest.mark.whole

FRESH, STALE, USAGE, UNREACHABLE = 0, 1, 2, 4
NOON, NEXT_DAY = "2026-11-25T12:00", "2026-11-26T12:00"
WATER, CHESS = "/notices/20261125-water/", "/events/2026-chess/"


FILES = {
    "notices/20261125-water.md": notice_file("二栋停水", "2026-11-25", 张贴自="2026-11-20"),
    "notices/20261128-power.md": notice_file("一栋停水", "2026-11-28", 张贴自="2026-11-20"),
    "notices/20260901-long-ago.md": notice_file("早已过去", "2026-09-02", 张贴自="2026-09-01"),
    "events/2026-chess.md": (
        "---\n标题: 象棋赛\n种类: 比赛\n张贴自: 2026-11-20\n日期: 2026-11-25 15:00–18:00\n"
        "地点: 活动室\n---\n"
    ),
}


@pytest.fixture(autouse=True)
def nowhere(tmp_path, monkeypatch):
    """A current folder that is no estate's."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A host on a busy machine is slow, and that is not what is looked at here."""
    monkeypatch.setattr(live, "PATIENCE", LONGEST)
    monkeypatch.setattr(live, "WHOLE_PATIENCE", LONGEST)


@pytest.fixture
def folder(tmp_path, built_estate):
    """An estate as it was built at noon."""
    return built_estate(tmp_path / "estate", FILES, NOON)


@pytest.fixture
def host(folder):
    """The site of ``folder`` as of noon, live."""
    with serving(folder / "site") as server:
        yield server


def build(folder, moment):
    assert main(["build", str(folder), "--at", moment]) == 0


@pytest.fixture
def check(capsys):
    """``check(url, folder, "--at", NOON)``: the status, and what was said."""

    def run(*arguments):
        capsys.readouterr()
        try:
            status = main(["check-live", *map(str, arguments)])
        except SystemExit as wrong_usage:
            status = wrong_usage.code
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


# Fresh or stale -------------------------------------------------------------------------------


def test_a_fresh_site_is_fresh(check, host, folder):
    status, said = check(host.url, folder, "--at", NOON)
    assert status == FRESH
    assert "是最新的" in said
    assert "2026-11-25 18:00" in said


@pytest.mark.parametrize(
    ("moment", "options", "expected"),
    [
        ("2026-11-25T18:00", (), FRESH),
        ("2026-11-25T18:15", (), FRESH),
        ("2026-11-25T18:15:01", (), STALE),
        ("2026-11-25T18:15:01", ("--grace", "16"), FRESH),
        ("2026-11-25T18:00", ("--grace", "0"), FRESH),
        ("2026-11-25T18:00:01", ("--grace", "0"), STALE),
    ],
)
def test_a_site_is_stale_when_its_next_change_is_overdue(check, host, moment, options, expected):
    status, said = check(host.url, "--at", moment, *options)
    assert status == expected
    assert ("网站已经过时：2026-11-25 18:00 就该变化" in said) == (expected == STALE)


def test_after_the_next_build_it_is_fresh_again(check, host, folder):
    build(folder, NEXT_DAY)
    assert check(host.url, folder, "--at", NEXT_DAY)[0] == FRESH


def test_a_site_built_by_a_clock_that_runs_ahead_is_told(check, host, folder):
    build(folder, "2026-12-10T12:00")
    status, said = check(host.url, "--at", NOON)
    assert status == STALE
    assert "网站比现在还新" in said


def test_a_host_whose_clock_is_wrong_is_told_since_pages_go_by_it(check, host, folder):
    assert main(["build", str(folder)]) == 0
    assert check(host.url, folder)[0] == FRESH
    host.clock = at("2020-01-01T00:00")
    status, said = check(host.url, folder)
    assert status == STALE
    assert "服务器的时间不对：它说现在是 2020-01-01 00:00" in said
    assert check(host.url, folder, "--at", "2026-11-25T12:00")[1].count("服务器") == 0


# What only the folder can tell ----------------------------------------------------------------


def test_the_site_of_another_estate_is_told(check, host, tmp_path):
    other = write_estate(tmp_path / "other")
    file = other / "content/estate.yaml"
    file.write_text(file.read_text("utf-8").replace("id: test", "id: other"), "utf-8")
    status, said = check(host.url, other, "--at", NOON)
    assert status == STALE
    assert "另一个小区（test）" in said


@pytest.mark.parametrize("address", [WATER, CHESS])
def test_an_expired_address_that_still_answers_is_told(check, host, folder, address):
    page = folder / "site" / address.strip("/") / "index.html"
    kept = page.read_bytes()
    build(folder, NEXT_DAY)
    page.parent.mkdir()
    page.write_bytes(kept)
    status, said = check(host.url, folder, "--at", NEXT_DAY)
    assert status == STALE
    assert f"却仍能打开：{host.url.rstrip('/')}{address}" in said


def test_a_withdrawn_address_that_still_answers_is_told(check, host, folder):
    """The folder says withdrawn; the live site has not been built since."""
    (folder / "content/withdrawn.yaml").write_text(
        "withdrawn:\n  - {id: 20261128-power, at: 2026-11-25 9:00, reason: 写错了}\n", "utf-8"
    )
    status, said = check(host.url, folder, "--at", NOON)
    assert status == STALE
    assert "却仍能打开" in said
    assert "却仍在 sitemap.xml 里：/notices/20261128-power/" in said


def test_what_was_withdrawn_a_moment_ago_may_be_on_its_way(check, host, folder):
    (folder / "content/withdrawn.yaml").write_text(
        "withdrawn:\n  - {id: 20261128-power, at: 2026-11-25 11:50, reason: 写错了}\n", "utf-8"
    )
    assert check(host.url, folder, "--at", NOON)[0] == FRESH


def test_something_visible_that_is_not_on_the_site_is_told(check, host, folder):
    text = notice_file("三栋停水", "2026-12-01", 张贴自="2026-11-25 11:00")
    (folder / "content/notices/20261201-new.md").write_text(text, "utf-8")
    status, said = check(host.url, folder, "--at", NOON)
    assert status == STALE
    assert "sitemap.xml 里却没有：/notices/20261201-new/" in said


def test_something_posted_a_moment_ago_may_be_on_its_way(check, host, folder):
    text = notice_file("三栋停水", "2026-12-01", 张贴自="2026-11-25 11:50")
    (folder / "content/notices/20261201-new.md").write_text(text, "utf-8")
    assert check(host.url, folder, "--at", NOON)[0] == FRESH


def test_a_host_that_shows_its_page_for_what_is_gone_with_200_is_no_alarm(check, host, folder):
    build(folder, NEXT_DAY)
    gone = (folder / "site/404.html").read_bytes()
    host.answers = {path: (200, {"Content-Type": "text/html"}, gone) for path in (WATER, CHESS)}
    assert check(host.url, folder, "--at", NEXT_DAY)[0] == FRESH


def test_a_host_that_leads_to_its_home_page_instead_is_no_alarm(check, host, folder):
    build(folder, NEXT_DAY)
    host.answers = {path: (302, {"Location": "/"}, b"") for path in (WATER, CHESS)}
    assert check(host.url, folder, "--at", NEXT_DAY)[0] == FRESH


def test_only_what_ended_lately_is_asked_for_and_only_so_much_of_it(check, host, folder):
    build(folder, NEXT_DAY)
    check(host.url, folder, "--at", NEXT_DAY)
    assert set(host.asked) == {"/status.json", "/sitemap.xml", WATER, CHESS}
    for day in range(1, 31):
        text = notice_file("停水", f"2026-10-{day:02}", 张贴自="2026-10-01")
        (folder / f"content/notices/202610{day:02}-water.md").write_text(text, "utf-8")
    host.asked.clear()
    assert check(host.url, folder, "--at", NEXT_DAY)[0] == FRESH
    asked = [path for path in host.asked if path.startswith(("/notices/", "/events/"))]
    assert len(asked) == live.MOST
    assert asked[:3] == [WATER, CHESS, "/notices/20261030-water/"]


def test_a_chinese_address_is_asked_for_as_browsers_do(check, host, folder):
    text = notice_file("旧公告", "2026-11-20", 张贴自="2026-11-10")
    (folder / "content/notices/20261120-停水.md").write_text(text, "utf-8")
    assert check(host.url, folder, "--at", NOON)[0] == FRESH
    assert "/notices/20261120-%E5%81%9C%E6%B0%B4/" in host.asked


def test_a_site_below_a_path_is_looked_at_there(check, folder):
    file = folder / "content/estate.yaml"
    file.write_text(
        re.sub("(?m)^url: .*$", "url: https://test.example/our/", file.read_text("utf-8")), "utf-8"
    )
    (folder / "www").mkdir()
    assert main(["build", str(folder), "--out", str(folder / "www/our"), "--at", NOON]) == 0
    with serving(folder / "www") as server:
        assert check(f"{server.url}our/", folder, "--at", NOON)[0] == FRESH
        assert check(f"{server.url}our", folder, "--at", NOON)[0] == FRESH
        assert check(server.url, folder, "--at", NOON)[0] == STALE


def test_in_an_estates_own_folder_it_need_not_be_named(check, host, folder, monkeypatch):
    monkeypatch.chdir(folder)
    check(host.url, "--at", NOON)
    assert "/sitemap.xml" in host.asked
    monkeypatch.chdir(folder.parent)
    host.asked.clear()
    assert check(host.url, "--at", NOON)[0] == FRESH
    assert host.asked == ["/status.json"]


def test_looking_changes_nothing(check, host, folder):
    def stamps():
        return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    before = stamps()
    check(host.url, folder, "--at", NEXT_DAY)
    assert stamps() == before


# Not there, or not ours -----------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(live, "PATIENCE", 0.3)
    monkeypatch.setattr(live, "WHOLE_PATIENCE", 1.0)


def test_where_nobody_listens_it_is_unreachable(check):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        status, said = check(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert status == UNREACHABLE
    assert "连不上" in said


@pytest.mark.usefixtures("impatient")
def test_a_host_that_says_nothing_is_unreachable_soon(check):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        status, said = check(f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert status == UNREACHABLE
    assert "timed out" in said


@pytest.mark.usefixtures("impatient")
def test_a_host_that_sends_a_byte_now_and_then_is_unreachable_soon(check):
    def drip(listening, is_over):
        connection, _ = listening.accept()
        connection.recv(4096)
        connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
        while not is_over.wait(0.1):
            try:
                connection.sendall(b" ")
            except OSError:
                break
        connection.close()

    is_over = threading.Event()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(LONGEST)
        thread = threading.Thread(target=drip, args=(listening, is_over))
        thread.start()
        status, _ = check(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        is_over.set()
        thread.join()
    assert status == UNREACHABLE


def test_a_host_that_is_out_of_order_is_unreachable(check, host):
    host.answers = {"*": (503, {}, b"")}
    status, said = check(host.url, "--at", NOON)
    assert status == UNREACHABLE
    assert "HTTP 503" in said


def test_what_was_found_counts_though_the_host_fails_afterwards(check, host, folder):
    host.answers = {"/sitemap.xml": (503, {}, b"")}
    assert check(host.url, folder, "--at", NOON)[0] == UNREACHABLE
    assert check(host.url, folder, "--at", NEXT_DAY)[0] == STALE


@pytest.mark.parametrize(
    "answer",
    [
        (404, {}, b"gone"),
        (200, {}, b"<!doctype html>"),
        (200, {}, b"\xff\xfe"),
        (200, {}, b"[]"),
        (200, {}, b"[" * 100_000),
        (200, {}, b'{"generator": "hugo"}'),
        (200, {}, b'{"generator": "estate-site", "estate": "test"}'),
        (
            200,
            {},
            b'{"generator": "estate-site", "estate": "x", "last_change": "?", "next_change": 1}',
        ),
    ],
)
def test_a_site_that_is_none_of_ours_is_told(check, host, folder, answer):
    host.answers = {"/status.json": answer}
    status, said = check(host.url, folder, "--at", NOON)
    assert status == STALE
    assert "不是本程序生成的" in said


def test_a_redirect_to_another_host_is_not_followed(check, host, folder):
    with serving(folder / "site") as other:
        elsewhere = f"http://localhost:{other.server_port}/status.json"
        host.answers = {"/status.json": (302, {"Location": elsewhere}, b"")}
        assert check(host.url, "--at", NOON)[0] == STALE
        assert other.asked == []


@pytest.mark.parametrize("there", ["file:///etc/hostname", "ftp://127.0.0.1/x"])
def test_a_redirect_away_from_the_web_is_not_followed(check, host, there):
    host.answers = {"/status.json": (302, {"Location": there}, b"")}
    assert check(host.url, "--at", NOON)[0] == STALE


def test_a_redirect_within_the_host_is_followed(check, host):
    body = json.dumps(
        {
            "generator": "estate-site",
            "estate": "test",
            "last_change": "2026-11-25T00:00:00+08:00",
            "next_change": "2026-11-26T00:00:00Z",
        }
    ).encode()
    host.answers = {"/status.json": (301, {"Location": "/s"}, b""), "/s": (200, {}, body)}
    assert check(host.url, "--at", NOON)[0] == FRESH


# Usage ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("test.example",),
        ("file:///etc/passwd",),
        ("https://",),
        ("http://127.0.0.1:9/", "--grace", "-1"),
        ("http://127.0.0.1:9/", "--grace", "soon"),
        ("http://127.0.0.1:9/", "--at", "soon"),
        ("http://127.0.0.1:9/", "/nowhere/at/all"),
    ],
)
def test_wrong_usage_is_told_and_nobody_is_asked(check, arguments):
    status, said = check(*arguments)
    assert status == USAGE
    assert said.strip()
    assert "Traceback" not in said


def test_it_explains_itself(check):
    assert "线上的网站" in check("--help")[1]
    assert "live site" in check("--help", "--lang", "en")[1]


def test_in_english(check, host, folder):
    status, said = check(host.url, folder, "--at", NEXT_DAY, "--lang", "en")
    assert status == STALE
    assert "The site is stale: it was to change at 2026-11-25 18:00" in said
    assert not re.search("[\u4e00-\u9fff]", said)


def test_for_programs(check, host, folder):
    fresh = json.loads(check(host.url, folder, "--at", NOON, "--json")[1])
    assert fresh == {
        "url": host.url,
        "at": "2026-11-25T04:00:00+00:00",
        "is_fresh": True,
        "unreachable": None,
        "next_change": "2026-11-25T10:00:00+00:00",
        "asked_for_gone": 0,
        "findings": [],
    }
    stale = json.loads(check(host.url, folder, "--at", NEXT_DAY, "--json")[1])
    assert not stale["is_fresh"]
    assert {finding["code"] for finding in stale["findings"]} == {"stale", "answers", "listed"}
    assert all(finding["message"] and finding["about"] for finding in stale["findings"])
