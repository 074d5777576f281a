"""A new price version of a fee: one entry more in its list, and the last one given its end.

A price is never overwritten: what was charged until when is part of what owners may look up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import yaml

from generator.dataclass import dataclass
from generator.edit.changing import has_han, inserted
from generator.edit.layout import Layout, layout_of
from generator.edit.quoting import typed
from generator.edit.record import Proposal
from generator.edit.refusing import EditError
from generator.edit.source import Source, read_source
from generator.kinds.fees.model import Fee, Rate
from generator.kinds.records import Records
from generator.kinds.sourced import Sourced
from generator.load.readers import TABLE_READERS
from generator.problems import ProblemError
from generator.schedule import SpellingError, fold, parse_day
from generator.vocabulary import label, normal, spellings

_FEES = spellings("", ["fees"])
_FEE = spellings("fee", ["id", "rates"])
_RATE = spellings("rate", ["from", "until"])


@dataclass(frozen=True)
class NewPrice:
    """A price as typed; ``announced`` and ``resolution`` are what makes it lawful."""

    price: str
    starts: date
    announced: date
    resolution: str


def new_price(folder: Path, fee: Sourced[Fee], new: NewPrice) -> Proposal:
    """Raises ``EditError`` where the fee has no single price, or its versions end otherwise.

    Raises ``ProblemError`` where the file has a mistake: ``fee`` may be its last good version.
    """
    last = max(fee.value.rates, key=lambda rate: rate.starts)
    _require_simple(fee.value, last, new)
    path = fee.own.path
    before = read_source(folder, path)
    was = _plain(before)
    after = _with_entry(before, fee.value.id, new)
    if last.until is None:
        after = _with_end(after, fee.value.id, last, new.starts - timedelta(days=1))
    if _changed(was, _plain(after)) - {fee.value.id} or _comments(before) != _comments(after):
        raise EditError("edit_unsafe", path=path)
    return Proposal(path, (folder / path).read_bytes(), after)


def _require_simple(fee: Fee, last: Rate, new: NewPrice) -> None:
    if last.price is None:
        raise EditError("price_not_simple", id=fee.id)
    if new.starts <= last.starts or (last.until and new.starts <= last.until):
        raise EditError("price_not_later", start=new.starts, last=last.until or last.starts)


def _with_entry(source: Source, fee: str, new: NewPrice) -> Source:
    layout = layout_of(source)
    rates = _rates(layout, fee)
    pairs = {
        "from": str(new.starts),
        "price": typed(new.price, is_inside=True),
        "announced": str(new.announced),
        "resolution": typed(new.resolution, is_inside=True),
    }
    said = ", ".join(f"{_word(layout, key)}: {value}" for key, value in pairs.items())
    entry = f"{{{said}}}"
    if rates.flow_style:
        return inserted(source, layout, rates, entry)
    margin = " " * layout.at(rates.start_mark)[1]
    line = _after(layout, rates)
    return source.with_lines(line, line, [f"{margin}- {entry}"])


def _with_end(source: Source, fee: str, last: Rate, until: date) -> Source:
    layout = layout_of(source)
    rate = next((one for one in _rates(layout, fee).value if _starts(one) == last.starts), None)
    if rate is None:
        raise EditError("edit_layout")
    if left := next((pair for pair in rate.value if _key(pair[0], _RATE) == "until"), None):
        return _filled(source, layout, left[0], left[1], str(until))
    if rate.flow_style:
        return inserted(source, layout, rate, f"{_word(layout, 'until')}: {until}")
    key, value = next(pair for pair in rate.value if _key(pair[0], _RATE) == "from")
    column = layout.at(key.start_mark)[1]
    below = layout.at(value.end_mark)[0] + 1
    return source.with_lines(below, below, [f"{' ' * column}{_word(layout, 'until')}: {until}"])


def _filled(source: Source, layout: Layout, key: yaml.Node, value: yaml.Node, text: str) -> Source:
    """Write ``text`` where a key has an empty value; in braces not even a colon need be there."""
    (number, start), (last, end) = layout.at(value.start_mark), layout.at(value.end_mark)
    if not isinstance(value, yaml.ScalarNode) or value.value.strip() or number != last:
        raise EditError("edit_layout")
    line = layout.lines[number]
    colon = ":" if layout.at(key.end_mark) == (number, start) else ""
    gap = " " if line[:start].strip() and not line[:start].endswith(" ") else ""
    filled = f"{line[:start]}{colon}{gap}{text}{line[end:]}"
    return source.with_lines(number, number + 1, [filled])


def _word(layout: Layout, key: str) -> str:
    """Return a key in the language of the file's own keys."""
    is_chinese = any(has_han(name.value) for name, _ in layout.root.value)
    return label(f"rate.{key}") if is_chinese else key


def _rates(layout: Layout, fee: str) -> yaml.SequenceNode:
    for one in _items(layout.root):
        fields = {_key(key, _FEE): value for key, value in one.value}
        identity, rates = fields.get("id"), fields.get("rates")
        is_it = isinstance(identity, yaml.ScalarNode) and fold(identity.value) == fee
        if is_it and isinstance(rates, yaml.SequenceNode):
            return rates
    raise EditError("edit_layout")


def _items(root: yaml.MappingNode) -> Iterator[yaml.MappingNode]:
    for key, value in root.value:
        if _key(key, _FEES) and isinstance(value, yaml.SequenceNode):
            yield from (one for one in value.value if isinstance(one, yaml.MappingNode))


def _starts(rate: yaml.Node) -> date | None:
    """Read a rate's first day; ``None`` where it has none that can be understood."""
    if not isinstance(rate, yaml.MappingNode):
        raise EditError("edit_layout")
    named = (value.value for key, value in rate.value if _key(key, _RATE) == "from")
    with suppress(SpellingError):
        return parse_day(str(next(named, "")))
    return None


def _key(node: yaml.Node, known: dict[str, str]) -> str | None:
    return known.get(normal(node.value)) if isinstance(node, yaml.ScalarNode) else None


def _after(layout: Layout, rates: yaml.SequenceNode) -> int:
    """The line after the last thing that stands in the list."""
    last = rates.value[-1]
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        item = last.value[-1]
        last = item[1] if isinstance(item, tuple) else item
    return layout.at(last.end_mark)[0] + 1


def _changed(was: dict[str, object], now: dict[str, object]) -> set[str]:
    return {key for key in {*was, *now} if was.get(key) != now.get(key)}


def _comments(source: Source) -> list[str]:
    return sorted(text for _, _, text in layout_of(source).comments())


def _plain(source: Source) -> dict[str, object]:
    """Map each fee to its fields as typed. Raises ``ProblemError`` for any mistake in the file."""
    records = Records()
    TABLE_READERS["fees"](records, source.path, source.text)
    if records.problems:
        raise ProblemError(min(records.problems))
    lasting = {"board": records.fee_board.plain if records.fee_board else None}
    examples = {f"example {n}": one.plain for n, one in enumerate(records.examples)}
    return {**lasting, **examples, **{one.value.id: one.plain for one in records.fees}}
