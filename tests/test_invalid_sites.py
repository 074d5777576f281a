"""What the clerk is told: a folder per mistake, with the whole expected text beside it.

A folder of ``sites/invalid`` holds only what differs from the small valid estate of the
builders: files under ``content/``, the names of those taken away in ``removed.txt``, and
the sentences in ``expected.txt`` (``expected.en.txt``). Why each is there is told in
``sites/why.txt``.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.build import build, inspect
from generator.languages import CHINESE, Language, language_of
from generator.privacy import MASK
from generator.problems import CATALOGUE, Grade, Problem
from generator.reading import read
from generator.review import NoEstateError
from tests.builders import at, write_estate
from tests.faults import ALL_FAULTS, CASES, FAULTS, INVALID, NOTICE, make_faulty

IN_ENGLISH = sorted(file.parent.name for file in INVALID.glob("*/expected.en.txt"))
NOW = at("2026-11-20T08:00")

NOT_OF_A_FILE = {
    "template.broken": "a template is no content; test_build breaks one",
    "template.cut": "a template is no content; test_templating cuts some off",
    "template.empty": "a template is no content; test_templating empties some",
    "content.most_gone": "needs an earlier run; test_vanishing has one",
    "folder.unreadable": "is a fault of the disk; test_vanishing has some",
    "kept.last_good": "needs an earlier run; test_store has one",
    "notice.over_before_seen": "needs an earlier run; test_ledger has one",
    "withdrawal.lost": "needs an earlier run; test_store has one",
    "kept.status": "needs an earlier run; test_store has one",
    "content.empty": "needs an earlier run; test_store has one",
    "audit.unreadable": "is a fault of a template; test_audit has one",
    "audit.dead_link": "is a fault of a template; test_audit has one",
    "audit.found": "is a fault of a template; test_audit has one",
    "audit.held": "is found in the finished files; test_proving has one",
    "calendar.year_missing": "comes with a new year; test_review waits for one",
    "poster.too_long": "shows when the poster is made; tests/print makes one",
    "poster.failed": "is a fault of ours; tests/print has one",
    "store.unwritable": "is no content; test_store takes the rights away",
}
"""Codes that no file under ``content/`` can cause, and who shows them instead."""


HOLDS_ANOTHER_FILE = {"copy-as-text", "file-names-differ-by-case"}
"""Where the file that is held has a name that another, published one has too."""

QUOTES_SOMETHING_ELSE = {
    "date.skipped",  # one moment of a window, in our spelling
    "disclosure.opening",  # amounts with thousands separated
    "disclosure.share",
    "disclosure.sum",
    "fee.example_incomplete",  # what the whole example is about
    "indicator.nothing_counted",  # the name of an indicator, from another file
    "indicator.other_term",
    "equipment.inspection",  # the name of the thing inspected
    "equipment.lapsed",
    "equipment.service_over",
    "progress.overdue",  # what is in progress
    "progress.notice_over",
    "part.other_ends",  # a day, in our spelling
    "event.two_times",  # the date, where the time is written once more
    "event.clock_skipped",  # one moment of a series
    "event.clock_repeated",
    "event.wrong_festival_day",  # the festival, beside the date
    "event.outside_programme",  # the name of a programme, from another file
    "programme.overlap",  # the name of the other programme
}


@dataclass(frozen=True)
class Found:
    """What reading a faulty estate gave; no ids where nothing could be read at all."""

    folder: Path
    problems: tuple[Problem, ...]
    ids: frozenset[str] | None
    is_untouched: bool


def sources(folder: Path) -> dict[str, bytes]:
    """Every file of the content as it is, by its path."""
    files = (path for path in (folder / "content").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def look(folder: Path) -> Found:
    before = sources(folder)
    try:
        reading = read(folder)
    except NoEstateError as error:
        return Found(folder, error.problems, None, sources(folder) == before)
    published = (*reading.content.notices, *reading.content.events)
    ids = frozenset(record.id for record in published)
    problems = inspect(reading, folder, NOW)
    return Found(folder, problems, ids, sources(folder) == before)


def told(problems, language: Language) -> str:
    return "".join(f"{p.grade.name} {p.code} {p.sentence(language)}\n" for p in problems)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What every fault gave, each estate made and read once."""
    looks = {}
    for fault in FAULTS:
        folder = tmp_path_factory.mktemp("fault")
        make_faulty(fault, folder)
        looks[fault] = look(folder)
    return looks


def test_the_estate_without_a_fault_has_none(tmp_path):
    assert not look(write_estate(tmp_path)).problems


@pytest.mark.parametrize("fault", CASES)
def test_a_fault_is_told_word_for_word(fault, found):
    expected = (INVALID / fault / "expected.txt").read_text(encoding="utf-8")
    assert told(found[fault].problems, CHINESE) == expected


@pytest.mark.parametrize("fault", IN_ENGLISH)
def test_a_fault_is_told_word_for_word_in_english(fault, found):
    expected = (INVALID / fault / "expected.en.txt").read_text(encoding="utf-8")
    assert told(found[fault].problems, language_of("en")) == expected


def test_every_fault_has_its_expected_text():
    assert [f for f in ALL_FAULTS if not (INVALID / f / "expected.txt").read_text("utf-8")] == []


def reasons() -> list[tuple[str, str]]:
    """(folder, why), in the order of the file."""
    found, why = [], ""
    for line in (INVALID.parent / "why.txt").read_text("utf-8").split("\n"):
        if line.startswith("    "):
            found += [(folder, why) for folder in line.split()]
        else:
            why = line
    return found


def test_of_every_fault_it_is_told_once_where_it_was_seen_or_what_makes_it_likely():
    told_of = [folder for folder, _ in reasons()]
    assert sorted(told_of) == ALL_FAULTS
    assert [folder for folder, why in reasons() if len(why) < 20] == []


def test_no_source_is_touched_by_looking_at_it(found):
    assert [fault for fault, one in found.items() if not one.is_untouched] == []


def codes_expected(fault: str) -> set[str]:
    return set(
        re.findall(r"(?m)^[A-Z]+ (\S+)", (INVALID / fault / "expected.txt").read_text("utf-8"))
    )


def test_every_code_that_a_file_can_cause_is_shown_by_a_fault(found):
    shown = {problem.code for one in found.values() for problem in one.problems}
    for fault in set(ALL_FAULTS) - set(FAULTS):
        shown |= codes_expected(fault)
    assert CATALOGUE.keys() - shown == NOT_OF_A_FILE.keys()


def test_only_the_estate_and_its_contacts_are_needed_to_build_at_all(found):
    for fault, one in found.items():
        if one.ids is None:
            broken = {p.place.path for p in one.problems if p.grade is Grade.HELD}
            assert broken & {"content/estate.yaml", "content/contacts.yaml"}, fault


def test_no_fault_of_one_file_takes_another_notice_away(found):
    for fault, one in found.items():
        assert one.ids is None or "20261120-always" in one.ids, fault


def test_what_is_held_is_not_published(found):
    for fault, one in found.items():
        held = {Path(p.place.path).stem for p in one.problems if p.grade is Grade.HELD}
        if fault not in HOLDS_ANOTHER_FILE:
            assert not held & (one.ids or set()), fault


def test_a_line_number_is_that_of_the_line_an_editor_shows(found):
    """What is quoted from a line stands on that line."""
    checked = 0
    for fault, one in found.items():
        for problem in one.problems:
            quoted = dict(problem.facts).get("value", "").split("\n")[0].partition(": …")[0]
            if not (problem.place.line and quoted) or problem.code in QUOTES_SOMETHING_ELSE:
                continue
            lines = (one.folder / problem.place.path).read_text(encoding="utf-8").split("\n")
            shown = re.escape(quoted.strip()).replace(MASK, ".")  # as long as what it hides
            line = lines[problem.place.line - 1]
            assert re.search(shown, line) or re.search(shown, unquote(line)), (fault, problem)
            checked += 1
    assert checked > 60


# What cannot be understood is never guessed -----------------------------------------------------

UNREAD = r"HELD (?:date|time|window|value\.not_(?:price|amount|quantity))\S* .*?写的是“(.+?)”"
DATED, PRICED = f"content/{NOTICE}", "content/fees.yaml"


def broken_values(path: str) -> dict[str, str]:
    """Fault → the date or the amount in it that no one can understand, where nothing else is."""
    kept = {}
    for fault in FAULTS:
        expected = (INVALID / fault / "expected.txt").read_text("utf-8")
        alone = [p for p in (INVALID / fault).rglob("*") if p.is_file() and "content" in p.parts]
        is_meant = [p.relative_to(INVALID / fault).as_posix() for p in alone] == [path]
        if is_meant and (match := re.match(UNREAD, expected)):
            kept[fault] = match[1]
    return kept


def built(folder: Path) -> str:
    """Everything that can be read in the site."""
    build(folder, folder / "site", read(folder), NOW)
    return "".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in (folder / "site").rglob("*")
        if path.suffix in {".html", ".xml", ".json", ".ics"}
    )


@pytest.mark.whole
def test_no_date_and_no_amount_that_is_not_understood_is_anywhere_in_the_site(tmp_path):
    """All of them in one estate, each in a file of its own."""
    dated, priced = broken_values(DATED), broken_values(PRICED)
    folder = write_estate(tmp_path)
    plain = built(folder)
    for path, values, home, extension in (
        (DATED, dated, "notices", "md"),
        (PRICED, priced, "fees", "yaml"),
    ):
        (folder / "content" / home).mkdir(exist_ok=True)
        for fault in values:
            shutil.copy(INVALID / fault / path, folder / f"content/{home}/{fault}.{extension}")
    before = sources(folder)
    site = built(folder)
    values = (dated | priced).items()
    shown = {fault: value for fault, value in values if value in site and value not in plain}
    assert len(dated) > 50
    assert len(priced) > 15
    assert shown == {}
    assert {notice.id for notice in read(folder).content.notices} == {"20261120-always"}
    assert sources(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize("fault", CASES)
def test_a_build_touches_no_source_of_a_faulty_estate(fault, tmp_path):
    make_faulty(fault, tmp_path)
    before = sources(tmp_path)
    with suppress(NoEstateError):
        build(tmp_path, tmp_path / "site", read(tmp_path), NOW)
    assert sources(tmp_path) == before
