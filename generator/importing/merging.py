"""A sheet into the tables of an estate: what is new, what changes, what is the same, what is not.

A row is known by its id, or else by its name. Nothing is removed, no price that was charged is
overwritten, and only rows without a fault are taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.edit import EditError
from generator.edit.changing import shown
from generator.importing.ground import Ground
from generator.importing.headings import Headed, Path
from generator.importing.merge import Change, Merge, Outcome
from generator.importing.naming import GROUP, add_group, new_id, with_group
from generator.importing.remarks import Remark, remark
from generator.importing.reviewing import found_by_review
from generator.importing.rows import (
    Fault,
    Filled,
    Typed,
    filled_row,
    heading_of,
    item_of,
    label_of,
    read_item,
    with_days,
)
from generator.importing.sheets import Row
from generator.kinds.kind import Kind
from generator.kinds.sourced import Sourced
from generator.languages import original
from generator.problems import Problem
from generator.vocabulary import normal

_PEOPLE = "contacts"


def merge(ground: Ground, sheet: Headed, settings: Mapping[Path, Typed]) -> Merge:
    """Plan a sheet. Raises ``ProblemError`` where a table of the estate has a mistake itself."""
    refused: dict[int, list[Remark | Problem]] = {}
    while True:
        merging = _merged(ground, sheet, settings, refused)
        found = found_by_review(merging)
        if not found.keys() - refused.keys():
            return merging
        refused |= found


def _merged(
    ground: Ground,
    sheet: Headed,
    settings: Mapping[Path, Typed],
    refused: Mapping[int, list[Remark | Problem]],
) -> Merge:
    merging = Merge(ground, sheet)
    names: Counter[str] = Counter()
    for row in sheet.rows:
        filled = filled_row(row, sheet, ground.reading.content, settings)
        if faults := refused.get(row.number):
            told = tuple(Fault(row.number, "", one) for one in faults)
            outcome = Outcome(row.number, filled.name, "", "refused", faults=told)
        else:
            outcome = _outcome(merging, row, filled, names)
        merging.outcomes.append(outcome)
    return merging


def _outcome(merging: Merge, row: Row, filled: Filled, names: Counter[str]) -> Outcome:
    key = normal(filled.text(("id",)) or filled.name)
    names[key] += 1
    if not key:
        return _refused(row.number, filled, ("name",), "import_row_no_name", merging)
    if names[key] > 1:
        return _refused(
            row.number, filled, ("name",), "import_row_twice", merging, value=filled.name
        )
    public = merging.ground.reading.records.lists["public"] if merging.kind.name == _PEOPLE else ()
    if any(normal(original(one.value.name)) == key for one in public):
        return _refused(row.number, filled, ("name",), "import_row_public", merging)
    known = _existing(merging, filled)
    if len(known) > 1:
        return _refused(
            row.number, filled, ("name",), "import_row_alike", merging, value=filled.name
        )
    return _changed(merging, filled, known[0]) if known else _added(merging, filled)


def _existing(merging: Merge, filled: Filled) -> list[Sourced[Any]]:
    if identity := filled.text(("id",)):
        listed = merging.ground.reading.records.lists[merging.kind.name]
        return [one for one in listed if one.value.id == identity]
    return merging.known.get(normal(filled.name), [])


def _added(merging: Merge, filled: Filled) -> Outcome:
    kind = merging.kind
    identity = filled.text(("id",)) or new_id(merging, kind, filled.name)
    filled = replace(filled, values={("id",): identity, **filled.defaults, **filled.values})
    filled, group = with_group(merging, filled)
    sourced, filled, faults = _read(merging, filled, None)
    if sourced is None:
        return Outcome(filled.row, filled.name, "", "refused", faults=faults)
    path = _home(merging)
    item = item_of(filled.values, kind)
    try:
        add_group(merging, path, group, filled.values.get(GROUP))
        merging.editor(path).add(kind, item)
    except EditError:
        return _refused(filled.row, filled, (), "import_row_layout", merging, value=path)
    merging.touch(path, kind, identity)
    changes = tuple(_change(kind, p, "", v) for p, v in filled.values.items())
    return Outcome(filled.row, filled.name, identity, "new", changes)


def _changed(merging: Merge, filled: Filled, old: Sourced[Any]) -> Outcome:
    kind, identity, path = merging.kind, old.value.id, old.own.path
    dated = {p: v for p, v in filled.values.items() if p[0] == "rates"}
    plain = replace(filled, values={p: v for p, v in filled.values.items() if p not in dated})
    plain, group = with_group(merging, plain)
    sourced, plain, faults = _read(merging, plain, old)
    if sourced is None:
        return Outcome(filled.row, filled.name, identity, "refused", faults=faults)
    faults = _of_prices(merging, replace(filled, values=dated), old)
    values = {key: sourced.plain[key] for key in _differing(kind, old, sourced, plain)}
    if values:
        try:
            merging.editor(path).change(kind, identity, values)
            add_group(merging, path, group, values.get(GROUP[0]))
        except EditError:
            return _refused(filled.row, filled, (), "import_row_layout", merging, value=path)
        merging.touch(path, kind, identity)
    changes = [
        _change(kind, (key,), shown(old.plain.get(key)), value) for key, value in values.items()
    ]
    state = "changed" if changes else "refused" if faults else "same"
    return Outcome(filled.row, filled.name, identity, state, tuple(changes), faults)


def _change(kind: Kind, path: Path, old: str, new: object) -> Change:
    return Change(".".join(path), label_of(kind, path), old, shown(new))


def _read(
    merging: Merge, filled: Filled, old: Sourced[Any] | None
) -> tuple[Sourced[Any] | None, Filled, tuple[Fault, ...]]:
    """Read a row as a record; where a day is wanted, a bare number is one."""
    plain = old.plain if old else None
    sourced, found = read_item(item_of(filled.values, merging.kind, plain), merging.kind)
    if days := [path for path, one in found if one.code.startswith("date.")]:
        filled = with_days(filled, days)
        sourced, found = read_item(item_of(filled.values, merging.kind, plain), merging.kind)
    faults = (Fault(filled.row, heading_of(path, merging.sheet), one) for path, one in found)
    return sourced, filled, tuple(faults)


def _differing(kind: Kind, old: Sourced[Any], new: Sourced[Any], filled: Filled) -> list[str]:
    """List the keys of a row whose values mean something else now, however they are typed."""
    names = {info.alias or name: name for name, info in kind.model.model_fields.items()}
    keys = dict.fromkeys(path[0] for path in filled.values)
    return [k for k in keys if getattr(old.value, names[k]) != getattr(new.value, names[k])]


def _of_prices(merging: Merge, filled: Filled, old: Sourced[Any]) -> tuple[Fault, ...]:
    """Tell of a price that is not the one there is: what was charged is history and stays."""
    if not filled.values:
        return ()
    for typed in (filled, with_days(filled, filled.days)):
        if _is_a_price_of(merging.kind, typed, old):
            return ()
    said = filled.text(("rates", "price")) or "、".join(map(shown, filled.values.values()))
    one = remark("import_row_price", value=said, id=old.value.id)
    return (Fault(filled.row, heading_of(("rates", "price"), merging.sheet), one),)


def _is_a_price_of(kind: Kind, filled: Filled, old: Sourced[Any]) -> bool:
    """Tell whether one of the price versions says what the row says."""
    listed = list(old.plain.get("rates", ()))
    for number, rate in enumerate(listed):
        row = item_of(filled.values, kind, {"rates": [rate]})["rates"]
        changed = {**old.plain, "rates": [*listed[:number], *row, *listed[number + 1 :]]}
        sourced, _ = read_item(changed, kind)
        if sourced and sourced.value.rates == old.value.rates:
            return True
    return False


def _refused(
    row: int, filled: Filled, path: Path, code: str, merging: Merge, **facts: str
) -> Outcome:
    fault = Fault(row, heading_of(path, merging.sheet), remark(code, **facts))
    return Outcome(row, filled.name, "", "refused", faults=(fault,))


def _home(merging: Merge) -> str:
    """Return the file for new rows: that in which most of their kind stand."""
    kind = merging.kind
    paths = Counter(one.own.path for one in merging.ground.reading.records.lists[kind.name])
    return paths.most_common(1)[0][0] if paths else f"content/{kind.table}.yaml"
