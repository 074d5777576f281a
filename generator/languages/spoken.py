"""Texts the estate itself wrote, as they are said in another language.

A text that somebody translated is a ``Translated``; one that nobody did stays in the
language it was written in, an ``Original``, and says so in the markup of the page
(WCAG 2.2, 3.1.2). Either knows the original, by which names are compared: a notice that
names 服务台 means that contact on every page.
"""

from __future__ import annotations

from typing import Self

from markupsafe import Markup

from generator.patterns import lazy_re

_ORIGINAL_RE = lazy_re(r'<(?:span|div) class="original" (lang="[\w-]+")>')
_HAN_RE = lazy_re("[\u3400-\u9fff\U00020000-\U0003ffff]")


class Translated(str):
    """A text in the language of the page, with the one it stands for."""

    __slots__ = ("original",)
    original: str

    def __new__(cls, text: str, original: str = "") -> Self:
        made = super().__new__(cls, text)
        made.original = original
        return made


class Original(str):
    """A text in the language ``tag`` (BCP 47), which is not that of the page it stands on."""

    __slots__ = ("tag",)
    tag: str

    def __new__(cls, text: str, tag: str = "") -> Self:
        made = super().__new__(cls, text)
        made.tag = tag
        return made

    def __html__(self) -> Markup:
        return Markup('<span class="original" lang="{}">{}</span>').format(self.tag, str(self))


def original(text: str) -> str:
    """Return a name as its author wrote it, by which others refer to it."""
    return text.original if isinstance(text, Translated) else text


def has_han(text: str) -> bool:
    """Tell whether there is anything in a text that only readers of Chinese can read."""
    return _HAN_RE.search(text) is not None


def reworded(text: str, changed: str) -> str:
    """Return ``changed`` in the language that ``text`` is in."""
    return Original(changed, text.tag) if isinstance(text, Original) else changed


def unmarked(text: str) -> str:
    """Strip markup from a text, for attributes and titles, which hold none."""
    return text.striptags() if isinstance(text, Markup) else str(text)


def tongue(text: str) -> Markup:
    """Write `` lang="zh-Hans"`` for what holds no markup but an original; nothing for all else."""
    found = _ORIGINAL_RE.search(text) if isinstance(text, Markup) else None
    return Markup(f" {found[1]}") if found else Markup()  # noqa: S704 - a tag of ours
