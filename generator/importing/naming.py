"""Ids for rows that have none, and groups of services that are made along with their first one."""

from __future__ import annotations

from dataclasses import replace
from re import ASCII, fullmatch, sub

from generator.importing.headings import Path
from generator.importing.merge import Merge
from generator.importing.rows import Filled, Typed
from generator.kinds.kind import Kind
from generator.kinds.table import named, tables
from generator.models.fields import ID

_SHORTEST_SLUG = 2
GROUP: Path = ("group",)


def new_id(merging: Merge, kind: Kind, name: str) -> str:
    """Make an id: the name itself where it is Latin, else the kind and the next free number."""
    records = merging.ground.reading.records
    kinds = [one for one in tables()[kind.table] if one.told_apart_by == ("id",)]
    listed = (one.value for each in kinds for one in records.lists[each.name])
    taken = {value.id for value in listed if hasattr(value, "id")}
    touched = (ids for of_file in merging.touched.values() for ids in of_file.values())
    taken = taken.union(*touched, merging.groups.values())
    slug = sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    is_latin = name.isascii() and len(slug) >= _SHORTEST_SLUG and fullmatch(ID, slug, ASCII)
    if is_latin and slug not in taken:
        return slug
    single = kind.key.removesuffix("s")
    number = next(n for n in range(1, len(taken) + 2) if f"{single}-{n}" not in taken)
    return f"{single}-{number}"


def with_group(merging: Merge, filled: Filled) -> tuple[Filled, str]:
    """Put the id of a group in the place of its name; return the name of one that is new."""
    name = filled.text(GROUP) if merging.kind.name == "services" else ""
    known = {one.value.id for one in merging.ground.reading.records.lists["service_groups"]}
    if not name or name in known:
        return filled, ""
    identity = merging.groups.get(name) or new_id(merging, named("service_groups"), name)
    return replace(filled, values=filled.values | {GROUP: identity}), name


def add_group(merging: Merge, path: str, name: str, identity: Typed | None) -> None:
    """Add a group of services once, before the first service that is in it."""
    if not name or name in merging.groups or not isinstance(identity, str):
        return
    groups = named("service_groups")
    item = {"id": identity, "name": name}
    merging.editor(path).add(groups, item)
    merging.groups[name] = identity
    merging.touch(path, groups, identity)
