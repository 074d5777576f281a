"""Bytes to text, for whatever an office PC saves.

Order: byte order mark, strict UTF-8, GB18030. Most UTF-8 Chinese texts also decode as
GB18030 without an error, so UTF-8 goes first, and a text that is UTF-8 but for its cut-off
tail or a damaged character is a damaged UTF-8 file, not GB18030.

Lines are the lines an editor shows: only LF, CRLF and CR end one. The other line breaks of
Unicode are spaces here, and invisible control characters are named and refused.
"""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from generator.patterns import lazy_re
from generator.problems import Place, Problem, ProblemError, problem

LARGEST_FILE = 1_000_000
"""Bytes of one content file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"{\\rtf",
)
"""How Word, Excel, PDF, JPEG, PNG and RTF files begin."""

_LINE_END_RE = lazy_re(r"\r\n?")
_OTHER_BREAKS_RE = lazy_re("[\v\f\x85\u2028\u2029]")
_CONTROL_RE = lazy_re("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_FIRST_OF_THREE_BYTES = "\u0800"


def read_bytes(file: Path, path: str) -> bytes:
    """The bytes of a content file, which is not read at all when it is too big."""
    with file.open("rb") as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > LARGEST_FILE:
            raise ProblemError(_too_big(path, size))
        return opened.read()


def decode(data: bytes, path: str) -> str:
    """The text of a content file, its lines ended by line feeds. Raises ``ProblemError``."""
    text = _LINE_END_RE.sub("\n", characters(data, path).replace("\ufeff", ""))
    text = _OTHER_BREAKS_RE.sub(" ", text)
    _refuse_control(text, path)
    return text


def characters(data: bytes, path: str) -> str:
    """Decode a content file to the letter, its line ends included, to be written back.

    Raises ``ProblemError``.
    """
    if len(data) > LARGEST_FILE:
        raise ProblemError(_too_big(path, len(data)))
    if not data.strip(b"\0"):
        return ""  # what a power cut leaves of a file: its length, in zeros
    text = _decode_marked(data, path)
    return _decode_unmarked(data, path) if text is None else text


def _too_big(path: str, size: int) -> Problem:
    return problem(Place(path), "file.too_big", size=size // 1000, limit=LARGEST_FILE // 1000)


def _decode_marked(data: bytes, path: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                at_end = error.end >= len(error.object)
                code = "file.half_saved" if at_end else "file.damaged"
                raise ProblemError(problem(_place(path, error), code)) from error
    return None


def _decode_unmarked(data: bytes, path: str) -> str:
    _refuse_other_formats(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_cut_off(error, data):
            raise ProblemError(problem(_place(path, error), "file.half_saved")) from error
        if _is_mostly_utf8(data):
            raise ProblemError(problem(_place(path, error), "file.damaged")) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.reason == "incomplete multibyte sequence":
            raise ProblemError(problem(_place(path, error), "file.half_saved")) from error
        raise ProblemError(problem(Place(path), "file.encoding")) from error


def _refuse_other_formats(data: bytes, path: str) -> None:
    """Office files and pictures under a name of ours; UTF-16 that does not say it is."""
    if data.startswith(_OTHER_FORMATS):
        raise ProblemError(problem(Place(path), "file.not_text"))
    if b"\0" in data:
        raise ProblemError(problem(Place(path), "file.encoding"))


def _is_cut_off(error: UnicodeDecodeError, data: bytes) -> bool:
    """UTF-8 to the last character, which lacks its end."""
    longest_character = 4
    near_end = error.start >= len(data) - longest_character + 1
    return near_end and error.reason == "unexpected end of data"


def _is_mostly_utf8(data: bytes) -> bool:
    """Chinese characters when read as UTF-8, where GB18030 gives nothing but faults.

    A character of GB18030 is two faults at most.
    """
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    read = sum(character >= _FIRST_OF_THREE_BYTES for character in text) - faults
    return read > 0 and 2 * read >= faults


def _refuse_control(text: str, path: str) -> None:
    match = _CONTROL_RE.search(text)
    if match is not None:
        line = text.count("\n", 0, match.start()) + 1
        raise ProblemError(problem(Place(path, line), "file.control"))


def _place(path: str, error: UnicodeDecodeError) -> Place:
    """The line of the first character that could not be read."""
    before = error.object[: error.start].decode(error.encoding, "replace")
    return Place(path, _LINE_END_RE.sub("\n", before).count("\n") + 1)
