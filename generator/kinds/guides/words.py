"""Guides in words: what is in progress, and how far it is as long as that is known."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.guides.view import ProgressView
from generator.languages import Language
from generator.wording.values import said


@said.register
def _progress(value: ProgressView, language: Language) -> Iterator[str]:
    del language
    yield from (value.entry.work, value.entry.how or "")
    if value.is_known:
        yield value.entry.state
