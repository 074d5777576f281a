"""PDFs: published as they are, or not at all.

Looked for is what a phone might run or unpack. A search of bytes sees names in clear, also
with characters written as ``#4a``; it does not see into compressed object streams (PDF 1.5)
and follows no reference. Nothing is rewritten, so signatures and accessibility stay whole.
"""

from __future__ import annotations

import re

from generator.attachments.outcome import Outcome

VERSION = "1"
"""Of what is looked for; a change of it makes every answer kept so far worthless."""

_ACTIVE = ("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles")
_SHORT = ("JS",)
"""Too short to be looked for among compressed bytes, where it would turn up by chance."""

_STREAM_RE = re.compile(rb"\bstream\r?\n.*?endstream\b", re.DOTALL)
_AUTHOR_RE = re.compile(rb"/Author\s*(?:\(((?:[^\\()]|\\.)+)\)|<([0-9A-Fa-f\s]+)>)", re.DOTALL)
_CREATOR_RE = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]+)<", re.DOTALL)
_OFFICE_RE = re.compile(
    "委员会|业委会|居委会|中心|公司|集团|物业|小区|社区|街道|办公室|管理处|政府"
)
"""An office in whose name something was written is no secret; a person's name may be."""

_TAIL = 4096
"""Where the end mark must stand; readers are content with the last kilobyte and some more."""


def checked(data: bytes) -> Outcome:
    """The same bytes, perhaps with a warning about the author's name, or the refusal."""
    if b"%%EOF" not in data[-_TAIL:]:
        return Outcome(None, "attachment.pdf_cut")
    if active := _found(_ACTIVE, data) or _found(_SHORT, _STREAM_RE.sub(b"", data)):
        return Outcome(None, "attachment.pdf_active", (("found", f"/{active}"),))
    author = _author(data)
    if author and not _OFFICE_RE.search(author):
        return Outcome(data, "attachment.pdf_author", (("value", author[0] + "…"),))
    return Outcome(data)


def _found(names: tuple[str, ...], data: bytes) -> str | None:
    return next((name for name in names if _name_re(name).search(data)), None)


def _name_re(name: str) -> re.Pattern[bytes]:
    """A PDF name, each character plain or as its number, up to a delimiter (ISO 32000 7.3.5)."""
    letters = "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name)
    return re.compile(rf"/{letters}(?=[\s()<>\[\]{{}}/%]|$)".encode())


def _author(data: bytes) -> str:
    """As the document says it in clear: in its information or its XMP block."""
    if match := _AUTHOR_RE.search(data):
        return _text(match[1] if match[2] is None else bytes.fromhex(match[2].decode()))
    creator = _CREATOR_RE.search(data)
    return creator[1].decode("utf-8", "replace").strip() if creator else ""


def _text(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").strip("\0 ")
    return raw.decode("utf-8", "replace").strip()
