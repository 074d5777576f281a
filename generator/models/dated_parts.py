"""Parts of a text that end before the rest of it: a line, a row, an item, a section.

The mark is what anybody would write: ``（有效期至 2027-03-15）``, in English ``(valid until
2027-03-15)``, anywhere in the line it is about. Readers see it as it was typed, on paper as on a
screen, so a copy that nobody renews still says until when it holds. After that day the line
is gone: in a table the row, in a list the item with all below it, of a heading its section.
A mark that cannot be understood is a fault: what has no understood end is never "for ever".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from difflib import get_close_matches

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.schedule import ClockError, Moment, SpellingError, fold, parse_moment

_OPEN, _CLOSE = "（(【[｛{", "）)】]｝}"
_WORD = r"有效期?限?\s*(?:[至到]|截[至止]|(?=[:：]?\s*\d))|valid\s+(?:until|till|to|through)(?=\W)"
_TAIL = r"\s*[，,；;]?\s*[（(]?\s*(?:含当[日天]|inclusive)\s*[）)]?$"
_WITHIN = rf"(?:[^{re.escape(_OPEN + _CLOSE)}\n|]|[（(][^（()）\n|]*[）)])*"
_MARK_RE = lazy_re(
    rf"(?P<open>[{re.escape(_OPEN)}])\s*(?P<word>{_WORD})\s*[:：]?\s*"
    rf"(?P<when>{_WITHIN})(?P<close>[{re.escape(_CLOSE)}]?)",
    re.IGNORECASE,
)
_NEAR_RE = lazy_re(
    rf"[（(]\s*(?P<word>[^\s\d（()）]{{2,6}})\s*[:：]?\s*(?P<when>\d{{4}}[-/.年]{_WITHIN})[）)]"
)
"""What has a day behind a few words, which may be those of a mark with a slip in them."""

_RIGHT_WORD_RE = lazy_re(r"有效期?限?\s*[至到]|valid\s+until", re.IGNORECASE)
_WORDS, _LIKENESS = "有效期至", 0.6
_HINTS = ("效", "有", "alid until", "ALID")
_HEADING_RE = lazy_re(r" {0,3}(#{1,6})(?:\s|$)")
_ITEM_RE = lazy_re(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s")
_STEP = 4
"""Spaces by which what belongs to an item of a list is set further in."""

_RULE_RE = lazy_re(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*$")

IsOver = Callable[[Moment], bool]


@dataclass(frozen=True)
class Mark:
    """``start`` is where it stands in its text, ``said`` the day as it was typed.

    Without ``when`` it is not understood; ``suggestion`` is what to write instead.
    """

    start: int
    typed: str
    said: str
    when: Moment | None
    suggestion: str = ""


def may_have_marks(text: str) -> bool:
    """Asked of every text there is, so that only few are looked at closely."""
    return any(hint in text for hint in _HINTS) and any(sign in text for sign in _OPEN)


def marks(text: str) -> Iterator[Mark]:
    """Every mark, and whatever seems to be meant as one."""
    if not may_have_marks(text):
        return
    found = {match.start(): _mark(match) for match in _MARK_RE.finditer(text)}
    for match in _NEAR_RE.finditer(text):
        is_like = get_close_matches(match["word"], [_WORDS], 1, _LIKENESS)
        if match.start() not in found and is_like:
            found[match.start()] = Mark(
                match.start(), match[0], match["when"], None, _suggested(match["when"])
            )
    yield from (found[start] for start in sorted(found))


def moments(text: str) -> Iterator[Moment]:
    """The ends of the parts of a text."""
    yield from (mark.when for mark in marks(text) if mark.when)


def end_of(moment: Moment, zone: tzinfo) -> datetime:
    """The first instant, in UTC, at which a part is gone.

    A clock time that the zone skips or repeats is not guessed: the part stays for that day.
    """
    try:
        return moment.end(zone)
    except ClockError:
        return Moment(moment.day).end(zone)


def remaining(text: str, is_over: IsOver) -> str:
    """A text of several lines without the parts that are over; itself where none is."""
    if not any(map(is_over, moments(text))):
        return text
    lines = text.split("\n")
    gone = _with_empty_headings(lines, _with_whole_tables(lines, _over(lines, is_over)))
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def ended(text: str, is_over: IsOver) -> str:
    """The lines that are over: words nothing may say any more."""
    if not any(map(is_over, moments(text))):
        return ""
    lines = text.split("\n")
    return "\n".join(lines[number] for number in sorted(_over(lines, is_over)))


def _mark(match: re.Match[str]) -> Mark:
    typed = match[0].strip()
    when = re.sub(_TAIL, "", match["when"].strip(), flags=re.IGNORECASE)
    is_whole = match["open"] in "（(" and match["close"] in ("）", ")")
    is_right = is_whole and _RIGHT_WORD_RE.fullmatch(match["word"].strip())
    try:
        moment = parse_moment(when)
    except SpellingError as error:
        day = error.facts.get("suggestion") or error.facts.get("day", "")
        return Mark(match.start(), typed, when, None, _suggested(day))
    if not is_right:
        return Mark(match.start(), typed, when, None, f"（有效期至 {moment}）")
    return Mark(match.start(), typed, when, moment)


def _suggested(when: str) -> str:
    """Propose a mark to write: with the day that is meant where it is certain, else an example."""
    try:
        return f"（有效期至 {parse_moment(fold(when))}）"
    except SpellingError:
        return "（有效期至 2027-03-15）"


# Lines -----------------------------------------------------------------------------------------


def _over(lines: list[str], is_over: IsOver) -> set[int]:
    gone: set[int] = set()
    for number, line in enumerate(lines):
        if any(map(is_over, moments(line))):
            gone.update(range(number, _end_of_part(lines, number)))
    return gone


def _end_of_part(lines: list[str], number: int) -> int:
    """The line behind a part that begins at ``number``."""
    if heading := _HEADING_RE.match(lines[number]):
        return _section_end(lines, number, len(heading[1]))
    if item := _ITEM_RE.match(lines[number]):
        return _item_end(lines, number, _depth(item[1]))
    if number + 1 < len(lines) and _is_row(lines[number]) and _is_rule(lines[number + 1]):
        return _table_end(lines, number)
    return number + 1


def _section_end(lines: list[str], number: int, level: int) -> int:
    for following in range(number + 1, len(lines)):
        heading = _HEADING_RE.match(lines[following])
        if heading and len(heading[1]) <= level:
            return following
    return len(lines)


def _depth(spaces: str) -> int:
    return len(spaces.expandtabs(_STEP)) // _STEP


def _item_end(lines: list[str], number: int, depth: int) -> int:
    """Behind everything that is set further in, and the lines that go on right below it."""
    last = number
    for following in range(number + 1, len(lines)):
        line = lines[following]
        if not line.strip():
            continue
        is_further_in = _depth(line[: len(line) - len(line.lstrip())]) > depth
        goes_on = following == last + 1 and not _begins_something(line)
        if not (is_further_in or goes_on):
            break
        last = following
    return last + 1


def _begins_something(line: str) -> bool:
    return bool(_HEADING_RE.match(line) or _ITEM_RE.match(line) or _is_row(line))


def _is_row(line: str) -> bool:
    return "|" in line


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE_RE.match(line) is not None


def _table_end(lines: list[str], number: int) -> int:
    end = number
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    return end


def _with_whole_tables(lines: list[str], gone: set[int]) -> set[int]:
    """A table none of whose rows is left goes with its head."""
    more = set(gone)
    for number in range(len(lines) - 1):
        if _is_row(lines[number]) and _is_rule(lines[number + 1]):
            rows = range(number + 2, _table_end(lines, number))
            if rows and gone.issuperset(rows):
                more |= {number, number + 1}
    return more


def _with_empty_headings(lines: list[str], gone: set[int]) -> set[int]:
    """A heading below which nothing is left goes too; one that never had anything stays."""
    more = set(gone)
    for number in reversed(range(len(lines))):
        heading = _HEADING_RE.match(lines[number])
        if heading is None or number in more:
            continue
        own = range(number + 1, _section_end(lines, number, len(heading[1])))
        if more.intersection(own) and not any(lines[n].strip() for n in own if n not in more):
            more.add(number)
    return more
