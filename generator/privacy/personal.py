"""Personal data as it looks in a text: to be kept off the site, and out of every report.

A number is judged by what it says of itself (check digit, date of birth, prefix), so that a
long notice number or a meter number is none. Positions hold in the text as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache

from generator.dataclass import dataclass
from generator.patterns import lazy_re
from generator.privacy.arrears import Span, rooms_with_debts

MASK = "•"

MOST_TEXTS = 20_000
"""What was found in so many is remembered: the texts of an estate of many years."""

_NARROW: dict[int, int | str] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\t"), " "),
}
"""Full-width forms and odd spaces, one character for one."""

_BREAK = "[ \u200b-\u200d\u2060\ufeff.·\u2010-\u2014-]"
"""What people put between the digits of a number, seen or unseen."""
_GAP = f"{_BREAK}{{0,3}}"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_REGION_RE = lazy_re(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9]")
"""Provinces (GB/T 2260), residents of Hong Kong, Macau and Taiwan; 9 is a foreigner's."""
_OLDEST, _YOUNGEST = 1900, 2099

_ISSUER_RE = lazy_re(
    r"62[0-9]{14,17}|4[0-9]{15,18}|5[1-8][0-9]{14}|3[47][0-9]{13}|35[0-9]{14}"
    r"|2(?:2[2-9]|[3-6][0-9]|7[0-2])[0-9]{13}|6[0589][0-9]{14,17}|955[0-9]{13,16}"
)
"""Cards in use in China, by prefix and length; many household numbers have 13 or 14 digits."""

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NOT_A_PERSON_RE = lazy_re(
    r"(?:[表户编单证文件货批图]号|编码|代码|序列号|设备号|备案号|登记号|许可证|\bSN)"
    r"[.:：]?\s?\Z",
    re.IGNORECASE,
)
"""Words right before a number that say it is a thing's."""

_IDENTITY_RE = lazy_re(
    rf"(?<![0-9])(?=([1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx])(?![0-9]))",
)
_CARD_RE = lazy_re(
    rf"(?<![0-9A-Za-z])(?=([2-69][0-9]{{2,18}}(?:{_BREAK}{{1,3}}[0-9]{{3,16}}){{0,5}}"
    rf"(?:{_BREAK}{{1,3}}[0-9]{{1,2}})?)(?![0-9A-Za-z]))"
)
_MOBILE_RE = lazy_re(
    rf"(?<![0-9])(?=((?:(?:\+|00)?86{_GAP})?0?(1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}))(?![0-9]))"
)
_MOBILE_PREFIX_RE = lazy_re(rf"(?:(?:\+|00)?86{_GAP})?0?")
_PLATE_RE = lazy_re(
    rf"(?<![0-9A-Za-z])(?<![最更全重翻创革])[{_PROVINCES}][A-HJ-NP-Z]\s?[·•・‧∙.-]?\s?"
    r"(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]"
    r"|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳使领])(?![0-9A-Za-z])",
    re.IGNORECASE,
)
"""GA 36: blue and yellow plates of five characters, new energy ones of six; no I, no O."""
_FEWEST_DIGITS_OF_A_PLATE = 2
_LONGEST_WORD_BEFORE = 12


class Kind(StrEnum):
    IDENTITY = "identity"
    CARD = "card"
    MOBILE = "mobile"
    PLATE = "plate"
    DEBT = "debt"


@dataclass(frozen=True)
class Finding:
    kind: Kind
    start: int
    end: int
    text: str
    """As it was typed."""

    @property
    def number(self) -> str:
        """The digits of a mobile number without the country, by which a contact is known."""
        narrow = _narrow(self.text)
        return _digits(_MOBILE_PREFIX_RE.sub("", narrow, count=1))

    @property
    def masked(self) -> str:
        """Enough of it to be found again by who knows the file, for nobody else to use."""
        narrow = _narrow(self.text)
        first, last = self._middle(narrow)
        return "".join(
            MASK if first <= n < last and c.isascii() and c.isalnum() else self.text[n]
            for n, c in enumerate(narrow)
        )

    def _middle(self, narrow: str) -> Span:
        """Find what is hidden: the middle of a number, the doors behind a building or stairwell."""
        if self.kind is Kind.DEBT:
            doors = re.search(r"[0-9]{3,}.*|[0-9]+\D*\Z", narrow, re.DOTALL)
            return doors.span() if doors else (0, len(narrow))
        first, last = _KEPT[self.kind]
        if self.kind is Kind.MOBILE and (prefix := _MOBILE_PREFIX_RE.match(narrow)):
            first += prefix.end()
        return first, len(narrow) - last


_KEPT = {Kind.IDENTITY: (4, 4), Kind.CARD: (4, 4), Kind.MOBILE: (3, 4), Kind.PLATE: (2, 2)}
"""Characters left to be seen at the start and the end."""


def personal_data(text: str, title: str = "") -> list[Finding]:
    """Everything in a text that names a person, in order; ``title`` is what stands over it."""
    return list(_found(text, title)) if re.search(r"\d", text) else []


@lru_cache(maxsize=MOST_TEXTS)
def _found(text: str, title: str) -> tuple[Finding, ...]:
    """Whoever reads a folder again and again meets nearly always the same texts."""
    narrow = _narrow(text)
    found: list[Finding] = []
    for kind, look in _LOOKS.items():
        spans = list(_apart(look(narrow)))
        found += [Finding(kind, start, end, text[start:end]) for start, end in spans]
        narrow = _blanked(narrow, spans)
    rooms = rooms_with_debts(narrow, title)
    found += [Finding(Kind.DEBT, start, end, text[start:end]) for start, end in rooms]
    return tuple(sorted(found, key=lambda one: one.start))


def masked(text: str) -> str:
    """A text as it may stand in a report."""
    for one in reversed(personal_data(text)):
        text = f"{text[: one.start]}{one.masked}{text[one.end :]}"
    return text


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans that do not overlap: of those that do, the first."""
    free = 0
    for start, end in spans:
        if start >= free:
            yield start, end
            free = end


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """Digits of one number are not taken for another; every position stays."""
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], MASK * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def is_identity_number(number: str) -> bool:
    """GB 11643: region, date of birth, sequence, check character (ISO 7064 MOD 11-2)."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(n) for weight, n in zip(_WEIGHTS, number[:17], strict=True))
    is_plausible = _OLDEST <= born.year <= _YOUNGEST and _REGION_RE.match(number) is not None
    return is_plausible and _CHECK_CHARACTERS[total % 11] == number[17].upper()


def is_card_number(number: str) -> bool:
    """ISO/IEC 7812: a known issuer, and Luhn's check digit."""
    doubled = (sum(divmod(2 * int(n), 10)) for n in number[-2::-2])
    total = sum(doubled) + sum(map(int, number[::-2]))
    return _ISSUER_RE.fullmatch(number) is not None and total % 10 == 0


def _identities(text: str) -> Iterator[Span]:
    for match in _IDENTITY_RE.finditer(text):
        if is_identity_number(_digits(match[1])):
            yield match.span(1)


def _cards(text: str) -> Iterator[Span]:
    """A number may follow the card's at a small distance, so shorter ones are tried as well."""
    for match in _CARD_RE.finditer(text):
        ends = [group.end() for group in re.finditer("[0-9]+", match[1])]
        numbers = (end for end in reversed(ends) if is_card_number(_digits(match[1][:end])))
        end = next(numbers, None)
        if end is not None and not _is_of_a_thing(text, match.start()):
            yield match.start(1), match.start(1) + end


def _mobiles(text: str) -> Iterator[Span]:
    for match in _MOBILE_RE.finditer(text):
        groups = [len(group) for group in re.findall("[0-9]+", match[2])]
        is_grouped = min(groups) >= 3 or max(groups) == 1  # noqa: PLR2004 - 3-4-4, not a list
        if is_grouped and not _is_of_a_thing(text, match.start()):
            yield match.span(1)


def _plates(text: str) -> Iterator[Span]:
    for match in _PLATE_RE.finditer(text):
        digits = len(re.findall("[0-9]", match[0]))
        if digits >= _FEWEST_DIGITS_OF_A_PLATE and not _is_of_a_thing(text, match.start()):
            yield match.span()


def _is_of_a_thing(text: str, start: int) -> bool:
    """A meter's, a contract's, a permit's, if the words before it say so."""
    before = text[max(0, start - _LONGEST_WORD_BEFORE) : start]
    return _NOT_A_PERSON_RE.search(before) is not None


_LOOKS: dict[Kind, Callable[[str], Iterator[Span]]] = {
    Kind.IDENTITY: _identities,
    Kind.CARD: _cards,
    Kind.MOBILE: _mobiles,
    Kind.PLATE: _plates,
}


def _narrow(text: str) -> str:
    return text.translate(_NARROW)


def _digits(text: str) -> str:
    return re.sub("[^0-9Xx]", "", text)
