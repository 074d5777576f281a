"""Records over by their own dates, so that nobody misses them when their files are put away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from generator.kinds.content import Content
from generator.kinds.scene import Scene, views_of
from generator.kinds.table import KINDS

Key = tuple[str, str]


def over(content: Content, at: datetime, keys: Iterable[Key]) -> frozenset[Key]:
    """Return those of ``keys``, kinds and ids, that are public neither at ``at`` nor later."""
    scene, wanted = Scene(content, at), frozenset(keys)
    return frozenset(
        (kind.name, name)
        for kind in KINDS
        if (names := [name for of, name in wanted if of == kind.name])
        for name in views_of(kind).over(scene, names)
    )
