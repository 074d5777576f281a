"""Records one can begin: a notice of each category, an event, a disclosure, a lasting text.

The rules of the place say which disclosures there are, so they are asked for with its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.dataclass import dataclass
from generator.kinds.content import Content
from generator.kinds.table import KINDS, in_folder
from generator.models.categories import Category
from generator.models.profile import RuleItem
from generator.vocabulary import normal

_TEMPLATES = {
    "public_revenue": "disclosure-revenue",
    "maintenance_fund": "disclosure-fund",
    "accounts": "disclosure-accounts",
    "shared_energy": "disclosure-energy",
    "water_quality": "disclosure-water",
    "satisfaction": "disclosure-survey",
}
"""Items of a rule profile whose figures have a shape of their own."""


@dataclass(frozen=True)
class Stub:
    """``key`` is what one types, ``zh`` the word for it; ``folder`` is where its files lie."""

    key: str
    zh: str
    folder: str
    category: Category | None = None
    item: str = ""
    """Of a disclosure, what the rules call it."""
    formerly: str = ""
    """Former key, which one may still type."""
    pattern: str = ""
    """The name of the file its text comes from, where that is not its key."""

    @property
    def template(self) -> str:
        """The name of the file its text comes from."""
        if self.pattern:
            return self.pattern
        if self.folder == "disclosures":
            return _TEMPLATES.get(self.item, "disclosure")
        return self.key


def stubs(content: Content | None = None) -> dict[str, Stub]:
    """Map every word one may type to its stub, the keys first; with the disclosures of a place."""
    every = [*_notices(), Stub("event", "活动", "events"), *_disclosures(content), *_lasting()]
    found: dict[str, Stub] = {}
    words = chain(((s.key, s) for s in every), ((s.zh, s) for s in every))
    for word, stub in chain(words, ((s.formerly, s) for s in every if s.formerly)):
        found.setdefault(word, stub)
    return found


def imported(category: Category | None) -> Stub:
    """Return how a notice begins that is written already."""
    key = category.value if category else "notice"
    zh = category.zh if category else in_folder("notices").word
    return Stub(key, zh, "notices", category, pattern="imported")


def find(word: str, content: Content | None = None) -> Stub | None:
    wanted = normal(word)
    return next((stub for key, stub in stubs(content).items() if normal(key) == wanted), None)


def _notices() -> Iterator[Stub]:
    """A 公告 of a category whose word also stands for something else is called by both words."""
    for category in Category:
        is_shared = category in {Category.EVENT, Category.DISCLOSURE}
        key = f"{category.value}-notice" if is_shared else category.value
        zh = f"{category.zh}公告" if is_shared else category.zh
        yield Stub(key, zh, "notices", category)


def _lasting() -> Iterator[Stub]:
    """Yield texts that have no end, each kind by its shortest name."""
    for kind in (kind for kind in KINDS if kind.has_text and kind.is_lasting):
        zh = next(iter(kind.also_called), kind.word)
        formerly = kind.former_folder.removesuffix("s")
        yield Stub(kind.single, zh, kind.folder, formerly=formerly)


def _disclosures(content: Content | None) -> Iterator[Stub]:
    """Yield what comes again every term; whatever else is disclosed is called by no item."""
    taken = {category.value for category in Category}
    for item in _periodic(content):
        key = f"{item.key}-figures" if item.key in taken else item.key
        yield Stub(key.replace("_", "-"), item.name, "disclosures", item=item.key)
    yield Stub("figures", "定期公示", "disclosures")


def _periodic(content: Content | None) -> list[RuleItem]:
    profile = content.profile if content else None
    return [item for item in profile.items if item.every] if profile else []
