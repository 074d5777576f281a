"""Sheets to cells of text: CSV in whatever encoding and with whatever separator, and Excel.

A number is written as it is known, with the places its format shows; a date as a day. What stands
in a cell is never run, and of a formula the value counts that the office program worked out last.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from generator.dataclass import dataclass
from generator.edit import EditError
from generator.importing.files import Given
from generator.importing.remarks import Remark, remark
from generator.load.text import decode

MOST_ROWS, MOST_COLUMNS = 5_000, 100
MOST_EMPTY = 1_000
"""Empty rows in a row after which nothing is expected any more: a format may reach to the end."""

_SEPARATORS = ",;\t，"
_LARGEST_CELL = 20_000


@dataclass(frozen=True)
class Cell:
    """``day`` is the date that a bare number would be in a column of dates."""

    text: str = ""
    day: str = ""


@dataclass(frozen=True)
class Row:
    """A row by the number that the sheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.text for cell in self.cells)

    def at(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else Cell()


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name, empty for CSV; rows that hold nothing are left out."""

    name: str
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def sheets_of(file: Given) -> list[Sheet]:
    """Read the sheets of a file. Raises ``EditError`` or ``ProblemError``."""
    if file.form == ".csv":
        sheets = [_comma_separated(file)]
    else:
        # Lazily: a library that only Excel needs.
        from generator.importing.excel import workbook  # noqa: PLC0415

        sheets = workbook(file)
    if not any(sheet.rows for sheet in sheets):
        raise EditError("import_empty", name=file.name)
    return [sheet for sheet in sheets if sheet.rows]


def filled(rows: Iterable[Row]) -> tuple[tuple[Row, ...], list[Remark]]:
    """Leave out empty rows, and stop where nothing but such follows, or too many others."""
    found: list[Row] = []
    empty = 0
    for row in rows:
        if row.is_empty:
            empty += 1
            if empty >= MOST_EMPTY:
                return tuple(found), [remark("import_stopped", row=row.number)]
            continue
        empty = 0
        if len(found) == MOST_ROWS:
            return tuple(found), [remark("import_too_many_rows", row=row.number, limit=MOST_ROWS)]
        found.append(row)
    return tuple(found), []


def _comma_separated(file: Given) -> Sheet:
    text = decode(file.data, file.name)
    csv.field_size_limit(_LARGEST_CELL)
    try:
        rows, remarks = filled(_numbered(text, _separator(text)))
    except csv.Error as error:
        raise EditError("import_damaged", name=file.name) from error
    return Sheet("", rows, tuple(remarks))


def _numbered(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    for values in reader:
        yield Row(before + 1, tuple(Cell(value.strip()) for value in values[:MOST_COLUMNS]))
        before = reader.line_num


def _separator(text: str) -> str:
    """Find what parts the cells: of the first lines that have any, the sign that parts most."""
    head = [line for line in text.split("\n")[:20] if line.strip()]
    counts = {sign: max((line.count(sign) for line in head), default=0) for sign in _SEPARATORS}
    return max(_SEPARATORS, key=lambda sign: counts[sign])
