"""``print`` and ``round``: packs, covers, copies, records; and never a word into the site."""

from __future__ import annotations

import errno
import json
import shutil

import pytest
from PIL import Image

from generator.cli import main
from tests.builders import write_estate
from tests.disks import refuse_to_list
from tests.print.paper_reading import A4, Paper, codes_in, picture_of

pytestmark = pytest.mark.whole

NOON = ("--at", "2026-11-25T12:00")
DONE, PROBLEMS, USAGE, REFUSED = 0, 1, 2, 3


def notice(*lines):
    return "\n".join(["---", *lines, "---", "请备水。", ""])


FILES = {
    "boards.yaml": """\
boards:
  - {id: gate, name: 南门公告栏, kind: 大门, slots: 6, size: A3}
  - {id: lobby-1-1, name: 1栋1单元大堂, kind: 大堂, serves: 1-1, slots: 4}
  - {id: lift-1-1, name: 1栋1单元轿厢, kind: 轿厢, serves: 1-1}
  - {id: lobby-2-1, name: 2栋大堂, kind: 大堂, serves: 2, slots: 4}
""",
    "notices/20261120-always.md": None,
    "notices/20261125-water.md": notice(
        "title: 二栋停水",
        "category: 停水",
        "number: 2026-118",
        "from: 2026-11-20",
        "until: 2026-11-25",
        "boards: [gate, 全部大堂]",
        "board_only: 施工负责人 罗工 000-0000 0226",
    ),
    "notices/20261120-revenue.md": notice(
        "title: 收益公示",
        "category: 公示",
        "number: 2026-119",
        "publicity: revenue",
        "from: 2026-11-24",
        "until: 2026-12-31",
        "boards: [gate]",
    ),
    "notices/20261101-gone.md": notice("title: 已经过去", "category: 服务", "until: 2026-11-10"),
}


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate", FILES)


@pytest.fixture
def estate(capsys):
    """Runs a command: ``estate("print", folder, "--all")`` → (status, output, errors)."""

    def run(*arguments):
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def paper(path):
    return Paper(path.read_bytes())


def test_all_boards_have_a_pack_in_walking_order(estate, folder):
    status, said, _ = estate("print", folder, "--all", *NOON)
    assert status == DONE
    packs = sorted(path.name for path in (folder / "print/张贴点").iterdir())
    assert packs == ["01-南门公告栏.pdf", "02-1栋1单元大堂.pdf", "04-2栋大堂.pdf"]
    assert said.endswith("共需 2 × A4 + 2 × A3。\n")


def test_a_pack_holds_what_hangs_there_on_paper_of_that_board(estate, folder):
    estate("print", folder, "--all", *NOON)
    gate = paper(folder / "print/张贴点/01-南门公告栏.pdf")
    assert gate.sizes == [(297, 420)] * 2
    assert gate.says("二栋停水", "收益公示") == []
    lobby = paper(folder / "print/张贴点/02-1栋1单元大堂.pdf")
    assert lobby.sizes == [A4]
    assert lobby.says("收益公示") == ["收益公示"]


def test_the_whole_pile_is_one_file_for_each_size(estate, folder):
    estate("print", folder, "--all", *NOON)
    assert len(paper(folder / "print/全部-A4.pdf").sizes) == 2
    assert len(paper(folder / "print/全部-A3.pdf").sizes) == 2


def test_the_cover_says_how_many_copies_and_where_they_go(estate, folder):
    estate("print", folder, "--all", *NOON)
    cover = paper(folder / "print/封面.pdf")
    assert cover.says("2张A4、2张A3", "二栋停水", "南门公告栏", "2栋大堂", "2026-118") == []
    assert cover.says("只供内部使用，不张贴、不公布", "已经过去") == ["已经过去"]
    assert min(cover.margins) >= 8


def test_facts_for_the_boards_alone_are_on_these_papers_and_on_no_picture(estate, folder):
    estate("print", folder, "--item", "2026-118", "--png", *NOON)
    poster = next((folder / "print").glob("*.pdf"))
    assert paper(poster).says("施工负责人罗工000-00000226") == []
    picture = next((folder / "print/图片").glob("*.png"))
    assert picture_of(picture.read_bytes()).width == 1080
    estate("build", folder, *NOON)
    site = b"".join(p.read_bytes() for p in (folder / "site").rglob("*.html"))
    assert "罗工".encode() not in site
    assert paper(folder / "site/notices/20261125-water/poster.pdf").says("罗工") == ["罗工"]


def test_only_what_is_new_since_a_day(estate, folder):
    estate("print", folder, "--all", "--only-new", "2026-11-24", *NOON)
    gate = paper(folder / "print/张贴点/01-南门公告栏.pdf")
    assert gate.says("二栋停水", "收益公示") == ["二栋停水"]
    assert not (folder / "print/张贴点/04-2栋大堂.pdf").exists()


def test_what_an_earlier_pile_left_is_taken_away_and_nothing_else(estate, folder):
    estate("print", folder, "--all", *NOON)
    mine = folder / "print/我自己的.txt"
    mine.write_text("留着", "utf-8")
    estate("print", folder, "--all", "--at", "2026-11-26T12:00")
    assert not (folder / "print/张贴点/04-2栋大堂.pdf").exists()
    assert (folder / "print/张贴点/01-南门公告栏.pdf").exists()
    assert mine.read_text("utf-8") == "留着"


def test_one_board_alone(estate, folder):
    status, _, _ = estate("print", folder, "--board", "lobby-2-1", *NOON)
    assert status == DONE
    assert [p.name for p in (folder / "print").glob("*.pdf")] == ["04-2栋大堂.pdf"]


def test_a_notice_as_a_letter(estate, folder):
    estate("print", folder, "--item", "20261125-water", "--letter", *NOON)
    letter = paper(folder / "print/2026-118-二栋停水-信函.pdf")
    assert letter.says("栋", "单元", "室住户：", "二栋停水", "盖章处") == []
    assert letter.says("罗工") == ["罗工"]
    assert letter.sizes == [A4]


def test_a_cancelled_notice_comes_with_strips_three_to_a_sheet(estate, folder):
    cancelled = FILES["notices/20261125-water.md"].replace("---\n请", "status: 取消\n---\n请")
    write_estate(folder, {**FILES, "notices/20261125-water.md": cancelled})
    estate("print", folder, "--all", *NOON)
    strips = paper(folder / "print/贴条.pdf")
    assert strips.sizes == [A4]
    assert strips.text.count("已取消") == 3
    assert paper(folder / "print/封面.pdf").says("已取消贴条1张") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "要打印什么？请写 --all（全部），--board 张贴点，或 --item 公告的编号、文件名。"),
        (["--item", "2026-999"], "没有在张贴的“2026-999”。"),
        (["--item", "20261101-gone"], "没有在张贴的“20261101-gone”。"),
        (["--board", "gatee"], "没有叫“gatee”的张贴点。是不是想写“gate”？"),
        (["--all", "--only-new", "明天"], "--only-new 写的是“明天”，看不懂。请写成 2026-11-26。"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence(arguments, sentence, estate, folder):
    status, _, said = estate("print", folder, *arguments, *NOON)
    assert status == USAGE
    assert said.startswith(sentence.rstrip("。"))
    assert not (folder / "print").exists()


def test_paper_never_goes_into_the_site(estate, folder):
    for out in (folder / "site", folder / "site/print", folder):
        status, _, said = estate("print", folder, "--all", "--out", out, *NOON)
        assert status in {USAGE, REFUSED}
        assert "--out" in said
    assert not list(folder.rglob("*.pdf"))


def test_a_folder_without_fonts_is_said(estate, folder, tmp_path):
    status, _, said = estate("print", folder, "--all", "--fonts", tmp_path / "none", *NOON)
    assert status == USAGE
    assert said.startswith(f"{tmp_path / 'none'} 里没有可用的字体")


def test_a_program_can_read_what_was_printed(estate, folder):
    _, said, _ = estate("print", folder, "--all", "--json", *NOON)
    told = json.loads(said)
    assert told["sheets"] == {"A4": 2, "A3": 2}
    assert {"id": "20261125-water", "copies": {"A3": 1, "A4": 2}, "pages": 1} in told["items"]


def test_a_public_notice_that_is_printed_leaves_a_record_for_ever(estate, folder):
    estate("print", folder, "--all", *NOON)
    (record,) = (folder / "records").iterdir()
    text = record.read_text("utf-8")
    assert record.name.startswith("20261120-revenue-v1-")
    for words in (
        "张贴记录：收益公示",
        "首次打印：2026年11月25日 12:00",
        "| 南门公告栏 |",
        "请备水。",
    ):
        assert words in text
    assert "2026年12月24日，含当日）不得撤下" in text
    before = record.stat().st_mtime_ns
    estate("print", folder, "--all", "--at", "2026-11-26T12:00")
    assert [p.stat().st_mtime_ns for p in (folder / "records").iterdir()] == [before]


def test_another_wording_is_another_record(estate, folder):
    estate("print", folder, "--all", *NOON)
    path = folder / "content/notices/20261120-revenue.md"
    path.write_text(path.read_text("utf-8").replace("请备水", "请查看"), "utf-8")
    estate("print", folder, "--all", *NOON)
    assert len(list((folder / "records").iterdir())) == 2


def test_the_hash_of_a_record_is_that_of_its_wording(estate, folder):
    from hashlib import sha256  # noqa: PLC0415  # beside what it checks

    estate("print", folder, "--all", *NOON)
    (record,) = (folder / "records").iterdir()
    text = record.read_text("utf-8")
    wording = text.partition("## 原文\n\n")[2].rstrip("\n")
    plain = "\n".join(line.removeprefix("    ") for line in wording.split("\n"))
    assert sha256(plain.encode()).hexdigest() in text
    assert paper(folder / "print/张贴记录.pdf").says(sha256(plain.encode()).hexdigest()) == []


def test_an_ordinary_notice_leaves_no_record(estate, folder):
    estate("print", folder, "--item", "2026-118", *NOON)
    assert not (folder / "records").exists()


def test_the_round_sheet_and_its_pictures(estate, folder):
    status, said, _ = estate("round", folder, "--png", *NOON)
    assert status == DONE
    assert "早巡单" in said
    sheet = paper(folder / "print/早巡单-2026-11-25.pdf")
    assert sheet.says("早巡单11月25日（周三）", "118", "二栋停水") == []
    pictures = sorted((folder / "print").glob("*.png"))
    assert len(pictures) == len(sheet.sizes)
    assert all(picture_of(p.read_bytes()).width >= 1080 for p in pictures)


def test_the_round_sheet_may_lie_anywhere_but_among_what_is_published(estate, folder, tmp_path):
    mine = folder / "早巡.pdf"
    for out in (mine, tmp_path):
        assert estate("round", folder, "--out", out, *NOON)[0] == DONE
    assert mine.is_file()
    assert (tmp_path / "早巡单-2026-11-25.pdf").is_file()
    for home in ("site", "content"):
        status, _, said = estate("round", folder, "--out", folder / home / "a.pdf", *NOON)
        assert (status, "--out" in said) == (USAGE, True)


def test_a_program_can_read_the_round(estate, folder):
    _, said, _ = estate("round", folder, "--json", "--at", "2026-11-26T08:00")
    told = json.loads(said)
    (gate,) = (board for board in told["boards"] if board["id"] == "gate")
    assert gate["down"] == [{"id": "20261125-water", "reason": "ended"}]
    assert gate["kept"] == ["20261120-revenue"]
    assert told["protected"] == {"20261120-revenue": 28}
    assert not (folder / "print").exists()


def test_two_prints_of_the_same_moment_are_the_same_bytes(estate, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for one in (folder, other):
        estate("print", one, "--all", *NOON)
    made = {p.relative_to(folder): p.read_bytes() for p in (folder / "print").rglob("*.pdf")}
    again = {p.relative_to(other): p.read_bytes() for p in (other / "print").rglob("*.pdf")}
    assert made == again
    assert len(made) > 5


def test_a_code_on_a_pack_leads_to_its_own_page(estate, folder):
    estate("print", folder, "--board", "gate", *NOON)
    gate = paper(folder / "print/01-南门公告栏.pdf")
    found = {codes_in(gate.picture(page))[0] for page in range(2)}
    assert found == {"https://test.example/n/2026-118/", "https://test.example/n/2026-119/"}


@pytest.mark.parametrize("more", [(), ("--review",)], ids=["to hang", "to be read"])
def test_a_picture_on_a_drive_that_is_away_is_on_paper_as_on_the_site(
    estate, folder, monkeypatch, more
):
    water = folder / "content/notices/20261125-water"
    text = FILES["notices/20261125-water.md"]
    water.with_suffix(".md").write_text(
        text.replace("from:", "attachments: [a.png]\nfrom:"), "utf-8"
    )
    water.mkdir()
    Image.effect_noise((200, 200), 100).save(water / "a.png")
    estate("build", folder, "--no-posters", *NOON)
    refuse_to_list(monkeypatch, water, errno.EIO)
    (water / "a.png").unlink()
    estate("print", folder, "--item", "2026-118", *more, *NOON)
    (file,) = (folder / "print").glob("*.pdf")
    drawn = [image for page in paper(file).pypdf.pages for image in page.images]
    assert (200, 200) in {image.image.size for image in drawn}
