"""Headings of a sheet: which kind of content it lists, and which field each column is.

The vocabulary knows every word for a field; beside it stand words that only sheets use. A field of
a record within a record, such as the price in a price version, is a column like any other.
"""

from __future__ import annotations

import re
from functools import cache

from generator.dataclass import dataclass
from generator.importing.remarks import Remark
from generator.importing.sheets import Row, Sheet
from generator.kinds.kind import Kind
from generator.kinds.table import named
from generator.load.fields import keys_of, record_in
from generator.patterns import lazy_re
from generator.vocabulary import label, normal, spellings

LISTED = tuple(named(name) for name in ("fees", "services", "contacts", "boards"))
"""Kinds that are kept as sheets."""

Path = tuple[str, ...]
"""A key, or the key of a record and one within it."""

_IN_SHEETS: dict[str, dict[str, Path]] = {
    "fees": {
        "收费项目": ("name",),
        "收费项目名称": ("name",),
        "项目名称": ("name",),
        "项目": ("name",),
        "收费标准": ("rates", "price"),
        "标准": ("rates", "price"),
        "收费对象": ("payer",),
        "计费单位": ("unit",),
        "依据": ("source",),
        "执行日期": ("rates", "from"),
        "执行时间": ("rates", "from"),
        "收费性质": ("pricing",),
        "定价形式": ("pricing",),
    },
    "services": {
        "服务项目": ("name",),
        "项目名称": ("name",),
        "项目": ("name",),
        "编号": ("no",),
        "类别": ("group",),
        "服务类别": ("group",),
        "是否收费": ("charge",),
        "办理方式": ("how",),
    },
    "contacts": {
        "联系人": ("name",),
        "联系电话": ("phone",),
        "手机": ("phone",),
        "手机号": ("phone",),
        "办公电话": ("phone",),
        "职责": ("topics",),
        "工作时间": ("hours",),
    },
    "boards": {
        "公告栏": ("name",),
        "张贴点": ("name",),
        "点位": ("name",),
        "点位名称": ("name",),
        "类型": ("kind",),
        "类别": ("kind",),
        "张数": ("slots",),
        "服务范围": ("serves",),
    },
}
_BRACKETED_RE = lazy_re(r"[（(]([^（）()]*)[）)]\s*$")
_NEAR_THE_TOP = 15
_FEWEST = 2
"""Headings that a row must have, for less may be chance."""


@dataclass(frozen=True)
class Column:
    """A column by its heading; ``path`` is empty where no field is called so."""

    index: int
    heading: str
    path: Path
    unit: str = ""
    """Unit in brackets behind the heading, such as 元/月."""


@dataclass(frozen=True)
class Headed:
    """A sheet whose headings are understood."""

    kind: Kind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """Rows below the headings."""
    above: tuple[Row, ...]
    remarks: tuple[Remark, ...]


def headed(sheet: Sheet, kinds: tuple[Kind, ...] = LISTED) -> list[Headed]:
    """List what a sheet may be, each with the columns it would have; one where that is clear."""
    best: dict[str, Headed] = {}
    for kind in kinds:
        counted = [
            (sum(bool(one.path) for one in columns), -n, columns)
            for n, row in enumerate(sheet.rows[:_NEAR_THE_TOP])
            if (columns := _columns(row, kind))
        ]
        if not counted or (top := max(counted, key=lambda one: one[:2]))[0] < _FEWEST:
            continue
        at = -top[1]
        rows, above = sheet.rows[at + 1 :], sheet.rows[:at]
        best[kind.name] = Headed(kind, top[2], rows, above, sheet.remarks)
    scores = {name: _score(one) for name, one in best.items()}
    return [one for name, one in best.items() if scores[name] == max(scores.values())]


def kind_called(word: str) -> Kind | None:
    """Return the kind that a person calls so, by its name or any word for it."""
    wanted = normal(word)
    for kind in LISTED:
        if wanted in {normal(one) for one in (kind.name, kind.single, kind.word, label(kind.key))}:
            return kind
    return None


def _score(one: Headed) -> tuple[int, float]:
    """Count the columns that are understood; where kinds are alike, what a record must have."""
    fields = one.kind.model.model_fields.items()
    needed = {i.alias or n for n, i in fields if i.is_required()} - {"id"}
    found = {column.path[0] for column in one.columns if column.path}
    return sum(bool(column.path) for column in one.columns), len(needed & found) / len(needed)


def _columns(row: Row, kind: Kind) -> tuple[Column, ...]:
    known = known_paths(kind)
    columns = []
    taken: set[Path] = set()
    for index, cell in enumerate(row.cells):
        if not (heading := re.sub(r"\s+", "", cell.text)):
            continue
        match = _BRACKETED_RE.search(heading)
        bare = heading[: match.start()] if match else heading
        path = known.get(normal(heading)) or known.get(normal(bare)) or ()
        if path in taken:
            path = ()
        taken.add(path)
        columns.append(Column(index, heading, path, match[1] if match else ""))
    return tuple(columns)


@cache
def known_paths(kind: Kind) -> dict[str, Path]:
    """Map every word for a column to the field it is; a field of the record itself comes first."""
    keys = keys_of(kind.model)
    within: dict[str, Path] = {}
    for key in keys:
        if nested := record_in(kind.model, key):
            below = spellings(nested.__name__.lower(), keys_of(nested))
            within |= {w: (key, part) for w, part in below.items() if w not in within}
    own = {word: _path_of(kind, key) for word, key in spellings(kind.single, keys).items()}
    in_sheets = {normal(word): path for word, path in _IN_SHEETS[kind.name].items()}
    return within | own | in_sheets


def _path_of(kind: Kind, key: str) -> Path:
    """Return the field that a key is; of a whole record, the first field it must have."""
    nested = record_in(kind.model, key)
    if nested is None:
        return (key,)
    needed = [i.alias or n for n, i in nested.model_fields.items() if i.is_required()]
    return (key, next(iter(needed), keys_of(nested)[0]))
