"""A workbook of Excel, read by ``openpyxl`` row by row, so that its size is no burden."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel
from openpyxl.utils.exceptions import InvalidFileException

from generator.edit import EditError
from generator.importing.files import Given
from generator.importing.remarks import Remark, remark
from generator.importing.sheets import MOST_COLUMNS, Cell, Row, Sheet, filled
from generator.patterns import lazy_re

_UNREADABLE = (
    *(AttributeError, BadZipFile, InvalidFileException, LookupError, NotImplementedError, OSError),
    *(SyntaxError, TypeError, ValueError, zlib.error),
)
"""What the library raises for a workbook that is not what it should be; bad XML is SyntaxError."""

_MERGED_RE = re.compile(rb'<mergeCell ref="([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)"')
_PLACES_RE = lazy_re(r"^[^.;]*0\.(0+)")
_FIRST_DAY, _LAST_DAY = 20_000, 80_000
"""Numbers that Excel may mean as days, from 1954 to 2119."""
_MOST_MERGED = 5_000
_FORMULA, _ERROR = "f", "e"

Merged = dict[tuple[int, int], tuple[int, int]]
"""Cell → the first cell of what it is merged into, both by row and column from 1 on."""


def workbook(file: Given) -> list[Sheet]:
    """Read every sheet that is shown. Raises ``EditError``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library, about what it leaves out
            return list(_sheets(file.data))
    except _UNREADABLE as error:
        raise EditError("import_damaged", name=file.name) from error


def _sheets(data: bytes) -> Iterator[Sheet]:
    values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    typed = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    hidden = [one.title for one in values.worksheets if one.sheet_state != "visible"]
    beside = [remark("import_hidden", sheet=title) for title in hidden]
    for sheet, formulas in zip(values.worksheets, typed.worksheets, strict=True):
        if sheet.title in hidden:
            continue
        merged = _merged(data, sheet)
        rows, remarks = filled(_rows(sheet, merged, values.epoch))
        said = [*remarks, *_counted(formulas, rows, _FORMULA, "import_formulas")]
        said += [*_counted(sheet, rows, _ERROR, "import_errors"), *_of_merged(merged)]
        yield Sheet(sheet.title, rows, (*said, *beside))
        beside = []


def _rows(sheet: Any, merged: Merged, epoch: datetime) -> Iterator[Row]:
    """Yield rows of text, each merged cell with what stands in the first of its area."""
    first: dict[tuple[int, int], Cell] = {}
    starts = set(merged.values())
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        found = [_cell(one, epoch) for one in cells]
        reach = max((column for row, column in merged if row == number), default=0) if merged else 0
        found += [Cell()] * (reach - len(found))
        for column, cell in enumerate(found, 1):
            if (number, column) in starts:
                first[number, column] = cell
            elif origin := merged.get((number, column)):
                found[column - 1] = first.get(origin, cell)
        yield Row(number, _without_blanks(found))


def _without_blanks(cells: list[Cell]) -> tuple[Cell, ...]:
    """Leave out the blank cells at the end, which a sheet has as many as it likes of."""
    last = max((n for n, cell in enumerate(cells, 1) if cell.text), default=0)
    return tuple(cells[:last])


def _cell(cell: Any, epoch: datetime) -> Cell:
    value = cell.value
    if value is None or cell.data_type == _ERROR:
        return Cell()
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, datetime | date | time | timedelta):
        return Cell(_moment(value))
    if isinstance(value, int | float):
        return Cell(_number(value, cell.number_format or ""), _day(value, epoch))
    return Cell(str(value).strip())


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d} {value.hour}:{value:%M}"
    return f"{value:%Y-%m-%d}"


def _number(value: float, shown_as: str) -> str:
    """Write a number as it is, not rounded, with at least the places that are shown."""
    text = format(value, ".15g")
    if "e" in text:
        text = f"{value:.10f}".rstrip("0").rstrip(".")
    match = _PLACES_RE.match(shown_as)
    if match is None or "%" in shown_as:
        return text
    whole, _, places = text.partition(".")
    return f"{whole}.{places.ljust(len(match[1]), '0')}"


def _day(value: float, epoch: datetime) -> str:
    if not _FIRST_DAY <= value <= _LAST_DAY or value != int(value):
        return ""
    return f"{from_excel(value, epoch):%Y-%m-%d}"


def _merged(data: bytes, sheet: Any) -> Merged:
    """Map the cells of merged areas, which a sheet read row by row does not tell of by itself."""
    with ZipFile(BytesIO(data)) as archive:
        areas = _MERGED_RE.findall(archive.read(sheet._worksheet_path))  # noqa: SLF001 - see above
    found: Merged = {}
    for area in areas[:_MOST_MERGED]:
        left, top, right, bottom = range_boundaries(area.decode())
        for row in range(top, min(bottom, top + _MOST_MERGED) + 1):
            for column in range(left, min(right, MOST_COLUMNS) + 1):
                found[row, column] = (top, left)
        if len(found) > _MOST_MERGED:
            break
    return found


def _of_merged(merged: Merged) -> list[Remark]:
    count = len(set(merged.values()))
    return [remark("import_merged", count=count)] if count else []


def _counted(sheet: Any, rows: tuple[Row, ...], kind: str, key: str) -> list[Remark]:
    """Count the cells of a kind among the rows that were read."""
    last = rows[-1].number if rows else 0
    sheet.reset_dimensions()
    listed = sheet.iter_rows(max_row=last, max_col=MOST_COLUMNS) if last else ()
    count = sum(one.data_type == kind for cells in listed for one in cells if one.value is not None)
    return [remark(key, count=count)] if count else []
