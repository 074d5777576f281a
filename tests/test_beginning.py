"""A new estate: answers become files that say what was meant, or a sentence says why not."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.beginning import (
    QUESTIONS,
    additions,
    checked,
    defaults,
    faults_of,
    is_untouched,
    refuse_what_is_there,
    sample_files,
    write,
)
from generator.build import inspect
from generator.edit import EditError
from generator.edit.quoting import one_line
from generator.languages import CHINESE, language_of
from generator.models.boards import BoardKind
from generator.reading import read
from generator.schedule import fold
from tests.beginnings import ANSWERS, begun
from tests.builders import REPOSITORY, at, files_below
from tests.examples import examples

KEYS = {one.key for one in QUESTIONS}
TEXTS = {"name", "city", "address", "company", "office", "phone", "hours"}
HOSTILE = (
    "---",
    "- a",
    "a: b",
    "{a: b}",
    "[a, b]",
    "a #b",
    "# b",
    "&a *b !c",
    "'",
    '"',
    '他说"好"',
    "a\tb",
    "a\nb: c",
    "a\r\n---\nb",
    "\x00\x1b[31m",
    "\u2028---",
    "\ufeff标题",
    "x" * 10_000,
    "🏠👨‍👩‍👧",
    "--help",
    "-1",
    "~",
    "null",
    "是",
    "<b>&amp;</b>",
    "{{ site }}",
    "$name ${hotline}",
    "con",
    "../..",
    "2024-01-01",
    "1e3",
    "0x10",
    "％",
    "%",
    "?",
    "|",
    ">",
    "@a",
    "`a",
)


def sentences(found):
    return {one.key: one.said(CHINESE) for one in found.faults}


def faults(**answers):
    return sentences(checked(ANSWERS | answers))


# What becomes of the answers


@pytest.mark.parametrize("moment", ["2024-05-01T00:00", "2026-11-25T12:00", "2031-02-28T23:59"])
def test_an_estate_that_has_just_begun_has_no_problem(tmp_path, moment):
    begun(tmp_path)
    assert inspect(read(tmp_path), tmp_path, at(moment)) == ()


def test_the_files_say_what_was_answered(tmp_path):
    begun(tmp_path, city="云汀市", url="https://yuelin.cn", hours="每天 8:00–20:00")
    content = read(tmp_path).content
    estate = content.estate
    assert (estate.name, estate.id, estate.city) == ("悦林苑", "yuelin", "云汀市")
    assert (estate.address, estate.company) == ("青石路3号", "甲物业有限公司")
    assert (estate.office, estate.url) == ("悦林苑物业服务中心", "https://yuelin.cn/")
    assert (content.hotline.phone, content.hotline.hours) == ("010-0000 0110", "每天 8:00–20:00")
    assert estate.all_units == ("1-1", "1-2", "2-1", "2-2", "s")


def test_files_are_few_and_each_says_what_it_is_for():
    found = checked(ANSWERS)
    names = ["content/estate.yaml", "content/contacts.yaml", "content/boards.yaml"]
    assert [*found.files] == names
    assert all(text.startswith("# ") for text in found.files.values())


def test_without_a_web_address_one_holds_the_place_that_nobody_can_own():
    assert checked(ANSWERS).content.estate.url == "https://yuelin.example/"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("悦林苑", None), ("Park 8 国际", "park-8"), ("ＭＯＭＡ", "moma")],
)
def test_the_short_name_is_proposed_where_the_name_has_letters(name, wanted):
    assert defaults({"name": name}).get("id") == wanted


def test_a_lobby_for_each_unit_and_one_gate_are_proposed():
    boards = checked(ANSWERS).content.boards
    assert [board.name for board in boards] == [
        "大门公告栏",
        *(f"{building}栋{unit}单元大堂" for building in (1, 2) for unit in (1, 2)),
    ]
    assert [board.serves for board in boards[1:]] == [("1-1",), ("1-2",), ("2-1",), ("2-2",)]


def test_boards_are_where_somebody_says_they_are():
    boards = checked(ANSWERS | {"boards": "南门、东门，服务台 、轿厢"}).content.boards
    kinds = [board.kind for board in boards]
    assert kinds == [BoardKind.GATE, BoardKind.GATE, BoardKind.DESK, *[BoardKind.LIFT] * 4]
    english = checked(ANSWERS | {"boards": "South Gate, desk, lift"}).content.boards
    assert [board.kind for board in english] == kinds[1:]
    for nothing in ("无", "none", "None"):
        assert checked(ANSWERS | {"boards": nothing}).content.boards == ()


def test_rules_that_are_shipped_are_used_by_their_name():
    found = checked(ANSWERS | {"rules": "云汀市公示规则（示例）"})
    assert found.content.profile.id == found.content.estate.rules == "yunting"
    assert "yaml-language-server" not in "".join(found.files.values())


# Buildings


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("1-3栋 高层 2单元 18层", "1=1栋 2=2栋 3=3栋"),
        ("1、3、5-6号楼 多层 3单元6层", "1=1号楼 3=3号楼 5=5号楼 6=6号楼"),
        ("１栋　高层　２单元", "1=1栋"),
        ("A座 高层 30层\n商铺\n会所 其他", "a=A座 s=商铺 b1=会所"),
        ("1栋；2栋", "1=1栋 2=2栋"),
        ("1栋 2单元\n1栋2门", "1=1栋 b1=1栋2门"),
        ("商铺1 商铺\n1栋", "s1=商铺1 1=1栋"),
        ("con座\nnul座", "b1=con座 b2=nul座"),
        ("1-2# highrise 2 units 18 floors", "1=1# 2=2#"),
    ],
)
def test_buildings_are_read_as_people_list_them(typed, wanted):
    buildings = checked(ANSWERS | {"buildings": typed}).content.estate.buildings
    assert " ".join(f"{one.id}={one.name}" for one in buildings) == wanted


def test_a_building_has_the_kind_units_and_floors_of_its_line():
    first, *_, shop = checked(ANSWERS).content.estate.buildings
    assert (first.kind.zh, first.floors, first.units) == ("高层", 18, ("1-1", "1-2"))
    assert (shop.kind.zh, shop.floors, shop.units) == ("商铺", 1, ())


@pytest.mark.parametrize(
    "typed",
    [
        "1-6栋 高层 二单元",
        "1栋-6栋",
        "A1-A6栋",
        "6-1栋",
        "1栋 高层 多层",
        "1栋 0单元",
        "1栋 999层",
        "1-9999栋",
        "1栋 高层, 2栋 多层",
        "x" * 101,
    ],
)
def test_a_line_that_may_mean_anything_is_told_and_not_guessed(typed):
    assert faults(buildings=typed)["buildings"].startswith("看不懂")


def test_two_buildings_of_one_name_are_told():
    assert faults(buildings="1-3栋\n２栋")["buildings"] == "“2栋”写了两次。每栋楼只写一次。"


def test_more_units_than_an_estate_has_are_told():
    assert "单元" in faults(buildings="1-900栋 2单元")["buildings"]


# What is not taken


def test_what_lacks_is_told_of_all_questions_at_once():
    lacking = sentences(checked({}))
    assert [*lacking] == [*ANSWERS]
    assert lacking["phone"] == "请填写值班电话，例如 010-0000 0110。"


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("id", "悦林", "拼音名写的是“悦林”，只能用小写字母"),
        ("id", "con", "拼音名写的是“con”"),
        ("id", "Yue Lin", "例如 chenglanli"),
        ("since", "去年", "请写成 2026-11-25"),
        ("since", "2024-02-30", "2 月没有 30 日"),
        ("url", "yuelin.cn", "完整的网址"),
        ("name", "长" * 61, "超过上限 60 个"),
        ("address", "长" * 501, "超过上限 500 个"),
        ("company", "张三 身份证 11010519491231002X", "身份证号"),
        ("phone", "打门卫", "打不通"),
        ("boards", "树上", "看不懂“树上”"),
        ("rules", "北京", "没有“北京”的规则"),
    ],
)
def test_a_bad_answer_is_told_beside_its_question_as_a_build_would(key, typed, said):
    told = faults(**{key: typed})
    assert [*told] == [key]
    assert said in told[key]
    assert "content/" not in told[key]


def test_all_bad_answers_are_told_at_once_in_the_order_of_the_questions():
    assert [*faults(boards="树", url="x", buildings="1栋-2栋", id="A")] == [
        "id",
        "buildings",
        "url",
        "boards",
    ]


def test_one_answer_is_judged_before_the_others_are_given():
    assert faults_of("name", {"name": "悦林苑"}) == ()
    assert [one.key for one in faults_of("since", {"since": "明天"})] == ["since"]
    assert faults_of("city", {"city": " "}) == ()
    assert [one.key for one in faults_of("name", {"name": " "})] == ["name"]


def test_a_sentence_is_said_in_the_readers_language():
    (fault,) = checked(ANSWERS | {"id": "A B"}).faults
    assert fault.said(language_of("en")).startswith("Short name")


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_refused_or_read_back(typed):
    for keys in (TEXTS, KEYS - TEXTS):
        assert misread(dict.fromkeys(keys, typed)) == []


@examples(60)
@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.text(max_size=70), min_size=1))
def test_any_answer_is_refused_with_a_sentence_or_read_back_as_it_was_meant(answers):
    assert misread(answers) == []


def misread(answers):
    """Keys of answers neither refused with a sentence nor read back as they were meant."""
    refused = {one.key for one in checked(ANSWERS | answers).faults if one.said(CHINESE)}
    kept = {key: typed for key, typed in answers.items() if key not in refused}
    found = checked(ANSWERS | kept)
    if wrong := {one.key for one in found.faults} | (refused - answers.keys()):
        return sorted(wrong)
    return [key for key in kept if key in TEXTS and not _is_meant(found.content, key, kept[key])]


def _is_meant(content, key, typed):
    meant = one_line(typed).strip()
    # Full-width digits of a telephone are those one dials.
    return not meant or said(content, key) == (fold(meant) if key == "phone" else meant)


def said(content, key):
    return getattr(content.hotline if key in {"phone", "hours"} else content.estate, key)


# Writing


def test_all_is_written_at_once_and_nothing_else_is_left(tmp_path):
    found = begun(tmp_path / "new/estate")
    home = tmp_path / "new/estate"
    written = {
        f"content/{path}": data.decode() for path, data in files_below(home / "content").items()
    }
    assert written == found.files
    assert [path.name for path in home.iterdir()] == ["content"]


def test_a_blank_content_folder_is_filled(tmp_path):
    (tmp_path / "content").mkdir()
    begun(tmp_path)
    assert (tmp_path / "content/estate.yaml").is_file()


@pytest.mark.parametrize("name", ["estate.yaml", "notes.txt", ".hidden"])
def test_nothing_is_written_beside_anything(tmp_path, name):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / name).write_text("mine", "utf-8")
    with pytest.raises(EditError, match="begin_has_content"):
        begun(tmp_path)
    assert files_below(tmp_path) == {f"content/{name}": b"mine"}


def test_content_that_is_a_file_or_a_link_is_left_alone(tmp_path):
    (tmp_path / "content").write_text("mine", "utf-8")
    with pytest.raises(EditError):
        refuse_what_is_there(tmp_path)
    assert not is_untouched(tmp_path)


@pytest.mark.parametrize("number", range(1, 12))
def test_a_crash_in_between_leaves_no_content_at_all(tmp_path, monkeypatch, number):
    """Every call that writes fails once; the folder is as it was, and can be begun in again."""
    calls = iter(range(1, 1000))

    def failing(real):
        def call(*arguments, **named):
            if next(calls) == number:
                raise OSError(28, "No space left on device")
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patched, suppress(OSError):
        patched.setattr("os.fsync", failing(lambda _: None))
        patched.setattr("pathlib.Path.open", failing(type(tmp_path).open))
        patched.setattr("pathlib.Path.rename", failing(type(tmp_path).rename))
        begun(tmp_path)
    left = [path.name for path in tmp_path.iterdir()]
    assert left in ([], ["content"])
    assert not left or read(tmp_path).content.estate.id == "yuelin"


# The sample, and what is worth adding


def test_the_sample_is_marked_and_otherwise_as_it_is_shipped():
    ours = files_below(REPOSITORY / "content")
    files = {path.removeprefix("content/"): data for path, data in sample_files().items()}
    assert files.keys() == ours.keys()
    assert {path for path, data in files.items() if data != ours[path]} == {"estate.yaml"}
    marked = files["estate.yaml"].decode().splitlines()
    line = next(line for line in marked if line.startswith("示例: 是"))
    marked.remove(line)
    assert marked == ours["estate.yaml"].decode().splitlines()


def test_a_checkout_with_content_of_its_own_has_no_sample(tmp_path, monkeypatch):
    begun(tmp_path)
    monkeypatch.setattr("generator.shipped.PACKAGE", tmp_path)
    with pytest.raises(EditError, match="begin_no_sample"):
        sample_files()


def test_what_is_worth_adding_shrinks_as_one_goes(tmp_path):
    found = begun(tmp_path, url="https://yuelin.cn/")
    lacking = [one.key for one in additions(found.content)]
    assert lacking[0] == "contacts"
    contacts = tmp_path / "content/contacts.yaml"
    text = contacts.read_text("utf-8")
    example = re.findall(r"(?m)^#(  [- ].*)$", text)
    added = text.replace("公共电话:", "\n".join([*example, "公共电话:"]))
    contacts.write_text(added, "utf-8")
    content = read(tmp_path).content
    assert inspect(read(tmp_path), tmp_path, at("2026-11-25T12:00")) == ()
    assert [one.key for one in additions(content)] == lacking[1:]


def test_the_sample_lacks_an_address_of_its_own_alone(sample):
    assert [one.key for one in additions(sample.content)] == ["url"]


def test_nothing_is_written_over_what_came_meanwhile(tmp_path):
    begun(tmp_path)
    before = files_below(tmp_path)
    with pytest.raises(EditError):
        write(tmp_path, {"content/estate.yaml": b"other"})
    assert files_below(tmp_path) == before
