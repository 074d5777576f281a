"""Why YAML could not be parsed, in words of the person who typed it.

A parser stops at the first fault and names a symptom. Here every line is looked at for
the mistakes people really make, so that one run reports them all; only where none is found
does the parser's own place stand in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from generator.problems import Place, Problem, problem

_KEY = r"(?P<lead>\s*(?:-\s+)?)(?P<key>[\w\u3400-\u9fff（）()]{1,20})"
_FULLWIDTH_RE = re.compile(_KEY + r"\s*：\s*(?P<value>.*)")
_NO_SPACE_RE = re.compile(_KEY + r":(?P<value>[^\s:/\d].*)")
_FIELD_RE = re.compile(_KEY + r":\s+(?P<value>\S.*)")
_RESERVED = "*&!%@`|>?"

Finding = tuple[str, dict[str, str]]


def diagnose(error: yaml.YAMLError, lines: list[str], path: str, first_line: int) -> list[Problem]:
    """Every suspicious line, or else the place where the parser gave up."""
    found = [
        problem(Place(path, number + first_line), code, **facts)
        for number, line in enumerate(lines)
        for code, facts in _findings(line)
    ]
    if found:
        return found
    return [_parser_problem(error, lines, path, first_line)]


def _findings(line: str) -> Iterator[Finding]:
    """The first fault of one line that is not a comment."""
    if not line.strip() or line.lstrip().startswith("#"):
        return
    for look in _LOOKS:
        if finding := look(line):
            yield finding
            return


def _tab(line: str) -> Finding | None:
    indent = line[: len(line) - len(line.lstrip())]
    return ("yaml.tab", {}) if "\t" in indent else None


def _fullwidth_colon(line: str) -> Finding | None:
    match = _FULLWIDTH_RE.fullmatch(line)
    if match is None or match["lead"].strip():
        return None
    suggestion = f"{match['key']}: {match['value']}".strip()
    return "yaml.fullwidth_colon", {"value": line.strip(), "suggestion": suggestion}


def _no_space(line: str) -> Finding | None:
    match = _NO_SPACE_RE.fullmatch(line)
    if match is None or match["lead"].strip():
        return None
    suggestion = f"{match['key']}: {match['value']}"
    return "yaml.no_space", {"value": line.strip(), "suggestion": suggestion}


def _reserved(line: str) -> Finding | None:
    match = _FIELD_RE.fullmatch(line)
    if match is None or match["value"][0] not in _RESERVED:
        return None
    return "yaml.reserved", {"mark": match["value"][0], "suggestion": _quoted(match)}


def _bracket(line: str) -> Finding | None:
    match = _FIELD_RE.fullmatch(line)
    if match is None or match["value"][0] not in "[{":
        return None
    value = match["value"]
    closing = {"[": "]", "{": "}"}[value[0]]
    if value.count(value[0]) != value.count(closing):
        return "yaml.bracket", {"value": line.strip()}
    if not value.endswith(closing):
        return "yaml.reserved", {"mark": value[0], "suggestion": _quoted(match)}
    return None


def _quote(line: str) -> Finding | None:
    match = _FIELD_RE.fullmatch(line)
    if match is None or match["value"][0] not in "\"'":
        return None
    mark, rest = match["value"][0], match["value"][1:].rstrip()
    closed = rest.endswith(mark) and rest.count(mark) == 1
    return None if closed else ("yaml.quote", {"value": line.strip()})


def _colon_in_value(line: str) -> Finding | None:
    match = _FIELD_RE.fullmatch(line)
    if match is None or match["value"][0] in "\"'[{":
        return None
    if not re.search(r":(\s|$)", match["value"]):
        return None
    return "yaml.colon_in_value", {"suggestion": _quoted(match)}


_LOOKS: tuple[Callable[[str], Finding | None], ...] = (
    _tab,
    _fullwidth_colon,
    _no_space,
    _reserved,
    _bracket,
    _quote,
    _colon_in_value,
)


def _quoted(match: re.Match[str]) -> str:
    value = match["value"].strip()
    mark = "'" if '"' in value else '"'
    return f"{match['key']}: {mark}{value}{mark}"


def _parser_problem(error: yaml.YAMLError, lines: list[str], path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return problem(Place(path, first_line), "yaml.syntax", value=lines[0].strip())
    number = min(mark.line, len(lines) - 1)
    line = lines[number].strip() or lines[max(number - 1, 0)].strip()
    place = Place(path, number + first_line, mark.column + 1)
    code = "yaml.indent" if _is_misaligned(lines, number) else "yaml.syntax"
    return problem(place, code, value=line)


def _is_misaligned(lines: list[str], number: int) -> bool:
    """A field that begins in another column than the field above it."""
    here = _FIELD_RE.match(lines[number])
    above = next((m for n in range(number - 1, -1, -1) if (m := _FIELD_RE.match(lines[n]))), None)
    return bool(here and above and len(here["lead"]) != len(above["lead"]))
