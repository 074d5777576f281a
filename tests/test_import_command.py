"""``import``: a plan, a yes, files; and nothing of what cannot be taken."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from generator.cli import main
from generator.edit import tables
from generator.importing import LISTED, Given, Ground, headed, merge, sheets_of
from generator.reading import read
from generator.vocabulary import label
from tests.builders import REPOSITORY, at, write_estate
from tests.office_files import docx, paragraph, picture, xlsx, zipped

pytestmark = pytest.mark.whole

NOON = at("2026-11-20T12:00")
NOTICE = (
    paragraph("关于1栋停水的通知", "Title"),
    paragraph("定于2026年11月25日9:00-17:00停水，请储水。"),
    paragraph("2026年11月20日"),
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8
CONTACTS = "姓名,联系电话,服务时间\n服务台,000-0000 0109,\n张师傅,000-0000 0777,白天\n"


@pytest.fixture
def folder(tmp_path):
    return write_estate(tmp_path / "estate")


def content_of(folder):
    files = sorted((folder / "content").rglob("*"))
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()
    }


def moved(folder, data, name, *more):
    """Import bytes under a name; return the status."""
    file = folder.parent / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return main(["import", str(file), str(folder), *more], lambda: NOON)


def test_a_document_becomes_a_draft_that_nobody_sees_and_check_has_nothing_against(folder):
    assert moved(folder, docx(*NOTICE), "通知.docx", "--yes") == 0
    text = (folder / "content/notices/20261120-water.md").read_text("utf-8")
    assert "状态: 草稿" in text
    assert "影响时段: 2026-11-25 9:00–17:00" in text
    assert [p for p in read(folder).problems_at(NOON) if "20261120-water" in p.place.path] == []


def test_pictures_lie_in_the_drafts_own_folder_and_are_found_there(folder):
    data = docx(*NOTICE, picture(1), pictures=[("png", PNG)])
    assert moved(folder, data, "通知.docx", "--yes") == 0
    assert (folder / "content/notices/20261120-water/picture-1.png").read_bytes() == PNG
    codes = {p.code for p in read(folder).problems if "20261120-water" in p.place.path}
    assert codes == set()


def test_questions_lead_to_a_draft_that_passes_once_they_are_answered(folder, capsys):
    text = "温馨提示\n11月25日9:00-17:00停水，涉及1栋。\n"
    assert moved(folder, text, "通知.txt", "--plan", "--json") == 1
    questions = json.loads(capsys.readouterr().out)["plans"][0]["questions"]
    answers = []
    for one in questions:
        answers += ["--set", f"{one['key']}={one['proposed'][0]['value']}"]
    assert moved(folder, text, "通知.txt", "--yes", *answers) == 0
    written = folder / "content/notices/20261120-water.md"
    written.write_text(written.read_text("utf-8").replace("状态: 草稿", "# 状态: 草稿"), "utf-8")
    assert [p for p in read(folder).problems_at(NOON) if "20261120-water" in p.place.path] == []


def test_a_comment_of_a_draft_need_only_be_uncovered(folder):
    text = "停水通知\n11月25日至26日每天9:00-17:00停水，涉及1栋、2栋。\n"
    assert moved(folder, text, "通知.txt", "--yes") == 1
    written = folder / "content/notices/20261120-water.md"
    lines = written.read_text("utf-8").split("\n")
    written.write_text("\n".join(x[2:] if x.startswith("# 影响") else x for x in lines), "utf-8")
    (notice,) = [one for one in read(folder).content.notices if one.id == "20261120-water"]
    assert len(notice.window) == 2
    assert notice.scope == ("1栋", "2栋")


@pytest.mark.parametrize("options", [["--plan"], ["--json"], []], ids=str)
def test_without_a_yes_nothing_is_written(folder, capsys, options):
    before = content_of(folder)
    assert moved(folder, docx(*NOTICE), "通知.docx", *options) == 0
    assert moved(folder, CONTACTS, "联系人.csv", *options) == 0
    assert content_of(folder) == before
    assert "20261120-water" in capsys.readouterr().out


def test_a_sheet_changes_the_lines_it_must_and_no_comment_is_lost(folder):
    file = folder / "content/contacts.yaml"
    before = "# 我们的电话\n" + file.read_text("utf-8") + "  # 末了\n"
    file.write_text(before, "utf-8")
    assert moved(folder, CONTACTS, "联系人.csv", "--yes") == 0
    after = file.read_text("utf-8")
    assert "# 我们的电话" in after
    assert "# 末了" in after
    kept = [line for line in before.split("\n") if "0101" not in line]
    assert [line for line in after.split("\n") if line in kept] == kept
    phones = {one.name: one.phone for one in read(folder).content.contacts}
    assert phones["服务台"] == "000-0000 0109"
    assert phones["张师傅"] == "000-0000 0777"


FEES = (
    ["收费一览表"],
    ["项目名称", "种类", "缴费人", "计费方式", "单价（元/月）", "执行日期", "收费依据"],
    ["自行车棚", "停车", "车主", "定额", 25, 46351, "业主大会决定"],
)
SERVICES = (
    ["序号", "服务项目", "服务类别", "收费类型", "部门", "预约方式"],
    [1, "代收快递", "代办", "免费", "服务台", "到服务台"],
    [2, "代叫车", "代办", "免费", "服务台", "电话预约"],
)
BOARDS = (
    ["点位名称", "类型", "服务范围", "张数"],
    ["2栋1单元大堂", "大堂", "2栋1单元", 4],
)


@pytest.mark.parametrize("rows", [FEES, SERVICES, BOARDS], ids=["fees", "services", "boards"])
def test_a_sheet_passes_check_and_a_second_time_changes_nothing(folder, rows, capsys):
    known = set(read(folder).problems)
    assert moved(folder, xlsx(*rows), "表.xlsx", "--yes") == 0
    once = content_of(folder)
    assert [p for p in read(folder).problems if p.grade.name == "HELD" and p not in known] == []
    capsys.readouterr()
    assert moved(folder, xlsx(*rows), "表.xlsx", "--json", "--yes") == 0
    said = json.loads(capsys.readouterr().out)
    assert {row["state"] for row in said["plans"][0]["rows"]} == {"same"}
    assert content_of(folder) == once


def test_two_sheets_of_one_run_fill_one_table(folder):
    first, second = folder.parent / "a.csv", folder.parent / "b.csv"
    first.write_text("姓名,电话\n张师傅,000-0000 0777\n王师傅,000-0000 0776\n", "utf-8")
    second.write_text("姓名,电话\n李师傅,000-0000 0778\n张师傅,000-0000 0779\n", "utf-8")
    assert main(["import", str(first), str(second), str(folder), "--yes"], lambda: NOON) == 0
    phones = {one.name: one.phone for one in read(folder).content.contacts}
    assert phones["王师傅"] == "000-0000 0776"
    assert phones["李师傅"] == "000-0000 0778"
    assert phones["张师傅"] == "000-0000 0779"


LAID_OUT = """\
contacts:
  - id: duty
    name: 24小时值班
    phone: 000-0000 0110
  - {id: desk, name: 服务台, phone: 000-0000 0101}  # 一层
  - id: butler
    name: 林管家   # 东组团
    phone: 000-0000 0103
    substitute: desk
# 末了
"""


def test_values_go_where_they_belong_in_every_layout(folder):
    file = folder / "content/contacts.yaml"
    file.write_text(LAID_OUT, "utf-8")
    sheet = (
        "姓名,电话,服务时间,办理事项\n"
        "24小时值班,000-0000 0119,全天,\n"
        "服务台,000-0000 0109,白天,报修、缴费\n"
        "林管家,000-0000 0113,白天,走访\n"
        "张师傅,000-0000 0777,,\n"
    )
    assert moved(folder, sheet, "联系人.csv", "--yes") == 0
    assert (
        file.read_text("utf-8")
        == """\
contacts:
  - id: duty
    name: 24小时值班
    phone: 000-0000 0119
    hours: 全天
  - {id: desk, name: 服务台, phone: 000-0000 0109, hours: 白天, topics: 报修、缴费}  # 一层
  - id: butler
    name: 林管家   # 东组团
    phone: 000-0000 0113
    substitute: desk
    hours: 白天
    topics: 走访
  - id: contact-1
    name: 张师傅
    phone: 000-0000 0777
# 末了
"""
    )


def test_a_thousand_rows_are_read_once(folder, monkeypatch):
    """No step looks at the whole file for each row: the count of looks does not grow."""
    looks = []
    real = tables.layout_of
    monkeypatch.setattr(tables, "layout_of", lambda source: looks.append(source) or real(source))

    def looks_for(count):
        looks.clear()
        rows = "".join(f"师傅{n},000-{n:04} 0777\n" for n in range(count))
        assert moved(folder, f"姓名,电话\n{rows}", "联系人.csv", "--plan") == 0
        return len(looks)

    assert looks_for(30) == looks_for(3)


def test_a_price_that_was_charged_is_never_overwritten(folder, capsys):
    assert moved(folder, xlsx(*FEES), "表.xlsx", "--yes") == 0
    once = content_of(folder)
    dearer = [*FEES[:2], ["自行车棚", "停车", "车主", "定额", 30, 46351, "业主大会决定"]]
    assert moved(folder, xlsx(*dearer), "表.xlsx", "--yes") == 1
    assert content_of(folder) == once
    assert "estate new 调价" in capsys.readouterr().out


def test_sound_rows_are_taken_and_others_told_by_row_and_heading(folder, capsys):
    rows = [*FEES, ["快递柜", "没有的", "商家", "定额", 1, 46351, "合同"]]
    assert moved(folder, xlsx(*rows), "表.xlsx", "--yes") == 1
    said = capsys.readouterr().out
    assert "第 4 行“种类”" in said
    assert [
        one.name for one in read(folder).content.fees if one.name in {"自行车棚", "快递柜"}
    ] == ["自行车棚"]


@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.name)
def test_the_samples_own_tables_as_sheets_change_nothing(kind):
    """Every value the sample has comes through a sheet as what it is."""
    reading = read(REPOSITORY)
    records = [one.plain for one in reading.records.lists[kind.name]]
    keys = [key for key in dict.fromkeys(key for one in records for key in one) if key != "id"]
    plain = [key for key in keys if all(is_a_cell(one.get(key, "")) for one in records)]
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow([label(f"{kind.single}.{key}") for key in plain])
    for one in records:
        cells = (one.get(key, "") for key in plain)
        rows.writerow([cell if isinstance(cell, str) else "\n".join(cell) for cell in cells])
    (sheet,) = sheets_of(Given("表.csv", ".csv", written.getvalue().encode()))
    (found,) = headed(sheet, (kind,))
    outcomes = merge(Ground(REPOSITORY, reading, NOON.date()), found, {}).outcomes
    assert len(outcomes) == len(records)
    assert [one for one in outcomes if one.state != "same"] == []


def is_a_cell(value):
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    )


OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
BOMB = {"[Content_Types].xml": "x", "word/document.xml": b" " * 11_000_000}
SHEET = {"xl/workbook.xml": "x"}


def labelled(name, size):
    """An archive of one small part, of which its label says how large it becomes."""
    data, real = zipped({name: b"x" * 100_000}), (100_000).to_bytes(4, "little")
    return data.replace(real, size.to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("通知.doc", b"x", ".docx"),
        ("通知.wps", b"x", ".docx"),
        ("表.xls", b"x", ".xlsx"),
        ("通知.docm", b"x", "宏"),
        ("通知.pdf", b"%PDF-1.4", "PDF"),
        ("通知.docx", b"%PDF-1.4", "PDF"),
        ("通知.docx", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("通知.docx", OLE, "旧格式"),
        ("通知.docx", LOCKED, "密码"),
        ("通知.docx", b"PK\x03\x04abc", "损坏"),
        ("通知.docx", zipped({"a.txt": "x"}), "ZIP"),
        ("通知.docx", docx(*NOTICE, more={"word/vbaProject.bin": b"x"}), "宏"),
        ("通知.docx", docx("<w:p>"), "损坏"),
        ("通知.docx", zipped(BOMB), "大得不正常"),
        ("表.xlsx", labelled("xl/workbook.xml", 220_000_000), "大得不正常"),
        ("表.xlsx", zipped(dict.fromkeys(map(str, range(3_001)), "") | SHEET), "大得不正常"),
        ("表.xlsx", zipped({"xl/workbook.xml": "x"}), "损坏"),
        ("~$通知.docx", b"x", "临时文件"),
        ("通知.txt", b"\0\0", "没有内容"),
        ("通知.txt", b"a\x01b", "控制字符"),
        ("通知.md", "---\n标题: 停水\n---\n".encode(), "content/notices/"),
        ("表.csv", "甲,乙\n1,2\n".encode(), "表头"),
        ("照片.bmp", b"x", "不认识"),
    ],
)
def test_what_cannot_be_taken_is_told_in_a_sentence_and_nothing_is_written(
    folder, capsys, name, data, said
):
    before = content_of(folder)
    assert moved(folder, data, name, "--yes") == 3
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert content_of(folder) == before


def test_a_file_of_hundreds_of_megabytes_is_not_read(folder, capsys):
    file = folder.parent / "通知.docx"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    assert main(["import", str(file), str(folder), "--yes"], lambda: NOON) == 3
    assert "最大" in capsys.readouterr().err


def test_a_file_that_word_has_open_is_told(folder, capsys, monkeypatch):
    file = folder.parent / "通知.docx"
    file.write_bytes(docx(*NOTICE))
    real = type(file).open

    def refuse(path, *more, **others):
        if path == file:
            raise PermissionError(13, "denied")
        return real(path, *more, **others)

    monkeypatch.setattr(type(file), "open", refuse)
    assert main(["import", str(file), str(folder), "--yes"], lambda: NOON) == 3
    assert "先关掉" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["没有.docx"], ["--kind", "怪", "没有.docx"]], ids=str)
def test_wrong_usage_is_told(folder, words, capsys):
    assert main(["import", *words, str(folder)], lambda: NOON) == 2
    assert capsys.readouterr().err


def test_all_files_are_looked_at_before_one_is_written(folder):
    good, bad = folder.parent / "a.docx", folder.parent / "b.docx"
    good.write_bytes(docx(*NOTICE))
    bad.write_bytes(OLE)
    before = content_of(folder)
    assert main(["import", str(good), str(bad), str(folder), "--yes"], lambda: NOON) == 3
    assert content_of(folder) == before


def test_a_declared_size_is_all_that_is_unpacked():
    """A part that is larger than its label says is not read beyond it, which bounds a bomb."""
    lying = io.BytesIO(labelled("a", 10))
    with pytest.raises(zipfile.BadZipFile), zipfile.ZipFile(lying) as archive:
        archive.read("a")
