"""Translations of content: what is words, what is shown, what never changes, what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generator.audit import audit, hidden_at
from generator.build import build, render
from generator.kinds.disclosures.model import AmountLine
from generator.kinds.equipment.model import Equipment
from generator.kinds.events.model import Override
from generator.kinds.fees.model import Fee, Rate
from generator.kinds.in_language import WITH_WORDS, in_language
from generator.kinds.notices.model import Notice
from generator.kinds.standards.model import Standard
from generator.languages import CHINESE, Original, Translated, language_of, original
from generator.load.marks import Mark, mark_of
from generator.load.recovery import kinds
from generator.models.contacts import Contact
from generator.models.translation import Shape, key_of, texts_of
from generator.reading import read
from generator.snapshot import take
from tests.builders import REPOSITORY, SMALL_ESTATE, at, make_content, make_notice, write_estate
from tests.disks import COMPOSED, DECOMPOSED, needs_forms

ENGLISH = language_of("en")
NOON = at("2026-11-25T12:00")
IN_TWO = SMALL_ESTATE["estate.yaml"].replace("rules: test\n", "rules: test\nlanguages: [zh, en]\n")
ALWAYS = "notices/20261120-always"
WATER = "notices/20261125-water"
WATER_ZH = "---\n标题: 二号楼水箱清洗暂停供水\n类别: 停水\n张贴至: 2026-11-25\n---\n请提前储水。\n"
WATER_EN = (
    "---\ntitle: Water off in building two for cleaning\n---\nKeep some water beforehand, please.\n"
)


def estate(folder, **files):
    """A small estate in Chinese and English; ``files`` by path, without ``content/``."""
    return write_estate(folder, {"estate.yaml": IN_TWO, **files})


def reading(folder, files):
    return read(estate(folder, **files))


def english(content):
    (other,) = take(content, NOON).others
    return other


# What is words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ("content/fees.en.yaml", Mark("content/fees.yaml", "en")),
        ("content/notices/20261125-水.en.md", Mark("content/notices/20261125-水.md", "en")),
        ("content/notices/a.zh-Hant.md", Mark("content/notices/a.md", "zh-Hant")),
        ("content/fees.yaml", None),
        ("content/notices/a.v2.md", None),
        ("content/notices/a.md.md", None),
        ("content/notices/a.old.md", None),
        ("content/notices/.en.md", None),
    ],
)
def test_the_language_stands_before_the_extension(path, mark):
    assert mark_of(path) == mark


def test_words_are_what_people_wrote_and_not_what_a_program_reads():
    words = texts_of(Notice)
    assert {"title", "place", "cause", "actions", "help", "changes", "body"} <= words.keys()
    assert not words.keys() & {
        "until",
        "starts",
        "status",
        "category",
        "scope",
        "contact",
        "number",
    }
    assert words["actions"] is Shape.LINES
    assert texts_of(Contact).keys() == {"name", "hours", "topics", "place"}
    assert texts_of(Standard)["items"] is Shape.RECORDS
    assert texts_of(Equipment)["maintainer"] is Shape.RECORD


def test_entries_of_a_list_are_found_by_what_tells_them_apart():
    assert [key_of(m) for m in (Fee, Rate, Override, AmountLine)] == ["id", "starts", "on", None]


def test_every_kind_of_record_but_holidays_and_withdrawals_can_be_translated():
    assert {*kinds()} - {*WITH_WORDS} == {
        "years",  # days only; their source is for the office
        "withdrawals",  # the reason is for the office
    }


# What is shown -------------------------------------------------------------------------------


def test_a_translated_notice_is_shown_in_words_of_its_translation(tmp_path):
    content = reading(tmp_path, {f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN}).content
    notice = next(one for one in english(content).notices if one.id == "20261125-water")
    assert notice.title == "Water off in building two for cleaning"
    assert isinstance(notice.title, Translated)
    assert original(notice.title) == "二号楼水箱清洗暂停供水"
    assert notice.body == "Keep some water beforehand, please."


@needs_forms
@pytest.mark.parametrize("forms", [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)])
def test_a_translation_is_its_original_s_in_whichever_unicode_form_their_names_are(tmp_path, forms):
    paths = (
        f"notices/{form}{ending}" for form, ending in zip(forms, (".md", ".en.md"), strict=True)
    )
    content = reading(tmp_path, dict(zip(paths, (WATER_ZH, WATER_EN), strict=True))).content
    titles = {one.id: one.title for one in english(content).notices}
    assert titles[COMPOSED] == "Water off in building two for cleaning"


def test_what_nobody_translated_stays_and_knows_that_it_does(tmp_path):
    content = reading(tmp_path, {f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN}).content
    notice = next(one for one in english(content).notices if one.id == "20261120-always")
    assert (notice.title, type(notice.title)) == ("电梯年检安排", Original)
    assert notice.title.tag == "zh-Hans"
    assert isinstance(notice.contact.name, Original)
    assert not isinstance(notice.contact.phone, Original)


def test_everything_but_words_is_the_original_s(tmp_path):
    content = reading(tmp_path, {f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN}).content
    first = take(content, NOON)
    other = first.others[0]
    facts = [
        [(n.id, n.start, n.end, n.windows, n.level, n.number) for n in s.notices]
        for s in (first, other)
    ]
    assert facts[0] == facts[1]
    assert (other.language, other.languages) == (ENGLISH, (CHINESE, ENGLISH))
    assert other.changes == first.changes


def test_the_source_is_shown_as_it_is():
    content = make_content(make_notice())
    assert in_language(content, CHINESE) is content


def test_names_are_referred_to_by_their_originals_in_every_language(tmp_path):
    notice = (
        "---\n标题: 停水\n类别: 停水\n张贴至: 2026-12-31\n影响范围: 1栋、东组团\n"
        "联系人: 服务台\n张贴位置: 南门公告栏\n---\n停水。\n"
    )
    files = {
        f"{WATER}.md": notice,
        "contacts.en.yaml": "contacts:\n  - {id: desk, name: Service desk}\n",
        "boards.en.yaml": "boards:\n  - {id: gate, name: South gate}\n",
        "estate.en.yaml": (
            "groups:\n  - {id: east, name: East group}\nbuildings:\n"
            "  - {id: 1, name: Building 1}\n  - {id: 2, name: Building 2}\n"
        ),
    }
    found = reading(tmp_path, files)
    assert found.problems == ()
    view = next(one for one in english(found.content).notices if one.id == "20261125-water")
    assert view.contact.name == "Service desk"
    assert [board.name for board in view.boards] == ["South gate"]
    assert view.scope.extent.parts == ("East group",)


def test_a_default_is_a_word_of_ours_and_comes_from_the_catalogue(tmp_path):
    equipment = (
        "equipment:\n  - {id: lift, name: 电梯, maintainer: {name: 某公司},"
        " inspection: {valid_until: 2027-06-30}}\n"
    )
    content = reading(tmp_path, {"equipment.yaml": equipment}).content
    (lift,) = english(content).equipment
    assert lift.inspection.name == "Inspection passed"
    assert isinstance(lift.name, Original)


def test_parts_are_matched_by_their_ids_and_lists_without_ids_by_their_places(tmp_path):
    files = {
        "standards/desk.yaml": (
            "标题: 客户服务\n部门: 服务台\n最近核对: 2026-10-08\n事项:\n"
            "  - {标识: a, 名称: 甲, 限制: {数值: 24, 单位: 小时}}\n  - {标识: b, 名称: 乙}\n"
        ),
        "standards/desk.en.yaml": (
            "items:\n  - {id: b, name: B}\n  - {id: a, limit: {unit: hours}}\n"
        ),
        "forms/repair.md": (
            "---\n标题: 报修单\n最近核对: 2026-11-01\n填写项:\n  - {名目: 楼栋}\n"
            "  - {名目: 电话, 选项: [白天, 晚上]}\n---\n"
        ),
        "forms/repair.en.md": (
            "---\ntitle: Repair sheet\nfields:\n  - {label: Building}\n"
            "  - {label: Telephone, choices: [by day, by night]}\n---\n"
        ),
    }
    found = reading(tmp_path, files)
    assert found.problems == ()
    (standard,), (form,) = (english(found.content).lists[k] for k in ("standards", "forms"))
    first, second = standard.standard.items
    assert (first.name, first.limit.unit, second.name) == ("甲", "hours", "B")
    assert isinstance(first.name, Original)
    assert [entry.label for entry in form.form.entries] == ["Building", "Telephone"]
    assert form.form.entries[1].choices == ("by day", "by night")


def test_a_translation_may_link_to_what_its_original_does_not(tmp_path):
    files = {
        f"{ALWAYS}.en.md": "---\ntitle: Lifts\n---\nSee [waste](../guides/waste.md).\n",
        "guides/waste.md": "---\n标题: 垃圾\n最近核对: 2026-11-01\n---\n分类。\n",
    }
    found = reading(tmp_path, files)
    assert found.problems == ()
    first = take(found.content, NOON)
    assert [dict(snapshot.notices[0].links) for snapshot in (first, first.others[0])] == [
        {},
        {"../guides/waste.md": "/guides/waste/"},
    ]


def test_a_file_only_a_translation_links_to_is_published(tmp_path):
    picture = (REPOSITORY / "content/notices/20261120-east-gate-detour/plan.png").read_bytes()
    files = {
        f"{ALWAYS}.en.md": "---\ntitle: Lifts\n---\nSee [the plan](/files/plan.png).\n",
        "files/plan.png": picture,
    }
    folder = estate(tmp_path, **files)
    found = read(folder)
    site, problems = render(take(found.content, NOON), folder)
    assert problems == []
    assert "files/plan.png" in site
    assert (
        'href="../../../files/plan.png"' in site["en/notices/20261120-always/index.html"].decode()
    )


# What goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        "---\ntitle: Lifts\nuntil: 2026-12-31\n---\nUse the stairs.\n",
        "---\ntitle: [a, b]\n---\nUse the stairs.\n",
        "title: no fence\n",
        "",
        "---\ntitle: Lifts\n---\nCall 13800138000.\n",
    ],
)
def test_a_broken_translation_never_holds_the_original_back(tmp_path, broken):
    found = reading(tmp_path, {f"{ALWAYS}.en.md": broken})
    assert len(found.problems) == 1
    assert [notice.id for notice in found.content.notices] == ["20261120-always"]
    (notice,) = english(found.content).notices
    assert isinstance(notice.title, Original)


def test_one_broken_record_of_a_file_costs_its_own_words_only(tmp_path):
    files = {
        "contacts.en.yaml": "contacts:\n  - {id: duty, name: Duty}\n  - {id: desk, name: [a]}\n"
    }
    contacts = english(reading(tmp_path, files).content).contacts
    assert [type(contact.name) for contact in contacts[:2]] == [Translated, Original]


def test_a_correction_takes_the_words_of_the_version_before_down(tmp_path):
    corrected = SMALL_ESTATE[f"{ALWAYS}.md"].replace(
        "张贴自", "版本: 2\n修订日期: 2026-11-10\n更正内容: 时间：原 上午 → 现 下午\n张贴自"
    )
    words = "---\ntitle: Lifts\n{}---\nUse the stairs.\n"
    old = reading(tmp_path, {f"{ALWAYS}.md": corrected, f"{ALWAYS}.en.md": words.format("")})
    assert {problem.code for problem in old.problems} == {"translation.behind"}
    assert isinstance(english(old.content).notices[0].title, Original)
    new = reading(
        tmp_path, {f"{ALWAYS}.md": corrected, f"{ALWAYS}.en.md": words.format("version: 2\n")}
    )
    assert new.problems == ()
    assert english(new.content).notices[0].title == "Lifts"


def test_consent_to_personal_data_is_that_of_the_original(tmp_path):
    consent = SMALL_ESTATE[f"{ALWAYS}.md"].replace(
        "---\n年检", "含个人信息: 本人书面同意，2026-11-01\n---\n年检"
    )
    files = {
        f"{ALWAYS}.md": consent,
        f"{ALWAYS}.en.md": "---\ntitle: Lifts\n---\nCall 13800138000.\n",
    }
    assert reading(tmp_path, files).problems == ()


# What must not stay --------------------------------------------------------------------------


def test_a_translation_ends_with_its_original(tmp_path):
    folder = estate(tmp_path / "e", **{f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN})
    out = tmp_path / "out"
    page = out / "en/notices/20261125-water/index.html"
    build(folder, out, read(folder), NOON)
    assert "Water off in building two" in page.read_text("utf-8")
    build(folder, out, read(folder), at("2026-11-26T00:00"))
    left = [f for f in out.rglob("*.*") if "building two" in f.read_text("utf-8", "replace")]
    assert (page.exists(), left) == (False, [])


def test_the_words_of_a_hidden_translation_are_looked_for(tmp_path):
    content = reading(tmp_path, {f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN}).content
    after = hidden_at(content, at("2026-11-26T00:00"))
    for text in ("Water off in building two for cleaning", "Keep some water beforehand, please."):
        assert audit({"en/index.html": text.encode()}, after).findings
        assert not audit({"en/index.html": text.encode()}, hidden_at(content, NOON)).findings


def test_an_estate_in_one_language_has_no_second_tree(tmp_path):
    folder = write_estate(tmp_path)
    snapshot = take(read(folder).content, NOON)
    files, _ = render(snapshot, folder)
    assert snapshot.others == ()
    assert [path for path in files if path.startswith("en/")] == []
    assert b"hreflang" not in b"".join(files.values())


def test_both_languages_change_at_the_same_moments(tmp_path):
    content = reading(tmp_path, {f"{WATER}.md": WATER_ZH, f"{WATER}.en.md": WATER_EN}).content
    now = take(content, NOON)
    later = take(content, now.changes.next - timedelta(microseconds=1))
    changed = take(content, now.changes.next)
    assert later.others == now.others
    assert changed.others != now.others
