"""The desk's server: whom it answers, and that what it shows is what would be published."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from generator.build import build, drawn
from generator.cli import main
from generator.desk import Glance, Guards, Order, asked_for, parted, serve
from generator.languages import CHINESE, has_han, language_of
from generator.reading import read
from tests.builders import REPOSITORY, at, write_estate
from tests.desks import MOMENT, OpenDesk, opened_desk
from tests.often import always
from tests.waiting import INTERRUPT, LONGEST, STOP, ran, started, until

pytestmark = pytest.mark.whole

WATER = "notices/20261125-water.md"
NOTICE = "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n---\n请提前备水。\n"
PAGE = "/notices/20261125-water/"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with opened_desk(write_estate(tmp_path_factory.mktemp("desk"), {WATER: NOTICE})) as opened:
        yield opened


# Who is answered


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.nip.io:80"])
def test_a_request_that_names_another_host_is_refused(desk, host):
    for path in ("/", "/desk/", "/desk/overlay", "/desk/desk.js", "/desk/whose"):
        assert desk.ask(path, Host=host)[0] == 403, path


def test_a_request_from_a_page_of_another_origin_is_refused(desk):
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{desk.port}"):
        assert desk.ask("/desk/", Origin=origin)[0] == 403
    assert desk.ask("/desk/", Origin=desk.url.removesuffix("/desk/"))[0] == 200
    assert desk.ask("/desk/", Host=f"localhost:{desk.port}")[0] == 200


@pytest.mark.parametrize("cookie", ["", "estate-desk=guessed", "estate-desk-1=guessed"])
def test_another_account_of_this_machine_is_shown_nothing(desk, cookie):
    for path in ("/", "/desk/", PAGE, "/desk/overlay", "/desk/desk.js", "/status.json", "/desk/x"):
        status, body, _ = desk.ask(path, Cookie=cookie)
        assert status == 403, path
        assert "只给打开它的人看" in body.decode(), path
        assert "二栋停水" not in body.decode(), path
        assert desk.ask(path, "HEAD", Cookie=cookie)[0] == 403, path
    assert press(desk, f"order=check&token={token_of(desk)}", Cookie=cookie)[0] == 403
    assert socket_refused(desk, Cookie=cookie) == 403


def test_the_key_of_the_address_is_changed_for_a_cookie_and_not_kept(desk):
    for _ in range(2):
        status, _, headers = desk.ask(f"/desk/?key={desk.address.partition('=')[2]}", Cookie="")
        assert (status, headers["Location"]) == (303, "/desk/")
        assert {"HttpOnly", "SameSite=Strict"} <= set(headers["Set-Cookie"].split("; "))
    assert desk.ask("/desk/?key=guessed")[0] == 403
    assert desk.address not in desk.ask("/desk/")[1].decode()


def test_the_address_a_browser_is_started_with_opens_the_desk_once():
    """A command line can be read by every account as long as its program runs."""
    guards = Guards(1)
    key = guards.address_for_once().partition("=")[2]
    assert [guards.admits(key), guards.admits(key)] == [True, False]
    assert key != guards.key


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_request_that_another_site_made_the_browser_send_is_refused(desk, site):
    """Another port of this machine is the same site, to which a strict cookie goes too."""
    for path in ("/", "/desk/", PAGE):
        assert desk.ask(path, Sec_Fetch_Site=site)[0] == 403
    for own in ("same-origin", "none"):
        assert desk.ask("/desk/", Sec_Fetch_Site=own)[0] == 200


def test_a_second_start_learns_no_more_than_whether_the_folder_is_the_same(desk, tmp_path):
    asked = urlencode({"folder": desk.folder.resolve()})
    assert desk.ask(f"/desk/whose?{asked}", Cookie="")[1] == b'{"estate-desk": true}'
    assert desk.ask(f"/desk/whose?folder={tmp_path}", Cookie="")[1] == b'{"estate-desk": false}'
    assert desk.ask("/desk/whose", Cookie="")[1] == b'{"estate-desk": false}'


def socket_refused(desk, **headers):
    headers = {"Cookie": desk.cookie} | headers
    url = f"ws://127.0.0.1:{desk.port}/desk/live"

    async def connect():
        (await websocket_connect(HTTPRequest(url, headers=headers))).close()

    try:
        apart(lambda: asyncio.run(connect()))
    except HTTPClientError as error:
        return error.code
    return None


def apart(work):
    """In a thread of its own: where a browser is driven, this one has a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_a_listener_of_another_origin_or_for_another_host_is_refused(desk):
    assert socket_refused(desk, Origin="http://evil.example") == 403
    assert socket_refused(desk, Host="evil.example") == 403
    assert socket_refused(desk, Origin=f"http://127.0.0.1:{desk.port}") is None


async def commands_heard(desk, number, until_told=lambda: None):
    """What a page with that number hears up to the first word to load anew."""
    url = f"ws://127.0.0.1:{desk.port}/desk/live?number={number}"
    request = HTTPRequest(url, headers={"Cookie": desk.cookie})
    socket, heard = await websocket_connect(request), []
    await socket.write_message(json.dumps({"command": "hello"}))
    await socket.write_message(json.dumps({"command": "info", "url": desk.url}))
    heard.append(json.loads(await socket.read_message())["command"])
    until_told()
    heard.append(json.loads(await socket.read_message())["command"])
    socket.close()
    while (more := await socket.read_message()) is not None:
        heard.append(json.loads(more)["command"])
    return heard


def number_of(desk):
    return int(re.search(r'data-number="(\d+)"', desk.ask("/desk/problems/")[1].decode())[1])


def test_a_page_drawn_before_the_last_save_hears_of_it_when_it_begins_to_listen(desk):
    newest = number_of(desk)
    late = apart(lambda: asyncio.run(commands_heard(desk, newest - 1)))
    assert late == ["hello", "reload"]


def test_a_page_that_shows_the_last_save_hears_of_the_next_one_alone(tmp_path):
    with opened_desk(write_estate(tmp_path, {WATER: NOTICE})) as desk:
        newest = number_of(desk)

        def save():
            assert number_of(desk) == newest
            (tmp_path / "new").write_text(NOTICE, "utf-8")
            (tmp_path / "new").replace(tmp_path / "content/notices/20261126-new.md")

        heard = apart(lambda: asyncio.run(commands_heard(desk, newest, save)))
        assert heard == ["hello", "reload"]
        assert number_of(desk) == newest + 1


def test_nobody_but_this_machine_can_reach_it(desk):
    own = next(
        (
            found[4][0]
            for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
            if not found[4][0].startswith("127.")
        ),
        None,
    )
    with socket.socket() as probe:
        probe.settimeout(2)
        if own is not None:
            assert probe.connect_ex((own, desk.port)) != 0
    with socket.socket() as other:  # another program can have the port on every other address
        other.bind(("127.0.0.2", desk.port))


def test_a_token_is_long_and_new_each_time():
    first, second = Guards(1), Guards(1)
    assert first.token != second.token
    assert len(first.token) >= 32
    assert first.is_own_token(first.token)
    assert not any(first.is_own_token(wrong) for wrong in (None, "", second.token))
    assert first.token not in repr(first)


def test_its_own_pages_allow_no_script_but_its_own_and_cannot_be_framed_by_others(desk):
    policy = desk.ask("/desk/")[2]["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy


def test_only_files_of_the_site_are_given_out(desk):
    for path in ("/../content/estate.yaml", "/%2e%2e/content/estate.yaml", "/content/estate.yaml"):
        assert desk.ask(path)[0] == 404
    assert desk.ask("/desk/at/2026-02-30T08:00/")[0] == 404
    assert desk.ask("/desk/?at=nonsense")[0] == 400


@pytest.mark.parametrize(
    "path",
    [
        *("/%00", "/notices/20261125-water/%00", "/notices/%00x/index.html", "/assets/%00.css"),
        *("/desk/%00", "/desk/items/a%00b/", "/desk/print/%00.pdf", "/desk/print/a/%00/b.png"),
        *("/desk/guide/%00.png", "/desk/done/%00/", "/desk/at/2026-11-21T12:00/%00", "/en/%00/"),
        f"/desk/print/{'a' * 999}.pdf",
    ],
)
def test_an_address_that_no_file_can_have_is_not_there(desk, path):
    (desk.folder / "print").mkdir(exist_ok=True)  # as soon as anything was printed
    assert desk.ask(path)[0] == 404


@pytest.mark.parametrize(
    "page",
    [
        "//evil.example/",
        "/%5Cevil.example/",
        "/%09/evil.example/",
        "https://evil.example/",
        "/desk/",
    ],
)
def test_nothing_of_another_host_is_framed(desk, page):
    shown = desk.ask(f"/desk/?page={page}")[1].decode()
    assert 'src="/"' in shown
    assert "evil" not in shown


# What is shown


def test_every_file_is_byte_for_byte_what_a_build_would_publish(desk):
    reading = read(desk.folder)
    files = drawn(desk.folder, reading, at(MOMENT)).files
    assert len(files) > 50
    for path, data in files.items():
        address = path.removesuffix("index.html") if path.endswith("/index.html") else path
        assert desk.ask(f"/{address}")[1] == data, path
    assert desk.ask("/")[1] == files["index.html"]


def test_what_is_found_to_name_something_hidden_is_shown_as_a_build_mends_it(tmp_path):
    notices = {
        WATER: NOTICE.replace("2026-11-25\n---", "2026-11-20\n---"),
        "notices/20261121-other.md": "---\n标题: 另一则\n类别: 停电\n张贴至: 2026-12-25\n---\n"
        "见 https://test.example/notices/20261125-water/ 。\n",
    }
    folder = write_estate(tmp_path, notices)
    with opened_desk(folder) as desk:
        shown = desk.ask("/notices/20261121-other/")[1]
    assert b"20261125-water" not in shown
    build(folder, tmp_path / "out", read(folder), at(MOMENT))
    assert (tmp_path / "out/notices/20261121-other/index.html").read_bytes() == shown


@pytest.mark.whole
def test_the_sample_is_shown_as_it_is_built(tmp_path):
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    files = drawn(tmp_path, read(tmp_path), at("2027-03-01T08:00")).files
    with opened_desk(tmp_path) as desk:
        for path in [one for one in files if one.startswith(("fees/", "notices/", "en/fees/"))]:
            address = path.removesuffix("index.html")
            assert desk.ask(f"/desk/at/2027-03-01T08:00/{address}")[1] == files[path], path


def test_the_clock_of_a_page_is_that_of_the_moment_looked_at(desk):
    assert desk.ask("/")[2]["Date"] == "Sat, 21 Nov 2026 04:00:00 GMT"
    for method in ("GET", "HEAD"):
        status, _, headers = desk.ask("/desk/at/2026-11-25T23:59/status.json", method)
        assert (status, headers["Date"]) == (200, "Wed, 25 Nov 2026 15:59:00 GMT")


def test_a_page_stands_until_its_last_minute_and_not_in_the_next(desk):
    assert desk.ask(f"/desk/at/2026-11-25T23:59{PAGE}")[0] == 200
    status, body, _ = desk.ask(f"/desk/at/2026-11-26T00:00{PAGE}")
    assert status == 404
    assert "“二栋停水”这时不在网站上。" in body.decode()
    assert "已到期" in body.decode()


def test_drafts_are_seen_only_when_they_are_asked_for(tmp_path):
    draft = {WATER: NOTICE.replace("---\n标题", "---\n状态: 草稿\n标题", 1)}
    with opened_desk(write_estate(tmp_path, draft)) as desk:
        assert desk.ask(PAGE)[0] == 404
        status, body, _ = desk.ask(f"/desk/at/now+drafts{PAGE}")
        assert (status, "二栋停水" in body.decode()) == (200, True)
        assert desk.ask(PAGE)[0] == 404


def test_looking_writes_nothing(tmp_path):
    folder = write_estate(tmp_path, {WATER: NOTICE})
    before = sorted(path for path in folder.rglob("*"))
    with opened_desk(folder) as desk:
        for path in ("/", "/desk/", PAGE, "/search/", "/feeds/notices.xml", "/desk/overlay"):
            assert desk.ask(path)[0] == 200
    assert sorted(path for path in folder.rglob("*")) == before


def test_a_second_start_on_the_same_folder_shows_the_desk_that_is_open(desk, tmp_path):
    shown = []

    def hear(*both):
        shown.extend(both)

    def starts(order):
        return apart(lambda: serve(order, lambda: desk.now, hear, patience=LONGEST))

    asked = Order(desk.folder, CHINESE, port=desk.port)
    assert starts(asked) is False
    assert shown == [desk.url, desk.url]
    other = Order(tmp_path, CHINESE, port=desk.port)
    with pytest.raises(OSError, match="in use"):
        starts(other)


def test_the_desk_speaks_english_to_whom_asks_for_it(tmp_path):
    with opened_desk(write_estate(tmp_path), language=language_of("en")) as desk:
        for path in ("", "items/", "week/", "problems/", "new/", "print/", "publish/", "guide/"):
            page = desk.ask(f"/desk/{path}")[1].decode()
            assert '<html lang="en">' in page
            own = re.sub(r"(?s)<(h3|option|code)\b.*?</\1>|<a [^>]*/items/.*?</a>", "", page)
            assert not has_han(re.sub(r"<[^>]+>", "", own).replace("测试小区", "")), path


def test_what_cannot_be_shown_is_said_in_a_sentence(desk):
    assert "请在上面重新选日期和时间" in desk.ask("/desk/?at=nonsense")[1].decode()
    assert "这一页已经没有了" in desk.ask("/desk/items/no-such/")[1].decode()
    assert "只听自己网页上的按钮" in desk.ask("/", Host="evil.example")[1].decode()


# Moments


@pytest.mark.parametrize(
    ("address", "glance", "rest"),
    [
        ("/fees/", Glance(), "/fees/"),
        ("/desk/at/2027-03-01T08:00/fees/", Glance("2027-03-01T08:00"), "/fees/"),
        ("/desk/at/now+drafts/", Glance(with_drafts=True), "/"),
        ("/desk/at/2027-3-1T8:00/", Glance(), "/desk/at/2027-3-1T8:00/"),
    ],
)
def test_an_address_says_as_of_when_it_is(address, glance, rest):
    assert parted(address) == (glance, rest)
    assert not glance.prefix or address.startswith(glance.prefix)


def test_a_moment_is_understood_as_a_file_would_be():
    zone = ZoneInfo("Asia/Shanghai")
    assert asked_for("2027-03-01", "8:00", zone) == "2027-03-01T08:00"
    assert asked_for("2027年3月1日", "", zone) == "2027-03-01T00:00"
    assert asked_for("", "", zone) == asked_for("now", "", zone) == ""
    with pytest.raises(ValueError, match="明天"):
        asked_for("明天", "", zone)


@pytest.mark.whole
@pytest.mark.parametrize("how", [INTERRUPT, STOP])
def test_a_real_desk_says_where_it_is_and_ends_when_told(tmp_path, how):
    folder = write_estate(tmp_path, {WATER: NOTICE})
    command = [sys.executable, "-m", "generator", "preview", folder, "--port=0", "--no-browser"]
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
    with started(command, env=surroundings) as preview:
        shown = preview.says(r"http://127\.0\.0\.1:\d+/desk/\?key=\S+")[0]
        opened = OpenDesk(folder, at(MOMENT), shown)
        assert opened.ask("/desk/")[0] == 200
        assert opened.ask("/desk/no-such-page")[0] == 404
        preview.signal(how)
        preview.ends_with(0)
    assert preview.err == ""
    assert "工作台已关闭" in preview.out


def test_what_is_no_folder_or_has_lost_its_content_has_no_desk(tmp_path, capsys):
    assert main(["preview", str(tmp_path / "nowhere")]) == 2
    assert "没有 content/" in capsys.readouterr().err
    lost = write_estate(tmp_path / "lost", {WATER: NOTICE})
    assert main(["build", str(lost), "--no-posters"]) == 0
    shutil.rmtree(lost / "content")
    assert main(["preview", str(lost)]) == 2
    assert "没有 content/" in capsys.readouterr().err
    assert main(["preview", str(write_estate(tmp_path)), "--at", "2026-11-25"]) == 2


def test_a_port_that_is_taken_is_told_without_a_word_of_the_site(tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["preview", str(write_estate(tmp_path)), "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"端口 {port} 用不了" in said
    assert "网站" not in said


def test_no_other_command_pays_for_the_server():
    """tornado and livereload are loaded by ``preview`` alone."""
    code = "import sys, generator.cli; print({'tornado', 'livereload'} & {*sys.modules})"
    assert ran([sys.executable, "-c", code]).out.strip() == "set()"


# Buttons


def token_of(desk):
    return re.search(r'name="token" value="([^"]+)"', desk.ask("/desk/problems/")[1].decode())[1]


def press(desk, body, **headers):
    return desk.ask(
        "/desk/run", "POST", body, Content_Type="application/x-www-form-urlencoded", **headers
    )


@pytest.mark.parametrize("token", [None, "", "guessed"])
def test_what_writes_is_refused_without_the_token_of_our_own_pages(desk, token):
    body = "order=check" if token is None else f"order=check&token={token}"
    assert press(desk, body)[0] == 403
    assert (
        press(desk, f"order=check&token={token_of(desk)}", Origin="http://evil.example")[0] == 403
    )
    assert press(desk, f"order=check&token={token_of(desk)}", Host="evil.example")[0] == 403


def test_what_is_no_order_of_the_desk_is_refused(desk):
    token = token_of(desk)
    for body in ("order=shell", "order=extend&id=-x", "order=extend&id=x", ""):
        assert press(desk, f"token={token}&{body}")[0] == 400


@pytest.mark.parametrize(
    ("body", "expected"),
    always(
        ("order=correct&id=20261125-water&note=a%00b&set:ti%00tle=x", 400),
        ("order=withdraw&id=2026%001125&reason=x", 303),
        ("order=print%00", 400),
        ("order=text&id=20261125-water&%00=%00", 400),
        more=[
            ("order=new&kind=water%00&set:title=x", 303),
            ("order=text&id=20261125-water&prefix=%00", 303),
        ],
    ),
)
def test_a_form_with_a_nought_in_it_is_no_fault_of_the_desk(desk, body, expected):
    assert press(desk, f"{body}&token={token_of(desk)}")[0] == expected


@pytest.mark.whole
def test_a_button_runs_its_command_and_leads_to_what_it_said(desk):
    status, _, headers = press(desk, f"token={token_of(desk)}&order=check")
    assert status == 303
    page = desk.ask(headers["Location"])[1].decode()
    assert "没有问题" in page
    assert "<code>estate check " in page


@pytest.mark.whole
def test_a_command_that_refuses_says_why(desk):
    body = f"token={token_of(desk)}&order=extend&id=20261125-wate&until=2026-11-26&reason=x"
    page = desk.ask(press(desk, body)[2]["Location"])[1].decode()
    assert "没有做成" in page
    assert "是不是想写“20261125-water”？" in page


@pytest.mark.whole
def test_most_of_the_content_is_taken_down_by_a_button_of_its_own(tmp_path):
    many = {f"notices/n{n}.md": NOTICE.replace("二栋", f"{n}栋") for n in range(1, 6)}
    folder = write_estate(tmp_path, many)
    build(folder, folder / "site", read(folder), at(MOMENT))
    with opened_desk(folder) as opened:
        assert "确实不要了" not in opened.ask("/desk/publish/")[1].decode()
        for n in range(1, 6):
            (folder / f"content/notices/n{n}.md").unlink()
        opened.looks_again()
        page = opened.ask("/desk/publish/")[1].decode()
        assert 'name="missing" value="yes"' in page
        assert opened.ask("/notices/n3/")[0] == 200
        body = urlencode({"token": token_of(opened), "order": "build", "missing": "yes"})
        plan = opened.ask(press(opened, body)[2]["Location"])[1].decode()
        assert re.search(r'name="missing" value="yes"', plan), "the second press says so too"
        assert "没有要更新的" not in plan


@pytest.mark.whole
def test_what_a_button_has_made_is_there_when_one_is_led_to_it(tmp_path):
    """Also where the folder is looked at seldom, as on a slow disk."""
    with opened_desk(write_estate(tmp_path, {WATER: NOTICE}), look_every=60.0) as slow:
        body = urlencode({"token": token_of(slow), "order": "new", "kind": "停水", "title": "停水"})
        page = slow.ask(press(slow, body)[2]["Location"])[1].decode()
        made = re.search(r'href="(/desk/items/[^/"]+/)">到这一则', page)[1]
        assert slow.ask(made)[0] == 200


def test_only_papers_of_the_print_folder_are_given_out(desk):
    papers = desk.folder / "print"
    papers.mkdir(exist_ok=True)
    (papers / "海报.pdf").write_bytes(b"%PDF")
    (papers / "secret.txt").write_bytes(b"x")
    assert desk.ask("/desk/print/%E6%B5%B7%E6%8A%A5.pdf")[:2] == (200, b"%PDF")
    (desk.folder / "outside.pdf").write_bytes(b"%PDF")
    for name in ("secret.txt", "../outside.pdf", "%2e%2e/outside.pdf", "no.pdf"):
        assert desk.ask(f"/desk/print/{name}")[0] == 404


def ask_to_open(desk, **form):
    return desk.ask(
        "/desk/open", "POST", urlencode(form), Content_Type="application/x-www-form-urlencoded"
    )


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """What stands for this machine's editor: it notes the file it is asked to open."""
    opened = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s" "$1" > "{opened}.new"\nmv "{opened}.new" "{opened}"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return opened


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="would open a real editor")
def test_a_file_is_opened_in_the_editor_of_this_machine(desk, editor):
    status, _, headers = ask_to_open(desk, token=token_of(desk), id="20261125-water")
    assert (status, headers["Location"]) == (303, "/desk/items/20261125-water/")
    until(editor.exists, "the editor was opened")
    assert editor.read_text() == str((desk.folder / "content" / WATER).resolve())


def test_nothing_but_an_item_of_the_estate_is_opened_and_only_by_our_own_pages(desk, editor):
    token = token_of(desk)
    assert ask_to_open(desk, token="guessed", id="20261125-water")[0] == 403
    for other in ("", "../../etc/passwd", "estate", "20261125-water.md"):
        assert ask_to_open(desk, token=token, id=other)[0] == 404
    assert not editor.exists()


def test_a_machine_without_an_editor_says_so(desk, tmp_path, monkeypatch):
    token = token_of(desk)
    monkeypatch.setenv("PATH", str(tmp_path))
    status, page, _ = ask_to_open(desk, token=token, id="20261125-water")
    assert status == 501
    assert "没有找到记事本" in page.decode()


def test_the_handbook_stands_in_the_desk_with_all_its_pictures(desk):
    page = desk.ask("/desk/guide/")[1].decode()
    text = (REPOSITORY / "docs/guide.zh.md").read_text("utf-8")
    assert re.findall(r"<h2[^>]*>(\d+\..*?)</h2>", page) == re.findall(r"(?m)^## (.*)$", text)
    pictures = re.findall(r'src="(/desk/guide/[^"]+)"', page)
    assert len(pictures) == 10
    for address in pictures:
        assert desk.ask(address)[1].startswith(b"\x89PNG")
    assert desk.ask("/desk/guide/none.png")[0] == 404
