"""The form of a record: every field of its file and its text, and what came of a try to save it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from tornado.web import HTTPError

from generator.dataclass import dataclass
from generator.desk import orders
from generator.desk.acting import Result
from generator.desk.answering import Answering
from generator.desk.desk import Desk
from generator.desk.glance import parted
from generator.desk.panels import WITH_FILES
from generator.desk.showing import Screen
from generator.edit.record import Filed, filed
from generator.edit.rewriting import is_read
from generator.forms import Field, Form, called, form_of, refilled
from generator.kinds.content import Content
from generator.languages import Language, language_of
from generator.problems import ProblemError
from generator.reading import Reading


@dataclass(frozen=True)
class Opened:
    """The file of a record as it stands now, and the other languages it is written in."""

    filed: Filed
    reading: Reading
    languages: tuple[str, ...]

    @property
    def address(self) -> str:
        """Address of its page on the site, in its own language."""
        language = f"/{self.filed.language}" if self.filed.language else ""
        return f"{language}/{self.filed.kind}/{self.filed.id}/"


@dataclass(frozen=True)
class Tried:
    """A form that was not saved: the ``faults`` of its fields, and what is ``said`` of none."""

    form: Mapping[str, str]
    faults: Mapping[str, tuple[str, ...]]
    said: tuple[str, ...]


def opened(desk: Desk, id: str, language: str) -> Opened | None:
    """Read the file of a record; ``None`` where there is none, or it cannot be read."""
    reading = desk.seen.reading
    path = _path(reading, id) if reading else None
    if reading is None or path is None:
        return None
    translated = [one for one in reading.records.translations if one.original == path]
    languages = tuple(sorted({one.language for one in translated}))
    if language and language not in languages:
        return None
    if language:
        path = f"{PurePosixPath(path).with_suffix('')}.{language}.md"
    try:
        return Opened(filed(desk.folder, path), reading, languages)
    except (ProblemError, OSError):
        return None


def _path(reading: Reading, id: str) -> str | None:
    every = (one for kind in WITH_FILES for one in reading.records.lists[kind.name])
    return next((one.own.path for one in every if one.value.id == id), None)


class EditForm(Screen):
    """The form itself; ``again`` names what was sent before, which it is filled with."""

    async def get(self, id: str) -> None:
        desk, language = self.service.desk, self.get_query_argument("in", "")
        found = await self.drawn(lambda: opened(desk, id, language))
        if found is None:
            raise HTTPError(404, reason="no such file")
        speech = self.service.screens.language
        result = self.service.results.get(self.get_query_argument("again", ""))
        tried = _tried(result, speech) if isinstance(result, Result) else None
        facts = await self.drawn(lambda: self._facts(found, tried))
        await self.show("items", "form.html", self.glance(), **facts)

    def _facts(self, found: Opened, tried: Tried | None) -> dict[str, Any]:
        content, now = found.reading.content, self.service.desk.clock()
        form = form_of(found.filed, content)
        public = is_read(content, found.filed, now)
        facts = {"id": found.filed.id, "is_read": public, "address": found.address}
        facts |= {"languages": [language_of(code) for code in found.languages], "clash": []}
        if tried is None:
            return {**facts, "form": form, "faults": {}, "said": (), "note": "", "is_slip": False}
        every = [field for field in form.every if field.name in dict(_given(tried.form))]
        typed = {field.name: _typed(field, tried.form) for field in every}
        if tried.form.get("digest") != form.digest:
            facts["clash"] = list(_clash(form, tried.form, content))
        again = refilled(form, typed)
        sent = {"note": tried.form.get("note", ""), "is_slip": tried.form.get("slip") == "yes"}
        return {**facts, "form": again, "faults": tried.faults, "said": tried.said, **sent}


class EditPage(Answering):
    """The way from a page of the site to the form of its record."""

    def get(self) -> None:
        glance, page = parted(self.get_query_argument("page", ""))
        names = page.strip("/").split("/")
        kinds = {kind.name for kind in WITH_FILES}
        own = next((n for n, one in enumerate(names) if one in kinds and n + 2 == len(names)), None)
        if own is None:
            self.redirect(f"/desk/items/{glance.query}", status=303)
            return
        language = "".join(names[:own])
        asked = f"?in={language}" if language else ""
        if asked and opened(self.service.desk, names[-1], language) is None:
            asked = ""
        self.redirect(f"/desk/items/{names[-1]}/edit/{asked}", status=303)


def _worded(problem: Mapping[str, Any], language: Language) -> str:
    """Say what is wrong at a field of a form, where no line need be written."""
    if problem.get("code") == "value.missing":
        return language.say("这一项不能空着。")
    return str(problem.get("remark") or problem.get("message", ""))


def _tried(result: Result, language: Language) -> Tried:
    faults: dict[str, tuple[str, ...]] = {}
    for one in result.problems if not result.outcome.is_done else []:
        key = str(one.get("key", "")).partition(".")[0]
        faults[key] = (*faults.get(key, ()), _worded(one, language))
    said = faults.pop("", ())
    if not result.outcome.is_done and not faults and not said:
        said = tuple(result.outcome.text.splitlines())
    return Tried(result.form, faults, said)


def _typed(field: Field, form: Mapping[str, str]) -> str:
    if field.name == "body":
        return orders.body_of(form)
    names = (f"one:{field.name}", f"all:{field.name}")
    typed = next((form[name] for name in names if name in form), field.value)
    return typed.replace("\r\n", "\n")


def _clash(
    form: Form, typed: Mapping[str, str], content: Content
) -> Iterator[tuple[str, str, str]]:
    """Yield what somebody typed beside what stands there now, field by field."""
    fields = {field.name: field for field in form.every}
    for key, words in _given(typed):
        field = fields.get(key)
        word, now = (field.shape.label, "\n".join(field.was)) if field else (key, "")
        yield word, called(key, words, content), called(key, now, content)


def _given(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what somebody changed, by its key; all else is as the file has it by now."""
    yield from ((key, "\n".join(lines)) for key, lines in orders.changed(typed))
    text = orders.body_of(typed)
    if text != orders.body_of(typed, "was:body"):
        yield "body", text
