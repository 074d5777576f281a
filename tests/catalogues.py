"""Keeps the catalogues of the interface in step with the sources: ``make translations``.

Gathers every word of the templates and the code, brings each ``CODE.po`` up to it (what is
new has no translation yet, what is gone is dropped, nothing is guessed) and compiles
``CODE.mo``. Babel is needed here only; the program reads the compiled files with the
standard library. To begin a language: ``.venv/bin/python -m tests.catalogues zh-Hant``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import generator
from generator.cli.words import GRADES, REASONS, STATES, USAGE_FAULTS, WORDS, context_of
from generator.history.deeds import DEEDS, OTHER
from generator.kinds.events import words as events
from generator.kinds.facts import every_label
from generator.kinds.fees import HIGHEST, LOWEST
from generator.languages import CATALOGUES, SEPARATORS, has_han
from generator.models.fields import Choice, Record
from generator.models.translation import texts_of
from generator.problems import CATALOGUE, PERSONAL, WEEKDAYS
from generator.schedule import NAMES, LunarDay
from generator.templating import differences
from generator.wording import dates
from tests.builders import REPOSITORY

KEYWORDS = {
    "say": None,
    "count": (1, 1),
    "within": ((1, "c"), 2),
    "deferred": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
"""How the sources name their words; ``count`` has one pattern for every number."""

TEMPLATES = [("**.html", "jinja2")]
CODE = [("**.py", "python")]
HEADER = "# The words of the interface in one more language. Edit, then run: make translations\n#"

Message = tuple[str | None, str | tuple[str, ...]]
"""(Context, words), where words are a tuple if they have a plural."""


@cache
def messages() -> frozenset[Message]:
    """Everything that can be said, wherever it stands."""
    return frozenset([*_of_templates(), *_of_code(), *_of_tables(), *_of_models(), *_by_key()])


def _of_templates() -> Iterator[Message]:
    options = {"**.html": {"newstyle_gettext": "true", "silent": "false", "encoding": "utf-8"}}
    yield from _extracted(REPOSITORY / "templates", TEMPLATES, options)


def _of_code() -> Iterator[Message]:
    """Words in the code, without what else can be counted, or said by its key."""
    for context, said in _extracted(REPOSITORY / "generator", CODE, {}):
        pattern = said[0] if isinstance(said, tuple) else said
        if has_han(pattern) or "{" in pattern:
            yield context, said


def _extracted(folder: Path, method: list, options: dict) -> Iterator[Message]:
    found = extract_from_dir(folder, method, options, keywords=KEYWORDS)
    for _, _, said, _, context in found:
        yield context, said


def _of_tables() -> Iterator[Message]:
    """Words that the code chooses by number or name."""
    tables = {
        "short weekday": dates.SHORT_WEEKDAYS,
        "long weekday": (*dates.SHORT_WEEKDAYS, *WEEKDAYS),
        "personal": PERSONAL.values(),
        "short month": dates.MONTHS,
        "long month": dates.MONTHS,
        "part of a year": (*dates.QUARTERS, *dates.HALVES),
        "number": events.NUMBERS,
        "which of a month": tuple(events.NTHS.values()),
        "festival": NAMES,
        "lunar month": [LunarDay(month, 1, is_leap=False).month_name for month in range(1, 13)],
        "lunar day": [LunarDay(1, day, is_leap=False).day_words for day in range(1, 31)],
        "separator": SEPARATORS,
        "end of a range": (LOWEST, HIGHEST),
        "changed field": tuple(differences.BESIDE_FACTS.values()),
        "changed thing": (*differences.KIND_WORDS.values(), *differences.TITLES.values()),
        "language": ("中文", "zh_CN"),
        "usage": USAGE_FAULTS.values(),
        "grade": GRADES.values(),
        "deed": (*DEEDS.values(), OTHER),
        "state": STATES.values(),
        "reason": filter(None, REASONS.values()),
    }
    for context, said in tables.items():
        yield from ((context, one) for one in said)
    yield from ((None, label) for label in every_label())


def _of_models() -> Iterator[Message]:
    """The words of choices, and what stands where a clerk typed nothing."""
    for module in walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for choices in _below(Choice):
        yield from ((choices.__name__, member.zh) for member in choices)
    for model in _below(Record):
        for name in texts_of(model):
            default = model.model_fields[name].default
            texts = default if isinstance(default, tuple) else (default,)
            yield from (("default", one) for one in texts if isinstance(one, str) and has_han(one))


def _by_key() -> Iterator[Message]:
    """Sentences of the command line and of problems, under the key that chooses each."""
    yield from ((context_of(key), words) for key, words in WORDS.items())
    yield from ((code, wording.text) for code, wording in CATALOGUE.items())


def _below(kind: type) -> set[type]:
    direct = set(kind.__subclasses__())
    return direct.union(*map(_below, direct))


class Plain(Catalog):
    """A catalogue whose header holds what a reader needs, and no names or times."""

    WANTED = (
        *("Language", "Plural-Forms", "MIME-Version"),
        *("Content-Type", "Content-Transfer-Encoding"),
    )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in super().mime_headers if name in self.WANTED]


def read(code: str) -> Catalog:
    """As it stands in the repository."""
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        return read_po(file, code.replace("-", "_"), abort_invalid=True)


def compiled(catalogue: Plain) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def written(catalogue: Plain) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_output=True)
    return file.getvalue()


def up_to_date(code: str, old: Catalog) -> Plain:
    """With every word of the sources, and no other."""
    made = Plain(code.replace("-", "_"), header_comment=HEADER, fuzzy=False)
    for context, said in messages():
        known = old.get(said[0] if isinstance(said, tuple) else said, context)
        made.add(said, known.string if known else "", context=context)
    return made


def untranslated(catalogue: Catalog) -> list[str]:
    """What would be shown in Chinese."""
    return [m.id for m in catalogue if m.id and not all(_forms(m.string))]


def _forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def main(new: list[str]) -> None:
    for code in sorted({*new, *(file.stem for file in CATALOGUES.glob("*.po"))}):
        old = Catalog() if code in new else read(code)
        catalogue = up_to_date(code, old)
        (CATALOGUES / f"{code}.po").write_bytes(written(catalogue))
        (CATALOGUES / f"{code}.mo").write_bytes(compiled(catalogue))
        lacking = len(untranslated(catalogue))
        sys.stdout.write(f"{code}: {len(catalogue)} messages, {lacking} to translate\n")


if __name__ == "__main__":
    main(sys.argv[1:])
