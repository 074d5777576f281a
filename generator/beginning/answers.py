"""Answers to the questions: proposed, checked as a build would read them, made into files.

An answer is checked by writing the files it leads to and reading these: whatever a later run
would say of them is said now, beside the question. So nothing is judged by a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from generator.beginning import boards, profiles
from generator.beginning.boards import NotBoardsError
from generator.beginning.buildings import NotBuildingsError, buildings
from generator.beginning.files import Answers, Texts, texts
from generator.beginning.questions import QUESTIONS, question
from generator.dataclass import dataclass
from generator.edit.quoting import one_line
from generator.kinds.content import Content
from generator.kinds.records import Records
from generator.languages import Deferred, Language, deferred
from generator.load.readers import RECORD_READERS, TABLE_READERS
from generator.models.estate import Building
from generator.problems import Grade, Problem, ProblemError
from generator.review import NoEstateError, review
from generator.schedule import fold
from generator.vocabulary import normal

Typed = Mapping[str, str]
"""Key of a question → what was typed; lines of a list lie on lines of their own."""

EXAMPLES: dict[str, str] = {one.key: one.example for one in QUESTIONS if one.is_needed}

FEWEST_DIGITS = 3
"""Digits of the shortest number one can ring, such as 110."""

_LINES_RE = re.compile(r"[\n;；]")
_WORDS_RE = re.compile(r"[\n、，,;；]")


@dataclass(frozen=True)
class Fault:
    """A reason why an answer is not taken; ``key`` names its question."""

    key: str
    why: Deferred | Problem

    def said(self, language: Language) -> str:
        """Say why in the words of the question, of which the files know nothing."""
        if isinstance(self.why, Deferred) or not self.key:
            return self.why.said(language)
        asked = question(self.key)
        return self.why.said(language, field=asked.word.said(language), example=asked.example)


@dataclass(frozen=True)
class Checked:
    """Files by their paths, with the ``content`` they hold; or the faults that keep them away."""

    faults: tuple[Fault, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    content: Content | None = None


def taken(answers: Typed) -> dict[str, str]:
    """Return each answer on one line, or on several where there may be; a blank one is none."""
    found = {}
    for key, value in answers.items():
        parts = _LINES_RE.split(value) if question(key).has_lines else [value]
        if lines := [line for part in parts if (line := one_line(part).strip())]:
            found[key] = "\n".join(lines)
    return found


def defaults(answers: Typed) -> dict[str, str]:
    """Propose answers to what was not asked, or is answered by pressing Enter."""
    found = {one.key: one.default for one in QUESTIONS if one.default}
    if name := answers.get("name", ""):
        found["office"] = f"{name.removesuffix('小区')}物业服务中心"
        found["id"] = "-".join(re.findall(r"[a-z0-9]+", fold(name).lower()))
    return {key: value for key, value in found.items() if value}


def checked(answers: Typed) -> Checked:
    """Check all answers, with what is proposed in the place of those that lack."""
    given = taken(answers)
    full = defaults(given) | given
    asked = (one for one in QUESTIONS if one.is_needed and not one.is_derived)
    faults = [_missing(one.key) for one in asked if one.key not in full]
    faults += _not_understood(full)
    unusable = {one.key for one in faults}
    made = _made(EXAMPLES | {key: value for key, value in full.items() if key not in unusable})
    content, found = _read(made)
    if "name" in {one.key for one in found}:  # what is proposed by it is no better
        unusable |= {one.key for one in QUESTIONS if one.is_derived} - given.keys()
    faults += [one for one in found if one.key not in unusable]
    if faults or content is None:
        order = [one.key for one in QUESTIONS]
        return Checked(tuple(sorted(faults, key=lambda one: ["", *order].index(one.key))))
    files = {path: "".join(f"{line.text}\n" for line in lines) for path, lines in made.items()}
    return Checked(files=files, content=content)


def faults_of(key: str, answers: Typed) -> tuple[Fault, ...]:
    """Check one answer beside those before it; what is not asked yet is filled by examples."""
    given = taken(answers)
    if key not in given:
        return (_missing(key),) if question(key).is_needed else ()
    found = checked(EXAMPLES | defaults(given) | given).faults
    return tuple(one for one in found if one.key == key)


def _missing(key: str) -> Fault:
    asked = question(key)
    why = deferred("请填写{word}，例如 {example}。", word=asked.word, example=asked.example)
    return Fault(key, why)


def _not_understood(full: Typed) -> Iterator[Fault]:
    """Yield faults in words of their own: of lists, of a choice, of what is to be dialled."""
    phone = full.get("phone", EXAMPLES["phone"])
    if sum(c.isdigit() for c in fold(phone)) < FEWEST_DIGITS:
        said = deferred("“{value}”打不通。请写完整的号码，例如 010-0000 0110。", value=phone[:60])
        yield Fault("phone", said)
    listed: list[Building] = []
    try:
        listed = buildings(full.get("buildings", EXAMPLES["buildings"]).split("\n"))
    except NotBuildingsError as error:
        yield Fault("buildings", error.why)
    try:
        boards.places(_words(full["boards"]), listed)
    except NotBoardsError as error:
        yield Fault("boards", error.why)
    if normal(full["rules"]) not in boards.NOTHING and profiles.find(full["rules"]) is None:
        yield Fault("rules", profiles.unknown(full["rules"]))


def _made(full: Typed) -> Texts:
    """Make the files of answers that are understood, none of which lacks."""
    listed = buildings(full["buildings"].split("\n"))
    found = boards.places(_words(full["boards"]), listed)
    return texts(Answers(full, listed, found, profiles.find(full["rules"])))


def _words(typed: str) -> list[str]:
    words = [word.strip() for word in _WORDS_RE.split(typed) if word.strip()]
    return [] if {normal(word) for word in words} <= boards.NOTHING else words


def _read(made: Texts) -> tuple[Content | None, list[Fault]]:
    """Read the files as a build does, and return what is wrong by the question it comes from."""
    records = Records()
    for path, lines in made.items():
        folder, _, name = path.rpartition("/")
        stem = name.partition(".")[0]
        in_folder = folder.removeprefix("content").strip("/")
        reader = RECORD_READERS[in_folder] if in_folder else TABLE_READERS[stem]
        try:
            reader(records, path, "".join(f"{line.text}\n" for line in lines))
        except ProblemError as error:
            records.problems.append(error.problem)
    try:
        content, problems, _ = review(records)
    except NoEstateError as error:
        return None, [*_asked(error.problems, made)]
    return content, [*_asked(problems, made)]


def _asked(problems: Iterable[Problem], made: Texts) -> Iterator[Fault]:
    """Yield problems with the question on whose answer they are; each question has one at most."""
    seen = set()
    for one in problems:
        lines = made.get(one.place.path, ())
        key = lines[one.place.line - 1].about if 0 < one.place.line <= len(lines) else ""
        if one.grade is not Grade.WARNING and key not in seen:
            seen.add(key)
            yield Fault(key, one)
