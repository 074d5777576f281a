"""Buildings as people list them: ``1-6栋 高层 2单元 18层`` is six buildings of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.dataclass import dataclass
from generator.languages import Deferred, deferred
from generator.models.estate import Building, BuildingKind
from generator.models.fields import ID
from generator.models.names import is_device
from generator.patterns import lazy_re
from generator.schedule import fold
from generator.vocabulary import normal

MOST_UNITS = 1000
"""Stairwells of one estate: the largest have some hundreds, and more of them are a slip."""

LONGEST_ROW = 100
MOST_FLOORS = 200

_KINDS = {normal(word): kind for kind in BuildingKind for word in (kind.zh, kind.value)}
_DETAIL = rf"(?:{'|'.join(sorted(map(re.escape, _KINDS), key=len, reverse=True))})"
_DETAIL += r"|[0-9]+ ?(?:个?单元|units?\b)|[0-9]+ ?(?:层|floors?\b)"
_LINE_RE = lazy_re(rf"(?P<name>.+?)[ :,，]*(?P<details>(?:(?:{_DETAIL})[ ,，、]*)*)", re.IGNORECASE)
_DETAIL_RE = lazy_re(_DETAIL, re.IGNORECASE)
_RANGE = r"[0-9]{1,4}(?: ?[-–—~至到] ?[0-9]{1,4})?"
_NUMBERED_RE = lazy_re(rf"(?P<numbers>{_RANGE}(?: ?[、,，] ?{_RANGE})*) ?(?P<word>[^0-9\s]{{1,4}})")
_SEVERAL_RE = lazy_re(r" ?[、,，] ?")
_ODD_NAME_RE = lazy_re(
    rf"单元|[0-9一二三四五六七八九十百] ?层$|(?:^| )(?:{_DETAIL})(?: |$)"
    r"|[0-9][栋号座幢楼]? ?[-–—~至到] ?[A-Za-z]?[0-9]",
    re.IGNORECASE,
)
"""What is no name: details in words of their own, from one number to another in odd letters."""


class NotBuildingsError(ValueError):
    """A line that lists no buildings; ``why`` says what to write instead."""

    def __init__(self, why: Deferred) -> None:
        self.why = why
        super().__init__(str(why))


@dataclass(frozen=True)
class Typed:
    """A line as it is understood: some names, and what all of them have alike."""

    names: tuple[str, ...]
    kind: BuildingKind
    units: int
    floors: int


def row(name: str, kind: str, units: str, floors: str) -> str:
    """Write the row of a form as a line."""
    units, floors = units.removesuffix("单元"), floors.removesuffix("层")
    details = (kind, units and f"{units}单元", floors and f"{floors}层")
    return " ".join(part for part in (name, *details) if part)


def buildings(lines: Iterable[str]) -> list[Building]:
    """Read lines of buildings; raise ``NotBuildingsError`` for the first that says none."""
    found: list[Building] = []
    for line in lines:
        typed = _typed(line)
        for name in typed.names:
            if any(normal(one.name) == normal(name) for one in found):
                raise NotBuildingsError(deferred("“{name}”写了两次。每栋楼只写一次。", name=name))
            found.append(_building(name, typed, {one.id for one in found}))
            if sum(len(one.unit_ids) for one in found) > MOST_UNITS:
                raise NotBuildingsError(
                    deferred("一共超过 {most} 个单元，请核对楼栋和单元的数目。", most=MOST_UNITS)
                )
    return found


def _typed(line: str) -> Typed:
    match = _LINE_RE.fullmatch(fold(line)) if len(line) <= LONGEST_ROW else None
    details = _DETAIL_RE.findall(match["details"]) if match else []
    if match is None:
        raise _not_understood(line)
    counts = {"units": 0, "floors": 1}
    kinds = []
    for one in details:
        if kind := _KINDS.get(normal(one)):
            kinds.append(kind)
        else:
            counts[_sort(one)] = _count(one, line)
    name = match["name"].strip()
    kind = kinds[0] if kinds else _KINDS.get(normal(name), BuildingKind.OTHER)
    if len(details) != len({_sort(one) for one in details}):
        raise _not_understood(line)
    return Typed(tuple(_names(name, line)), kind, counts["units"], counts["floors"])


def _sort(detail: str) -> str:
    """Tell by the word whether a detail counts units, counts floors or names the kind."""
    word = detail.lstrip("0123456789 ").lower()
    if not detail[0].isdigit():
        return "kind"
    return "floors" if word.startswith(("层", "floor")) else "units"


def _count(detail: str, line: str) -> int:
    """Read the number of units or floors, of which no building has none, or hundreds."""
    number = int("".join(c for c in detail if c.isdigit())[:6])
    if not 0 < number <= MOST_FLOORS:
        raise _not_understood(line)
    return number


def _names(name: str, line: str) -> Iterator[str]:
    match = _NUMBERED_RE.fullmatch(name)
    if match is None:
        if _SEVERAL_RE.search(name) or (_ODD_NAME_RE.search(name) and normal(name) not in _KINDS):
            raise _not_understood(line)
        yield name
        return
    for part in _SEVERAL_RE.split(match["numbers"]):
        first, *last = re.findall(r"[0-9]+", part)
        if last and not int(first) < int(last[0]) <= int(first) + MOST_UNITS:
            raise _not_understood(line)
        numbers = range(int(first), int(last[0]) + 1) if last else [first]
        yield from (f"{number}{match['word']}" for number in numbers)


def _building(name: str, typed: Typed, taken: set[str]) -> Building:
    identity = _id(name, typed.kind, taken)
    units = tuple(f"{identity}-{number}" for number in range(1, typed.units + 1))
    kind = typed.kind.value
    return Building.model_validate(
        {"id": identity, "name": name, "kind": kind, "floors": str(typed.floors), "units": units}
    )


def _id(name: str, kind: BuildingKind, taken: set[str]) -> str:
    """Name a building by its number or letters: it stands in addresses and in printed codes."""
    own = "-".join(re.findall(r"[a-z0-9]+", fold(name).lower()))
    if not own or (own.isdigit() and not fold(name)[0].isdigit()):  # 商铺1 is not the house 1
        own = f"{'s' if kind is BuildingKind.SHOP else 'b' * bool(own)}{own}"
    is_free = not any(f"{one}-".startswith(f"{own}-") or own.startswith(f"{one}-") for one in taken)
    if re.fullmatch(ID, own) and is_free and not is_device(own):
        return own
    return next(one for number in range(1, 9999) if (one := f"b{number}") not in taken)


def _not_understood(line: str) -> NotBuildingsError:
    return NotBuildingsError(
        deferred(
            "看不懂“{line}”。一行写：名称 种类 单元数 层数，例如 1-6栋 高层 2单元 18层；"
            "种类有高层、多层、商铺、其他，单元和层数可以不写。",
            line=line[:60],
        )
    )
