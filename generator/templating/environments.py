"""Environments in which templates are drawn: ours alone, or the estate's own before ours."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.languages import Language, Original
from generator.shipped import shipped
from generator.templating.compiled import SYNTAX, Compiled
from generator.templating.filters import filters_in
from generator.templating.icons import Icons
from generator.templating.overrides import OwnFirst
from generator.templating.sandbox import Sandbox
from generator.templating.sections import sections


def built_in_templates() -> Path:
    """Find our templates."""
    return shipped("templates")


_COMPILED = Compiled(built_in_templates(), "plain")
_COMPILED_FOR_SANDBOX = Compiled(built_in_templates(), "sandbox")


class _Plain(Environment):
    """An environment whose templates all see the same globals, so that nothing is put over them.

    Jinja looks at each import whether a template has globals of its own, name by name.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals if d is None else super().make_globals(d)


@cache
def icons_of(folders: tuple[Path, ...]) -> Icons:
    """Return the drawings of these folders, which their environments share."""
    return Icons(folders)


@cache
def environment_of(folders: tuple[Path, ...], language: Language) -> Environment:
    """Make an environment that keeps compiled templates; a file that has changed is read anew."""
    *own, built_in = folders
    kind = Sandbox if own else _Plain
    environment: Environment = kind(
        loader=OwnFirst(own[0], built_in) if own else FileSystemLoader(str(built_in)),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_COMPILED_FOR_SANDBOX if own else _COMPILED,
        **SYNTAX,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        language.catalogue, newstyle=True
    )
    said = _said_in(language)
    environment.globals |= {"gettext": said, "_": said}
    environment.filters.update(filters_in(language))
    environment.tests["untranslated"] = lambda text: isinstance(text, Original)
    # What a page hands to a script: Chinese as it is, and in the order it is given in.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    icons = icons_of(folders)
    environment.globals |= {"icon": icons.icon, "sprite": icons.sprite}
    environment.globals["sections"] = sections(language)
    return environment


def _said_in(language: Language) -> Callable[..., Markup]:
    """Return a ``gettext`` for the templates in a language, which looks up each word once.

    As Jinja's own ``gettext`` for autoescape, which looks up, marks and fills in the same few
    hundred words on every page: a seventh of the time a small page takes.
    """

    @lru_cache(maxsize=4096, typed=True)  # an ``Original`` equals its text and is said otherwise
    def pattern(words: str) -> Markup:
        return Markup(language.catalogue.gettext(words))  # noqa: S704 - words of the templates

    @lru_cache(maxsize=4096, typed=True)
    def alone(words: str) -> Markup:
        return pattern(words) % {}

    def gettext(words: str, /, **parts: object) -> Markup:
        return pattern(words) % parts if parts else alone(words)

    return gettext
