"""Bytes to text, for whatever an office PC saves.

Order: byte order mark, strict UTF-8, GB18030. Most UTF-8 Chinese texts also decode as
GB18030 without an error, so UTF-8 goes first, and a text that is UTF-8 but for its cut-off
tail is a half-saved file, not GB18030.
"""

from __future__ import annotations

import codecs
import re

from generator.problems import Place, ProblemError, problem

LARGEST_FILE = 1_000_000
"""Bytes of one content file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END_RE = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def decode(data: bytes, path: str) -> str:
    """The text of a content file, its lines ended by line feeds. Raises ``ProblemError``."""
    if len(data) > LARGEST_FILE:
        raise ProblemError(problem(Place(path), "file.too_big", size=len(data), limit=LARGEST_FILE))
    text = _decode_marked(data, path) or _decode_unmarked(data, path)
    if "\0" in text:
        raise ProblemError(problem(Place(path), "file.encoding"))
    return _LINE_END_RE.sub("\n", text)


def _decode_marked(data: bytes, path: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ProblemError(problem(Place(path), "file.half_saved")) from error
    return None


def _decode_unmarked(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_cut_off(error, data):
            raise ProblemError(problem(Place(path), "file.half_saved")) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ProblemError(problem(Place(path), "file.encoding")) from error


def _is_cut_off(error: UnicodeDecodeError, data: bytes) -> bool:
    """UTF-8 to the last character, which lacks its end, with some Chinese before it."""
    longest_character = 4
    near_end = error.start >= len(data) - longest_character + 1
    unfinished = error.reason == "unexpected end of data"
    return near_end and unfinished and not data[: error.start].isascii()
