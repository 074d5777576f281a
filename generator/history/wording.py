"""Changes in words: what a person would say was done, and never as a patch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.history.deeds import BEGIN, deed_word
from generator.languages import CHINESE, Language
from generator.load.marks import mark_of

if TYPE_CHECKING:  # these load what reads repositories, and words are also said without it
    from generator.history.changes import Change, File
    from generator.history.fields import Field

MOST_FIELDS = 6
"""Fields of one file that are said; more of them are counted."""

MOST_FILES = 5
"""Files that the first line of a commit names."""


def headline(command: str, files: Iterable[File], count: int, language: Language = CHINESE) -> str:
    """Say a whole change in one line."""
    word = deed_word(command, language)
    if command == BEGIN:
        return language.say("{deed}：{count} 个文件", deed=word, count=count)
    named = [file_sentence(one, language) for one in files]
    if not named:
        return word
    said = language.listed(named[:MOST_FILES], "；")
    if len(named) > MOST_FILES:
        said = language.say("{files} 等 {count} 个文件", files=said, count=len(named))
    return language.say("{deed}：{what}", deed=word, what=said)


def sentences(change: Change, language: Language) -> Iterator[str]:
    """Yield a sentence for each file in a change."""
    if change.command == BEGIN:
        yield language.say("历史从这里开始，当时有 {count} 个文件", count=change.count)
    elif change.is_forgotten and not change.files:
        yield language.say("因涉及隐私撤回，这里的文字已从历史中删去")
    for one in change.files:
        yield file_sentence(one, language)


def file_sentence(one: File, language: Language, called: str = "") -> str:
    """Say what became of a file; ``called`` is what the reader knows it by."""
    name = _name(one, called or one.name, language)
    titled = f"{name} {one.title}" if one.title and not called else name
    match one.what:
        case "new":
            return language.say("新建 {name}", name=titled)
        case "gone":
            return language.say("删去 {name}", name=titled)
        case "renamed":
            former = one.former_id or one.was.rpartition("/")[2]
            moved = language.say("{name} 原名 {former}", name=name, former=former)
            return language.listed([moved, *field_sentences(one, language)], "，")
        case _:
            said = language.listed(field_sentences(one, language), "，")
            return said if said.startswith(name) else f"{name} {said}"


def _name(one: File, name: str, language: Language) -> str:
    """Tell a translation and an attachment from the text they belong to."""
    if mark := mark_of(one.path):
        return language.say("{name} 的译文（{language}）", name=name, language=mark.language)
    if one.is_attached:
        file = one.path.rpartition("/")[2]
        return language.say("{name} 的附件 {file}", name=name, file=file)
    return name


def field_sentences(one: File, language: Language) -> Iterator[str]:
    """Yield what each field said and says."""
    if not one.fields:
        if one.what == "changed":
            yield language.say("文件有改动")
        return
    yield from (field_sentence(field, language) for field in one.fields[:MOST_FIELDS])
    if len(one.fields) > MOST_FIELDS:
        yield language.say("另有 {count} 处", count=len(one.fields) - MOST_FIELDS)


def field_sentence(field: Field, language: Language) -> str:
    nothing = language.say("（没有写）")
    parts = {"was": field.was or nothing, "now": field.now or nothing}
    return language.say("{label} 原 {was} → 现 {now}", label=field.label(language), **parts)
