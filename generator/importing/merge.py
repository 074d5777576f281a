"""A sheet on its way into the tables of an estate: its rows, the files as they would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.edit.record import Proposal
from generator.edit.tables import Table, TableEditor, proposed_table, table_at
from generator.importing.ground import Ground
from generator.importing.headings import Headed
from generator.importing.rows import Fault
from generator.kinds.kind import Kind
from generator.kinds.sourced import Sourced
from generator.languages import original
from generator.load.fields import keys_of
from generator.vocabulary import normal

_SELDOM = frozenset({"id", "personal_data", "order"})
"""Keys that hardly any sheet has a column for."""
_ENOUGH = 12


@dataclass(frozen=True)
class Change:
    """A value that would be another; ``old`` is empty where there is none yet."""

    key: str
    """The key of the field, behind that of the record it is in, if any: ``rates.price``."""
    zh: str
    old: str
    new: str


@dataclass(frozen=True)
class Outcome:
    """The fate of a row: its ``state`` is new, changed, same or refused."""

    row: int
    name: str
    id: str
    state: str
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass
class Merge:
    """``before`` are the files that were looked at, by path, ``editors`` what changes in them."""

    ground: Ground
    sheet: Headed
    before: dict[str, Table] = field(default_factory=dict)
    editors: dict[str, TableEditor] = field(default_factory=dict)
    touched: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Path → kind → ids that are added or changed there."""
    outcomes: list[Outcome] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    """Groups of services that are made along with them: name → id."""

    @property
    def kind(self) -> Kind:
        return self.sheet.kind

    @property
    def lacking(self) -> list[str]:
        """List fields that no column is, for whoever has a column that is no field."""
        found = {column.path[0] for column in self.sheet.columns if column.path}
        keys = (key for key in keys_of(self.kind.model) if key not in _SELDOM)
        return [key for key in keys if key not in found][:_ENOUGH]

    @property
    def has_new_ids(self) -> bool:
        """Tell whether ids were made for rows that had none."""
        named = any(column.path == ("id",) for column in self.sheet.columns)
        return not named and any(one.state == "new" for one in self.outcomes)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """Return the files with all changes, once every row was looked at."""
        return {path: self.editors[path].result() for path in self.touched}

    @cached_property
    def proposals(self) -> list[Proposal]:
        """Return the files as they would be. Raises ``EditError`` where more would change."""
        return [
            proposed_table(self.before[path], table, _frozen(self.touched[path]))
            for path, table in self.tables.items()
        ]

    @cached_property
    def known(self) -> dict[str, list[Sourced[Any]]]:
        """Map names to the records there are, names as they are compared."""
        found: dict[str, list[Sourced[Any]]] = {}
        for one in self.ground.reading.records.lists[self.kind.name]:
            found.setdefault(normal(original(one.value.name)), []).append(one)
        return found

    def editor(self, path: str) -> TableEditor:
        if path not in self.editors:
            known = self.ground.tables.get(path)
            self.before[path] = known or table_at(self.ground.folder, path)
            self.editors[path] = TableEditor(self.before[path])
        return self.editors[path]

    def touch(self, path: str, kind: Kind, identity: str) -> None:
        self.touched.setdefault(path, {}).setdefault(kind.name, set()).add(identity)


def _frozen(touched: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(ids) for kind, ids in touched.items()}
