"""A new file to write in: commented, with dates that hold, and a draft until somebody says so.

What is not a draft goes out with the next build, and nobody wants an example to go out. So
each stub begins with the line that keeps it back, and says that it is to be deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path
from string import Template

from generator.models.categories import Category
from generator.models.content import Content
from generator.vocabulary import normal

DRAFT_HINTS = (
    "# 写好后删掉下一行，才会发布。# 后面的话是提示，可以删。",
    "# 写好后删掉这一行，或请人审批（estate approve），才会发布",
)
"""What our own drafts say of the line that keeps them back; it goes with that line."""

_STUBS = Path(__file__).parent / "stubs"
_SHORTEST_NOTICE, _LATER, _FAR = 3, 10, 45
"""Days: ahead of an effect if no rule demands more; until a notice goes; of a 公示."""


@dataclass(frozen=True)
class Stub:
    """``key`` is what one types, ``zh`` the word for it; ``folder`` is where its files lie."""

    key: str
    zh: str
    folder: str
    category: Category | None = None


def stubs() -> dict[str, Stub]:
    """By every word one may type, the keys first."""
    every = [*_notices(), Stub("event", "活动", "events")]
    return {stub.key: stub for stub in every} | {stub.zh: stub for stub in every}


def _notices() -> Iterator[Stub]:
    """A 公告 of a category whose word also stands for something else is called by both words."""
    for category in Category:
        is_shared = category in {Category.EVENT, Category.DISCLOSURE}
        key = f"{category.value}-notice" if is_shared else category.value
        zh = f"{category.zh}公告" if is_shared else category.zh
        yield Stub(key, zh, "notices", category)


def find(word: str) -> Stub | None:
    return next((stub for key, stub in stubs().items() if normal(key) == normal(word)), None)


def create(folder: Path, stub: Stub, content: Content, today: date) -> Path:
    """Writes a new file below ``folder`` and returns its path.

    One that is there is never overwritten: the id gets a number then. Raises ``OSError``.
    """
    days = max(_SHORTEST_NOTICE, _lead(stub, content))
    pattern = (_STUBS / f"{stub.key}.md").read_text(encoding="utf-8")
    named = today + timedelta(days=days if "$day" in pattern else 0)
    text = Template(pattern).substitute(
        today=today,
        day=today + timedelta(days=days),
        later=today + timedelta(days=max(days, _LATER)),
        far=today + timedelta(days=_FAR),
        building=content.estate.buildings[0].name,
        hotline=content.hotline.id,
    )
    path = folder / free_path(folder, stub.folder, f"{named:%Y%m%d}-{stub.key}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _lead(stub: Stub, content: Content) -> int:
    """Whole days that must lie between a notice and its effect, and one more."""
    profile = content.profile
    rule = profile.lead_for(stub.category) if profile and stub.category else None
    return -(-rule.hours // 24) + 1 if rule else 0


def free_path(folder: Path, home: str, stem: str) -> str:
    """A path nothing stands at, by an id nobody has."""
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    paths = (f"content/{home}/{one}.md" for one in stems)
    return next(path for path in paths if not (folder / path).exists())
