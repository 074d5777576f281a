"""Tables as nodes of a text, so that figures are set as the tables of any body are."""

from __future__ import annotations

from collections.abc import Sequence

from generator.paper.sheets.bodies import Node

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row], right: frozenset[int] = frozenset()) -> Node:
    """Make a table, columns ``right`` set flush right; a row that begins with ``**`` is a sum."""
    top: Node = {"t": "thead", "c": [_row("th", head, right)]}
    body: Node = {"t": "tbody", "c": [_row("td", row, right) for row in rows]}
    return {"t": "table", "c": [top, body]}


def paragraph(text: str) -> Node:
    return {"t": "p", "c": [text]}


def title(text: str) -> Node:
    return {"t": "h3", "c": [text]}


def strong(text: str) -> Node:
    return {"t": "strong", "c": [text]}


def _row(cell: str, texts: Row, right: frozenset[int]) -> Node:
    is_sum = bool(texts) and texts[0].startswith("**")
    cells: list[Node] = []
    for number, text in enumerate(texts):
        said: Node = strong(text.removeprefix("**")) if is_sum else text
        side = "right" if number in right else "left"
        cells.append({"t": cell, "c": [said], "align": side})
    return {"t": "tr", "c": cells}
