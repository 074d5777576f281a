"""The page guard's ends in the HTML of a text: rows, items, lines and sections that end.

Here an end is still the day as it was typed, in ``data-until``; ``with_ends`` makes an instant
of it, since only the page knows the estate's zone. What is hidden is what the next build leaves
out (``generator.models.dated_parts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.models.dated_parts import Mark, end_of, marks, may_have_marks, moments
from generator.patterns import lazy_re
from generator.schedule import parse_moment
from generator.templating.guard import until_attribute

ATTRIBUTE = "data-until"
_ATTRIBUTE_RE = lazy_re(rf' {ATTRIBUTE}="([^"]+)"')
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def with_ends(html: Markup, zone: tzinfo | None) -> Markup:
    """Say when each part ends, by the estate's clocks; nothing where no guard will ask."""

    def instant(match: re.Match[str]) -> str:
        if zone is None:
            return ""
        end = end_of(parse_moment(match[1]), zone)
        return str(until_attribute(end.astimezone(zone)))

    return Markup(_ATTRIBUTE_RE.sub(instant, html)) if ATTRIBUTE in html else html  # noqa: S704 - our own attribute in sanitised HTML


def part_end(text: str | None, zone: tzinfo) -> datetime | None:
    """Find when a text of one line is gone, by the mark in it; ``None`` where it has none."""
    ends = [end_of(moment, zone) for moment in moments(text or "")]
    return min(ends).astimezone(zone) if ends else None


class DatedBlocks(Treeprocessor):
    """A treeprocessor that dates every element whose words name an end."""

    def run(self, root: Element) -> None:
        if not may_have_marks("".join(root.itertext())):
            return
        for element in list(root.iter()):
            if element.tag == "tr":
                _date_row(element)
            elif element.tag == "li":
                _date_lines(_first_block(element), element)
            elif element.tag == "p":
                _date_lines(element, element if len(_lines(element)) == 1 else None)
        for parent in list(root.iter()):
            _date_tables(parent)
            _date_sections(parent)


class _Line(NamedTuple):
    """A line between two line breaks; ``after`` is the break it follows."""

    after: Element | None
    inner: list[Element]
    words: str


def _date_row(row: Element) -> None:
    if end := _end("".join(row.itertext())):
        row.set(ATTRIBUTE, end)


def _date_lines(block: Element, whole: Element | None) -> None:
    """Date lines: the first line of ``whole`` dates all of it, any other line itself."""
    for number, line in enumerate(_lines(block)):
        if end := _end(line.words):
            if number == 0 and whole is not None:
                whole.attrib.setdefault(ATTRIBUTE, end)
            elif whole is None or whole is not block or number:
                _wrap(block, line, end)


def _first_block(item: Element) -> Element:
    """Find an item's own words: in a list with gaps, the first of the paragraphs it holds."""
    is_loose = len(item) and item[0].tag == "p" and not (item.text or "").strip()
    return item[0] if is_loose else item


def _lines(block: Element) -> list[_Line]:
    """Split the words of a block into lines; lists within it are no words of its own."""
    lines = [_Line(None, [], block.text or "")]
    for child in block:
        tail = child.tail or ""
        if child.tag == "br":
            lines.append(_Line(child, [], tail))
        elif child.tag in {"ul", "ol", "p", "blockquote", "div"}:
            break
        else:
            last = lines[-1]
            words = "".join(child.itertext())
            lines[-1] = _Line(last.after, [*last.inner, child], f"{last.words}{words}{tail}")
    return lines


def _wrap(block: Element, line: _Line, end: str) -> None:
    """Put one line of a block into an element of its own."""
    span = Element("span", {ATTRIBUTE: end})
    if line.after is None:
        span.text, block.text, place = block.text, None, 0
    else:
        span.text, line.after.tail = line.after.tail, None
        place = list(block).index(line.after) + 1
    for child in line.inner:
        block.remove(child)
        span.append(child)
    block.insert(place, span)


def _date_tables(parent: Element) -> None:
    """Date tables: a mark in the head is about the whole, as are marks in all rows."""
    for table in parent.findall("table"):
        whole = _gone(table)
        for row in table.findall("thead/tr"):
            row.attrib.pop(ATTRIBUTE, None)
        if whole:
            (parent if parent.tag == "div" else table).set(ATTRIBUTE, whole)


def _date_sections(parent: Element) -> None:
    """Put a dated heading and all below it, up to the next of its rank, in one element.

    A heading goes with the last of what stands below it, where all of that ends.
    """
    for heading in reversed([child for child in parent if child.tag in _HEADINGS]):
        below = list(_below(parent, heading))
        if end := _end("".join(heading.itertext())) or _all_gone(below):
            section = Element("div", {ATTRIBUTE: end})
            own = [heading, *below]
            place = list(parent).index(heading)
            for child in own:
                parent.remove(child)
                section.append(child)
            parent.insert(place, section)


def _below(parent: Element, heading: Element) -> Iterator[Element]:
    """Yield what stands below a heading, up to the next of its rank.

    Sections are dated from the last to the first, so a later one may be a block already.
    """
    children = list(parent)
    for child in children[children.index(heading) + 1 :]:
        first = child[0] if child.tag == "div" and child.get(ATTRIBUTE) and len(child) else child
        if first.tag in _HEADINGS and first.tag <= heading.tag:
            return
        yield child


def _gone(element: Element) -> str | None:
    """Find the day on which nothing is left of an element; a mark in a table's head comes first.

    ``None`` where something of it stays.
    """
    if end := element.get(ATTRIBUTE):
        return end
    if element.tag == "div":
        return _all_gone(list(element))
    if element.tag == "table":
        head = next((row.get(ATTRIBUTE) for row in element.findall("thead/tr")), None)
        return head or _all_gone(element.findall("tbody/tr"))
    if element.tag in {"ul", "ol"}:
        return _all_gone(list(element))
    if element.tag == "p":
        return _all_gone([child for child in element if child.tag != "br"], element)
    return None


def _all_gone(elements: list[Element], within: Element | None = None) -> str | None:
    """Find the last of their ends; ``None`` where one of them stays, or words are between them."""
    between = [within.text, *(child.tail for child in within)] if within is not None else []
    ends = [_gone(element) for element in elements]
    if not ends or None in ends or any(words and words.strip() for words in between):
        return None
    return max((end for end in ends if end), key=_typed_instant)


def _typed_instant(said: str) -> float:
    return end_of(parse_moment(said), UTC).timestamp()


def _end(words: str) -> str | None:
    """Find the first day that the words name as their end, as it was typed."""
    found = [mark for mark in marks(words) if mark.when]
    return min(found, key=_instant).said if found else None


def _instant(mark: Mark) -> float:
    return end_of(mark.when, UTC).timestamp() if mark.when else float("inf")
