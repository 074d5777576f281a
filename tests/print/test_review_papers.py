"""送审稿: to be read and approved, and never to be hung by mistake."""

from __future__ import annotations

import json

import pytest

from generator.cli import main
from tests.builders import write_estate
from tests.print.paper_reading import A4, Paper, codes_in, picture_of

pytestmark = pytest.mark.whole

NOON = ("--at", "2026-11-25T12:00")
MARK = "送审稿·未经批准，不得张贴"
DONE, USAGE, REFUSED = 0, 2, 3


def notice(*lines, body="请备水。"):
    return "\n".join(["---", "类别: 停水", *lines, "---", body, ""])


FILES = {
    "notices/draft.md": notice("标题: 草稿停水", "状态: 草稿", "影响时段: 2026-11-28 9:00–17:00"),
    "notices/unapproved.md": notice("标题: 待批停水", "影响时段: 2026-11-28 9:00–17:00"),
    "notices/later.md": notice(
        "标题: 以后停水", "张贴自: 2026-12-05", "影响时段: 2026-12-08 9:00–17:00", "审批人: 周某"
    ),
    "notices/long.md": notice(
        "标题: 长停水", "影响时段: 2026-11-28 9:00–17:00", body="\n\n".join(["请您提前备好饮用水。" * 12] * 14)
    ),
    "notices/gone.md": notice("标题: 已停水", "影响时段: 2026-11-20 9:00–17:00", "审批人: 周某"),
    "notices/endless.md": notice("标题: 没有截止"),
    "events/tea.md": "---\n标题: 茶话会\n种类: 文体\n状态: 草稿\n日期: 2026-12-05 14:00–16:00\n---\n",
    "disclosures/revenue-2026q3.md": "---\n标题: 公共收益\n种类: revenue\n期间: 2026-Q3\n状态: 草稿\n"
    "张贴自: 2026-11-25\n签署单位: 测试物业公司\n检测数据:\n  - {项目: 甲, 数值: 1}\n---\n",
}


@pytest.fixture
def folder(tmp_path):
    made = write_estate(tmp_path / "estate", FILES)
    home = made / "content/estate.yaml"
    home.write_text(home.read_text("utf-8") + "approval: [停水]\n", "utf-8")
    return made


def review(folder, *items, more=()):
    return main(["print", str(folder), "--review", "--item", *items, *more, *NOON])


def made(folder, ending):
    return sorted((folder / "print").glob(f"送审稿-*.{ending}"))


@pytest.mark.parametrize("item", ["draft", "unapproved", "later", "tea", "revenue-2026q3"])
def test_what_nobody_sees_yet_can_be_read_as_it_would_hang(folder, item):
    assert review(folder, item) == DONE
    (file,) = made(folder, "pdf")
    paper = Paper(file.read_bytes())
    assert paper.sizes == [A4]
    title = {"tea": "茶话会", "revenue-2026q3": "公共收益"}.get(item, "停水")
    assert paper.says(MARK, title, "批准发布后才有二维码") == []


def test_every_page_says_that_it_must_not_be_hung_in_black_and_white_as_well(folder):
    assert review(folder, "long") in {0, 1}
    paper = Paper(made(folder, "pdf")[0].read_bytes())
    assert len(paper.pages) > 1
    for number, page in enumerate(paper.pages):
        said = "".join(char["text"] for char in page.chars if char["text"].strip())
        assert said.count(MARK) == 2
        strip = paper.picture(number).crop((300, 10, 530, 45))
        dark = sum(strip.histogram()[:100]) / (strip.width * strip.height)
        assert dark > 0.08  # the words and their frame, as a copier sees them


def test_no_code_leads_to_a_page_that_is_not_there(folder):
    review(folder, "draft", more=["--png"])
    (picture,) = made(folder, "png")
    assert codes_in(picture_of(picture.read_bytes())) == []
    paper = Paper(made(folder, "pdf")[0].read_bytes())
    assert "test.example" not in paper.text
    assert paper.says("批准发布后才有网址和二维码") == []


def test_the_picture_is_the_paper(folder):
    review(folder, "draft", more=["--png"])
    (picture,) = made(folder, "png")
    assert picture_of(picture.read_bytes()).size == (1240, 1754)


def test_once_it_is_approved_it_is_printed_without_the_mark(folder):
    assert main(["approve", "draft", str(folder), "--by", "周某", *NOON]) == 0
    assert main(["print", str(folder), "--item", "draft", *NOON]) == 0
    (file,) = (folder / "print").glob("*草稿停水.pdf")
    paper = Paper(file.read_bytes())
    assert paper.says(MARK) == [MARK]
    assert paper.codes() == ["https://test.example/notices/draft/"]


def test_a_paper_to_be_read_leaves_no_posting_record_and_nothing_on_the_site(folder):
    before = sorted(folder.rglob("*"))
    review(folder, "revenue-2026q3")
    new = set(folder.rglob("*")) - set(before)
    assert {path.relative_to(folder).parts[0] for path in new} == {"print"}


@pytest.mark.parametrize(
    ("item", "status", "said"),
    [
        ("gone", REFUSED, "张贴时间已过"),
        ("endless", REFUSED, "没有写张贴到哪一天"),
        ("nothing", USAGE, "没有叫“nothing”的公告"),
    ],
)
def test_what_could_not_hang_anyway_is_told(folder, item, status, said, capsys):
    assert review(folder, item) == status
    assert said in capsys.readouterr().err
    assert not (folder / "print").exists()


def test_what_is_to_be_reviewed_must_be_named(folder, capsys):
    assert main(["print", str(folder), "--review", *NOON]) == USAGE
    assert "--review --item" in capsys.readouterr().err


def test_programs_are_told_the_files(folder, capsys):
    review(folder, "draft", "tea", more=["--json"])
    assert json.loads(capsys.readouterr().out)["files"] == [
        "送审稿-draft-草稿停水.pdf",
        "送审稿-tea-茶话会.pdf",
    ]
