"""Why YAML could not be parsed, in words of the person who typed it.

A parser stops at the first fault and names a symptom. Here every line is looked at for
the mistakes people really make, so that one run reports them all; only where none is found
does the parser's own place stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

import yaml

from generator.load.pasted import Finding, decorated_key, fullwidth_marks, odd_space
from generator.patterns import lazy_re
from generator.problems import Place, Problem, problem
from generator.vocabulary import is_key

_LEAD = r"(?P<lead>\s*(?:-\s+)*)"
_KEY = r"(?P<key>[\w\u3400-\u9fff（）()]{1,20})"
_FULLWIDTH_RE = lazy_re(_LEAD + _KEY + r"\s*：\s*(?P<value>.*)")
_NO_SPACE_RE = lazy_re(_LEAD + _KEY + r":(?P<value>[^\s:/].*)")
_VALUE_RE = lazy_re(_LEAD + r"(?:" + _KEY + r":\s+)?(?P<value>\S.*)")
_FIELD_RE = lazy_re(_LEAD + _KEY + r":(?:\s.*)?")
_ITEM_RE = lazy_re(r"\s*-\s+\S")
_BLOCK_TEXT_RE = lazy_re(r".*:\s+[|>][-+\d]*\s*(?:#.*)?")
_ENTITY_RE = lazy_re(r"&#?\w+;")
_CLOSING = {"[": "]", "{": "}"}
_RESERVED = "*&!%@`,"
_MARKED_TEXT = "|>?"

MOST_SUSPICIONS = 200
"""So many faults in one file are a file of another kind, and looking at all takes seconds."""

LONGEST_RUN = 100
"""Lines that one value may be continued over."""


def diagnose(error: yaml.YAMLError, lines: list[str], path: str, first_line: int) -> list[Problem]:
    """Every suspicious line, or else the place where the parser gave up."""
    found = suspicions(lines, path, first_line)
    return found or [_parser_problem(error, lines, path, first_line)]


def suspicions(lines: list[str], path: str, first_line: int) -> list[Problem]:
    """List what looks like a mistake in lines that did not parse as fields."""
    found = (
        problem(Place(path, number + first_line), code, **facts)
        for number in _lines_of_fields(lines)
        for code, facts in _findings(lines, number)
    )
    return list(islice(found, MOST_SUSPICIONS))


def swallowed(line: str) -> Finding | None:
    """A line that became part of the value above it, but was meant to stand by itself."""
    if _ITEM_RE.match(line):
        return "yaml.indent", {"value": line.strip()}
    finding = _fullwidth_colon(line) or _no_space(line)
    is_field = finding is not None and is_key(re.split("[:：]", line, maxsplit=1)[0])
    return finding if is_field else None


def quoted_whole(line: str, code: str) -> str | None:
    """The line with its value in quotes, where that is what its fault asks for.

    Not where a comment may follow, nor where the mark was meant: as that of a list or of a
    longer text, or as HTML.
    """
    match = _VALUE_RE.fullmatch(line)
    findings = (look(line) for look in (*_LOOKS, _bracket, _quote))
    found = next((one for one in findings if one is not None), None)
    if match is None or found is None or found[0] != code or " #" in line:
        return None
    if match["value"][0] in f"{_MARKED_TEXT}-" or _ENTITY_RE.match(match["value"]):
        return None
    quoted = _quoted(match) if match["key"] else _quoted(match).removeprefix("- ")
    return f"{match['lead']}{quoted}"


def unspaced_key(key: str) -> Finding | None:
    """``{id:duty}``: without a space the whole is a key."""
    return _fullwidth_colon(key) or _no_space(key)


def _lines_of_fields(lines: list[str]) -> Iterator[int]:
    """Numbers of the lines, but for comments, empty ones and blocks of literal text."""
    literal: int | None = None
    for number, line in enumerate(lines):
        if not line.strip():
            if "\t" in line:
                yield number
            continue
        if literal is not None and _indent(line) > literal:
            continue
        literal = _indent(line) if _BLOCK_TEXT_RE.fullmatch(line) else None
        if not line.lstrip().startswith("#"):
            yield number


def _findings(lines: list[str], number: int) -> Iterator[Finding]:
    """The first fault of one line, together with the lines that continue it."""
    line = lines[number]
    for look in _LOOKS:
        if finding := look(line):
            yield finding
            return
    match = _VALUE_RE.fullmatch(line)
    if match and match["value"][0] in "[{\"'":
        joined = _joined(lines, number)
        look = _bracket if match["value"][0] in _CLOSING else _quote
        if finding := look(joined):
            yield finding


def _tab(line: str) -> Finding | None:
    return ("yaml.tab", {}) if "\t" in line[: _indent(line)] else None


def _no_key(line: str) -> Finding | None:
    return ("key.empty", {}) if re.match(r"\s*(?:-\s+)*[:：](?:\s|$)", line) else None


def _fullwidth_colon(line: str) -> Finding | None:
    match = _FULLWIDTH_RE.fullmatch(line)
    if match is None or (match["lead"].strip() and not is_key(match["key"])):
        return None
    suggestion = f"{match['key']}: {match['value']}".strip()
    return "yaml.fullwidth_colon", {"value": line.strip(), "suggestion": suggestion}


def _no_space(line: str) -> Finding | None:
    match = _NO_SPACE_RE.fullmatch(line)
    if match is None:
        return None
    is_clock = match["value"][0].isdigit() or match["lead"].strip()
    if is_clock and not is_key(match["key"]):
        return None
    suggestion = f"{match['key']}: {match['value']}"
    return "yaml.no_space", {"value": line.strip(), "suggestion": suggestion}


def _no_colon(line: str) -> Finding | None:
    """Words at the start of a line are a key, so a colon belongs after them."""
    if _indent(line) or line[0] in "-\"'[{]}?" or re.search(r"[:：]", line):
        return None
    return "yaml.no_colon", {"value": line.strip()}


def _reserved(line: str) -> Finding | None:
    match = _VALUE_RE.fullmatch(line)
    if match is None:
        return None
    mark, rest = match["value"][0], match["value"][1:].lstrip("-+0123456789")
    if match["key"] and match["value"].startswith("- "):
        return "yaml.reserved", {"mark": mark, "suggestion": _quoted(match)}
    if mark in _RESERVED or (mark in _MARKED_TEXT and re.match(r"\s*[^\s#]", rest)):
        return "yaml.reserved", {"mark": mark, "suggestion": _quoted(match)}
    return None


def _colon_in_value(line: str) -> Finding | None:
    match = _VALUE_RE.fullmatch(line)
    if match is None or not match["key"] or match["value"][0] in "\"'[{":
        return None
    if not re.search(r":(\s|$)", match["value"]):
        return None
    return "yaml.colon_in_value", {"suggestion": _quoted(match)}


def _bracket(line: str) -> Finding | None:
    match = _VALUE_RE.fullmatch(line)
    if match is None or match["value"][0] not in _CLOSING:
        return None
    value = re.sub(r"\s#.*", "", match["value"]).rstrip(", ")
    closing = _CLOSING[value[0]]
    if value.count(value[0]) != value.count(closing):
        return "yaml.bracket", {"value": line.strip()}
    if not value.endswith(closing):
        return "yaml.reserved", {"mark": value[0], "suggestion": _quoted(match)}
    return None


def _quote(line: str) -> Finding | None:
    match = _VALUE_RE.fullmatch(line)
    if match is None or match["value"][0] not in "\"'":
        return None
    mark, rest = match["value"][0], match["value"][1:].rstrip()
    if mark not in rest:
        return "yaml.quote", {"value": line.strip()}
    is_key = not match["key"] and re.match(rf"[^{mark}]*{mark}\s*:", rest)
    if not is_key and not re.search(rf"{mark}\s*(?:#.*)?$", rest):
        return "yaml.text_after_quote", {"value": line.strip(), "suggestion": _quoted(match)}
    return None


Look = Callable[[str], Finding | None]
_LOOKS: tuple[Look, ...] = (
    _tab,
    odd_space,
    decorated_key,
    _no_key,
    _fullwidth_colon,
    _no_space,
    fullwidth_marks,
    _no_colon,
    _reserved,
    _colon_in_value,
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _joined(lines: list[str], number: int) -> str:
    """A line and those further in that continue it, until its bracket or quote is closed."""
    indent = _indent(lines[number])
    joined = lines[number]
    for line in lines[number + 1 : number + LONGEST_RUN]:
        if _indent(line) <= indent or not (_bracket(joined) or _quote(joined)):
            break
        joined = f"{joined} {line.strip()}"
    return joined


def _quoted(match: re.Match[str]) -> str:
    value = match["value"].strip()
    lead = f"{match['key']}: " if match["key"] else match["lead"].strip() and "- "
    if re.search(r'["\\]', value):
        doubled = value.replace("'", "''")
        return f"{lead}'{doubled}'"
    return f'{lead}"{value}"'


def _parser_problem(error: yaml.YAMLError, lines: list[str], path: str, first_line: int) -> Problem:
    mark = _mark_of(error)
    if mark is None:
        return problem(Place(path, first_line), "yaml.syntax", value=lines[0].strip())
    number = min(mark.line, len(lines) - 1)
    while number and not lines[number].strip():
        number -= 1
    place = Place(path, number + first_line, mark.column + 1)
    code = "yaml.indent" if _is_misaligned(lines, number) else "yaml.syntax"
    return problem(place, code, value=lines[number].strip())


def _mark_of(error: yaml.YAMLError) -> yaml.Mark | None:
    """Return the mark of the fault: a key without a colon is only noticed on the next line."""
    if getattr(error, "context", None) == "while scanning a simple key":
        return getattr(error, "context_mark", None)
    return getattr(error, "problem_mark", None)


def _is_misaligned(lines: list[str], number: int) -> bool:
    """A field or an item that begins in another column than the line above it."""
    if not (_FIELD_RE.fullmatch(lines[number]) or _ITEM_RE.match(lines[number])):
        return False
    above = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    return above is not None and _indent(above) != _indent(lines[number])
