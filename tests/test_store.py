"""What is remembered between two runs: last good versions, and when the last run was."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from generator import memory
from generator.cli import main
from generator.reading import read
from generator.review import NoEstateError
from tests.builders import NOON, at, built, files_below, shown, write_estate
from tests.often import always

pytestmark = pytest.mark.whole

WATER = "notices/20261125-water.md"
GOOD = "---\n标题: 二栋停水\n类别: 停水\n张贴至: 2026-11-25\n---\n请备水。\n"
LATER = "---\n标题: 电梯保养\n类别: 电梯\n张贴至: 2026-11-30\n---\n请走楼梯。\n"
CHANGED = GOOD.replace("二栋停水", "二栋停水改期")
BROKEN = {
    "a key without a colon": GOOD.replace("类别: 停水", "类别 停水"),
    "no such day": GOOD.replace("2026-11-25", "2026-11-31"),
    "no end": GOOD.replace("张贴至: 2026-11-25\n", ""),
    "half saved": GOOD.encode()[:40],
    "zeros": bytes(200),
    "empty": "",
    "another key": GOOD.replace("标题", "题名"),
    "body with a bomb": GOOD + "[" * 9000,
}
PRICED = """\
    kind: {kind}
    payer: 业主
    basis: {basis}
    unit: {unit}
    source: 合同
    rates: [{{price: {price}, from: 2023-07-01}}]
"""
PROPERTY = "  - id: property\n    name: 物业服务费\n" + PRICED.format(
    kind="物业服务费", basis="按面积", unit="元/㎡·月", price="2.35"
)
CARD = "  - id: card\n    name: 门禁卡\n" + PRICED.format(
    kind="其他", basis="按次", unit="元/张", price="10"
)
FEES = f"fees:\n{PROPERTY}{CARD}"


@pytest.fixture
def folder(tmp_path, built_estate):
    """An estate that was built once, while all was well."""
    return built_estate(tmp_path / "estate", {WATER: GOOD, "notices/later.md": LATER}, NOON)


def write(folder, path, text):
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "content" / path).write_bytes(data)


def codes(built):
    return {problem.code for problem in built.problems}


# A file breaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_notice_that_breaks_stays_as_it_was_and_is_reported(folder, text):
    before = files_below(folder / "site")
    write(folder, WATER, text)
    again = built(folder)
    assert files_below(folder / "site") == before
    assert "kept.last_good" in codes(again)


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_notice_that_breaks_still_ends_by_its_own_dates(folder, text):
    write(folder, WATER, text)
    built(folder, "2026-11-25T23:59:59")
    assert shown(folder / "site", "二栋停水")
    built(folder, "2026-11-26T00:00")
    assert shown(folder / "site", "二栋停水") == []


def test_while_one_is_broken_another_ends_in_the_same_run(folder):
    write(folder, "notices/later.md", BROKEN["no such day"])
    built(folder, "2026-11-26T00:00")
    assert shown(folder / "site", "二栋停水") == []
    assert shown(folder / "site", "电梯保养")


def test_a_notice_that_was_never_good_is_not_published(folder):
    write(folder, "notices/new.md", LATER.replace("电梯保养", "新公告").replace("11-30", "11-31"))
    assert "kept.last_good" not in codes(built(folder))
    assert shown(folder / "site", "新公告") == []


def test_what_was_deleted_is_gone_and_does_not_come_back(folder):
    (folder / "content" / WATER).unlink()
    built(folder)
    assert shown(folder / "site", "二栋停水") == []
    write(folder, WATER, BROKEN["no such day"])
    built(folder)
    assert shown(folder / "site", "二栋停水") == []


def test_what_is_mended_is_published_anew(folder):
    write(folder, WATER, BROKEN["no such day"])
    built(folder)
    write(folder, WATER, CHANGED)
    assert "kept.last_good" not in codes(built(folder))
    assert shown(folder / "site", "二栋停水改期")


def test_the_last_good_version_is_the_latest_one(folder):
    write(folder, WATER, CHANGED)
    built(folder)
    write(folder, WATER, BROKEN["zeros"])
    built(folder)
    built(folder)
    assert shown(folder / "site", "二栋停水改期")


def test_a_notice_saved_under_a_wrong_extension_stays(folder):
    (folder / "content" / WATER).rename(folder / "content" / "notices/20261125-water.txt")
    built(folder)
    assert shown(folder / "site", "二栋停水")


def test_a_broken_file_does_not_undo_a_withdrawal(folder):
    assert main(["withdraw", "20261125-water", str(folder), "--reason", "误发", "--at", NOON]) == 0
    write(folder, WATER, BROKEN["no such day"])
    built(folder, "2026-11-20T13:00")
    assert shown(folder / "site", "二栋停水") == []


def test_nothing_is_told_of_a_last_good_version_but_that_it_is_one(folder):
    write(folder, WATER, GOOD.replace("张贴至", "联系人: 不存在的人\n张贴至"))
    built(folder)
    write(folder, WATER, BROKEN["no such day"])
    assert codes(built(folder)) == {"date.no_such_day", "kept.last_good"}


# A table breaks --------------------------------------------------------------------------------


@pytest.fixture
def with_fees(folder):
    write(folder, "fees.yaml", FEES)
    built(folder)
    assert shown(folder / "site", "门禁卡")
    return folder


def test_one_broken_price_takes_back_that_fee_and_no_other(with_fees):
    changed = FEES.replace("2.35", "二元三角五").replace("price: 10,", "price: 12,")
    write(with_fees, "fees.yaml", changed)
    assert "kept.last_good" in codes(built(with_fees))
    fees = json.loads(files_below(with_fees / "site")["data/fees.json"])["fees"]
    assert {fee["id"]: fee["current"]["price"] for fee in fees} == {
        "property": "2.35",
        "card": "12",
    }


def test_a_table_that_does_not_parse_stays_whole(with_fees):
    before = files_below(with_fees / "site")
    write(with_fees, "fees.yaml", FEES + "  - {id: [\n")
    built(with_fees)
    assert files_below(with_fees / "site") == before


def test_a_fee_deleted_from_its_table_is_gone(with_fees):
    write(with_fees, "fees.yaml", f"fees:\n{PROPERTY}")
    built(with_fees)
    assert shown(with_fees, "门禁卡") == []


def test_a_fee_deleted_while_another_breaks_is_gone_as_well(with_fees):
    write(with_fees, "fees.yaml", f"fees:\n{PROPERTY}".replace("2.35", "二元三角五"))
    built(with_fees)
    assert shown(with_fees, "门禁卡") == []
    assert shown(with_fees, "物业服务费")


def test_a_table_that_was_deleted_is_gone(with_fees):
    (with_fees / "content/fees.yaml").unlink()
    built(with_fees)
    assert shown(with_fees, "门禁卡") == []


def test_a_broken_register_of_withdrawals_brings_nothing_back(folder):
    assert main(["withdraw", "20261125-water", str(folder), "--reason", "误发", "--at", NOON]) == 0
    for text in ("withdrawn: [\n", bytes(50), "withdrawn:\n  - {at: 2026-11-20, reason: 误发}\n"):
        write(folder, "withdrawn.yaml", text)
        built(folder, "2026-11-20T13:00")
        assert shown(folder / "site", "二栋停水") == [], text


def withdraw(folder, identity):
    said = main(["withdraw", identity, str(folder), "--reason", "误发", "--at", NOON])
    assert said in {0, 1}


def test_a_register_that_breaks_twice_brings_nothing_back(folder):
    withdraw(folder, "20261125-water")
    register = folder / "content/withdrawn.yaml"
    for text in (register.read_text("utf-8") + "  - [", "\0" * 60, "", "[" * 99):
        write(folder, "withdrawn.yaml", text)
        built(folder, "2026-11-20T13:00")
        assert shown(folder / "site", "二栋停水") == [], text


@pytest.mark.parametrize("damage", ["id ", "ix: ", ""])
def test_an_entry_that_breaks_beside_a_good_one_stays_withdrawn(folder, damage):
    withdraw(folder, "20261125-water")
    withdraw(folder, "later")
    register = folder / "content/withdrawn.yaml"
    text = register.read_text("utf-8")
    broken = text.replace('id: "20261125-water"', f'{damage}"20261125-water"', 1)
    assert broken != text
    write(folder, "withdrawn.yaml", broken)
    built(folder, "2026-11-20T13:00")
    assert shown(folder / "site", "二栋停水") == shown(folder / "site", "电梯保养") == []


@pytest.mark.parametrize("register", ["missing", "emptied", "older"])
def test_a_register_that_is_missing_or_older_brings_nothing_back(folder, register):
    withdraw(folder, "later")
    older = (folder / "content/withdrawn.yaml").read_text("utf-8")
    withdraw(folder, "20261125-water")
    (folder / "content/withdrawn.yaml").unlink()
    if register != "missing":
        write(folder, "withdrawn.yaml", {"emptied": "withdrawn: []\n", "older": older}[register])
    for _ in range(2):
        said = built(folder, "2026-11-20T13:00")
        assert shown(folder / "site", "二栋停水") == shown(folder / "site", "电梯保养") == []
        assert "withdrawal.lost" in codes(said)


def test_the_entry_that_is_missing_is_told_as_it_must_stand_there(folder):
    withdraw(folder, "20261125-water")
    (folder / "content/withdrawn.yaml").unlink()
    (lost,) = (p for p in built(folder).problems if p.code == "withdrawal.lost")
    line = dict(lost.facts)["entry"]
    write(folder, "withdrawn.yaml", f"withdrawn:\n  {line}\n")
    said = built(folder, "2026-11-20T13:00")
    assert codes(said) == set()
    assert shown(folder / "site", "二栋停水") == []


def test_what_was_only_guessed_of_a_broken_register_is_forgotten_when_it_is_whole(folder):
    write(folder, "withdrawn.yaml", "withdrawn:\n  - {id: 20261125-water, at: [\n")
    built(folder)
    assert shown(folder / "site", "二栋停水") == []
    write(folder, "withdrawn.yaml", "withdrawn: []\n")
    assert codes(built(folder)) == set()
    assert shown(folder / "site", "二栋停水")


def make_public_again(folder, moment):
    order = ["withdraw", "20261125-water", str(folder), "--undo", "--reason", "核实无误"]
    return main([*order, "--at", moment])


def test_only_a_persons_word_on_record_makes_public_again(folder):
    withdraw(folder, "20261125-water")
    assert make_public_again(folder, "2026-11-20T13:00") == 0
    assert shown(folder / "site", "二栋停水")
    assert "back: 是" in (folder / "content/withdrawn.yaml").read_text("utf-8")
    withdraw(folder, "20261125-water")
    assert main(["build", str(folder), "--at", "2026-11-20T13:01"]) == 0
    assert shown(folder / "site", "二栋停水"), "that withdrawal was entered for an hour before"
    said = ["withdraw", "20261125-water", str(folder), "--reason", "误发"]
    assert main([*said, "--at", "2026-11-20T14:00"]) == 0
    assert shown(folder / "site", "二栋停水") == []


def test_nobody_needs_to_make_public_again_what_was_not_withdrawn(folder, capsys):
    assert make_public_again(folder, "2026-11-20T13:00") == 2
    assert "没有撤回" in capsys.readouterr().err


COPIES = (
    ("20261125-water-DESKTOP-AB12CD.md", True),
    ("20261125-water_副本.md", False),
    ("20261125-water-ZHANGSAN.md", False),
    ("20261130-other-name.md", True),
)


@pytest.mark.parametrize(
    ("name", "is_deleted"),
    always(*COPIES, more=[(name, not is_deleted) for name, is_deleted in COPIES]),
)
def test_a_copy_of_what_was_withdrawn_brings_nothing_back(folder, name, is_deleted):
    withdraw(folder, "20261125-water")
    if is_deleted:
        (folder / "content" / WATER).unlink()
        built(folder)
    write(folder, f"notices/{name}", GOOD)
    for _ in range(2):
        said = built(folder, "2026-11-20T13:00")
        assert shown(folder / "site", "二栋停水") == []
        assert {"withdrawal.copy", "file.lone_copy", "file.conflict_copy"} & codes(said)


def test_a_copy_that_was_public_too_goes_with_what_is_withdrawn(folder):
    write(folder, "notices/20261130-other-name.md", GOOD)
    assert "ref.same_words" in codes(built(folder))
    withdraw(folder, "20261125-water")
    assert shown(folder / "site", "二栋停水") == []


def test_what_is_written_anew_after_a_withdrawal_is_no_copy(folder):
    withdraw(folder, "20261125-water")
    write(folder, "notices/20261125-water-2.md", GOOD.replace("请备水", "请提前备水"))
    assert codes(built(folder, "2026-11-20T13:00")) == set()
    assert shown(folder / "site", "二栋停水")


def test_a_withdrawal_while_the_drive_is_away_takes_down_that_one_only(folder):
    shutil.rmtree(folder / "content")
    (folder / "content").mkdir()
    built(folder)
    withdraw(folder, "20261125-water")
    assert shown(folder / "site", "二栋停水") == []
    assert shown(folder / "site", "电梯保养")


# The estate itself breaks ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["estate.yaml", "contacts.yaml"])
@pytest.mark.parametrize("text", ["id: [\n", bytes(99), "", None], ids=str)
def test_with_a_broken_estate_the_site_goes_on_with_the_last_good_one(folder, name, text):
    before = files_below(folder / "site")
    if text is None:
        (folder / "content" / name).unlink()
    else:
        write(folder, name, text)
    assert any(problem.grade.name == "HELD" for problem in built(folder).problems)
    assert files_below(folder / "site") == before
    built(folder, "2026-11-26T00:00")
    assert shown(folder / "site", "二栋停水") == []


def test_an_estate_that_was_never_good_is_refused(tmp_path):
    folder = write_estate(tmp_path, {"estate.yaml": "id: [\n"})
    with pytest.raises(NoEstateError):
        read(folder)


# The drive is not there ------------------------------------------------------------------------


def test_an_empty_folder_takes_nothing_down_but_what_ends(folder):
    before = files_below(folder / "site")
    shutil.rmtree(folder / "content")
    (folder / "content").mkdir()
    assert "content.empty" in codes(built(folder))
    assert files_below(folder / "site") == before
    built(folder, "2026-11-26T00:00")
    assert shown(folder / "site", "二栋停水") == []
    assert shown(folder / "site", "电梯保养")


def test_a_folder_that_is_gone_is_like_an_empty_one(folder):
    shutil.rmtree(folder / "content")
    assert main(["build", str(folder), "--at", NOON]) == 1
    assert shown(folder / "site", "二栋停水")


def test_it_takes_a_word_to_empty_the_site(folder):
    shutil.rmtree(folder / "content")
    (folder / "site/foreign.txt").write_text("not ours", "utf-8")
    assert main(["build", str(folder), "--at", NOON, "--allow-empty", "--no-posters"]) == 0
    assert set(files_below(folder / "site")) == {"foreign.txt"}
    assert main(["build", str(folder), "--at", NOON]) == 2


def test_the_word_to_empty_does_nothing_while_there_is_content(folder):
    before = files_below(folder / "site")
    assert main(["build", str(folder), "--at", NOON, "--allow-empty", "--no-posters"]) == 0
    assert files_below(folder / "site") == before


# The store itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"version": 9}', b'{"version": 1, "records": {"notices": 3}}']
)
def test_a_damaged_store_is_as_good_as_none(folder, damage):
    (folder / ".estate/last-good.json").write_bytes(damage)
    before = files_below(folder / "site")
    assert codes(built(folder)) == set()
    assert files_below(folder / "site") == before
    assert json.loads((folder / ".estate/last-good.json").read_text("utf-8"))["records"]["notices"]


def test_a_record_of_long_ago_that_is_none_any_more_is_passed_over(folder):
    file = folder / ".estate/last-good.json"
    stored = json.loads(file.read_text("utf-8"))
    stored["records"]["notices"]["20261125-water"]["plain"]["category"] = "没有这一类"
    file.write_text(json.dumps(stored), "utf-8")
    write(folder, WATER, BROKEN["no such day"])
    built(folder)
    assert shown(folder / "site", "二栋停水") == []


def test_an_unchanged_store_is_not_written(folder):
    file = folder / ".estate/last-good.json"
    os.utime(file, (1, 1))
    built(folder)
    assert file.stat().st_mtime == 1


def test_a_store_that_cannot_be_written_costs_a_warning_and_not_the_build(folder):
    shutil.rmtree(folder / ".estate")
    (folder / ".estate").write_text("a file where the folder would be", "utf-8")
    write(folder, WATER, CHANGED)
    again = built(folder)
    assert codes(again) == {"store.unwritable"}
    assert shown(folder / "site", "二栋停水改期")


def test_two_files_of_one_id_the_holder_of_the_last_good_version_wins(folder):
    upper = folder / "content/notices/20261125-WATER.md"
    upper.write_text(CHANGED, "utf-8")
    if (folder / "content" / WATER).read_text("utf-8") == CHANGED:
        pytest.skip("this file system knows no upper case")
    assert "file.same_id" in codes(built(folder))
    assert shown(folder / "site", "二栋停水")
    assert shown(folder / "site", "二栋停水改期") == []


def test_a_fee_in_two_files_is_the_one_that_was_published_before(folder):
    (folder / "content/fees").mkdir()
    write(folder, "fees/b.yaml", f"fees:\n{CARD}")
    built(folder)
    write(folder, "fees/a.yaml", f"fees:\n{CARD}".replace("price: 10", "price: 12"))
    assert "value.same_id_elsewhere" in codes(built(folder))
    (fee,) = json.loads(files_below(folder / "site")["data/fees.json"])["fees"]
    assert fee["current"]["price"] == "10"


def test_a_fee_in_letters_of_another_case_is_told_before_it_is_published_and_nothing_leads_there(
    folder,
):
    write(folder, "fees.yaml", FEES + CARD.replace("id: card", "id: CARD").replace("卡", "牌"))
    (folder / "content/guides").mkdir(exist_ok=True)
    guide = "---\n标题: 办卡\n最近核对: 2026-11-01\n---\n[甲](/fees/CARD/)\n"
    write(folder, "guides/card.md", guide)
    done = built(folder)
    assert (codes(done), done.published.left_out) == ({"value.not_id", "ref.link"}, ())
    assert (folder / "site/fees/card/index.html").exists()
    assert shown(folder / "site", "fees/CARD") == shown(folder / "site", "门禁牌") == []


@pytest.mark.parametrize("word", ["作废", "已结束", "expired"])
def test_of_a_status_there_is_none_of_it_is_said_that_the_notice_still_hangs(folder, word):
    write(folder, WATER, GOOD.replace("张贴至", f"状态: {word}\n张贴至"))
    found = {one.code: one.sentence() for one in read(folder).problems}
    assert "value.not_choice" in {code.removesuffix("_like") for code in found}
    assert "还是原来那一份" in found["kept.status"]
    assert "“状态: 撤回”" in found["kept.status"]
    assert "kept.last_good" not in found


# The clock --------------------------------------------------------------------------------------


def test_a_build_for_a_moment_does_not_set_the_clock_forward(folder):
    assert main(["build", str(folder), "--at", "2199-01-01"]) == 0
    assert memory.last_run(folder) is None


@pytest.fixture
def run_at(folder):
    """A build by the clock, which says what the test wants."""

    def run(moment, *options):
        return main(["build", str(folder), "--no-posters", *options], lambda: at(moment))

    return run


def test_a_clock_that_went_back_is_refused_and_brings_nothing_back(run_at, folder):
    assert run_at("2026-11-26T08:00") == 0
    assert shown(folder / "site", "二栋停水") == []
    assert run_at("2026-11-20T08:00") == 3
    assert shown(folder / "site", "二栋停水") == []
    assert run_at("2026-11-26T08:01") == 0


def test_a_small_step_back_counts_as_no_time_passed(run_at, folder):
    assert run_at("2026-11-26T00:00:01") == 0
    assert run_at("2026-11-25T23:59:00") == 0
    assert shown(folder / "site", "二栋停水") == []
    assert memory.last_run(folder) == at("2026-11-26T00:00:01")
    assert run_at("2026-11-25T23:54:58") == 3  # more than five minutes


def test_on_a_persons_word_the_clock_may_go_back(run_at, folder):
    assert run_at("2036-11-26T08:00") == 0
    assert run_at("2026-11-20T08:00", "--allow-clock-back") == 0
    assert shown(folder / "site", "二栋停水")
    assert run_at("2026-11-20T08:01") == 0


def test_a_clock_that_jumped_ahead_loses_nothing(run_at, folder):
    before = files_below(folder / "site")
    assert run_at("2126-11-26T08:00") == 0
    assert shown(folder / "site", "二栋停水") == []
    assert run_at("2026-11-20T12:00", "--allow-clock-back") == 0
    assert files_below(folder / "site") == before


def test_a_clock_that_ran_years_ahead_and_was_set_right_freezes_nothing(run_at, folder):
    before = files_below(folder / "site")
    for moment in ("2026-11-20T08:00", "2031-05-01T08:00", "2031-05-01T08:10"):
        assert run_at(moment) == 0
    assert shown(folder / "site", "二栋停水") == []
    assert run_at("2026-11-20T12:00") == 0
    assert files_below(folder / "site") == before
    assert run_at("2026-11-20T12:10") == 0


def test_what_had_ended_before_the_clock_ran_ahead_stays_gone(run_at, folder):
    for moment in ("2026-11-26T08:00", "2031-05-01T08:00"):
        assert run_at(moment) == 0
    assert run_at("2026-11-25T08:00") == 3
    assert shown(folder / "site", "二栋停水") == []
    assert run_at("2026-11-26T09:00") == 0
    assert shown(folder / "site", "二栋停水") == []
    assert shown(folder / "site", "电梯保养")


def test_a_clock_that_has_gone_on_for_a_month_did_not_run_ahead(run_at):
    """An office that was shut for a summer; then the battery of its clock fails."""
    for moment in ("2026-06-01T08:00", "2026-09-01T08:00", "2026-09-20T08:00", "2026-10-10T08:00"):
        assert run_at(moment) == 0
    assert run_at("2026-07-01T08:00") == 3


def test_a_moment_that_is_asked_for_is_never_refused(run_at, folder):
    assert run_at("2026-11-26T08:00") == 0
    assert main(["build", str(folder), "--at", NOON, "--no-posters"]) == 0


def test_what_must_go_goes_whatever_the_clock_says(run_at, folder):
    assert run_at("2026-11-24T08:00") == 0
    said = main(["withdraw", "20261125-water", str(folder), "--reason", "误发"])
    assert said == 0
    assert shown(folder / "site", "二栋停水") == []


@pytest.mark.parametrize("damage", [b"", b"yesterday", b"\xff\xfe", b"2026-11-26T08:00"])
def test_a_damaged_clock_is_as_good_as_none(run_at, folder, damage):
    run_at("2026-11-26T08:00")
    (folder / ".estate/last-run").write_bytes(damage)
    assert run_at("2026-11-20T08:00") == 0
