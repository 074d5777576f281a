"""PDFs: published as they are, or not at all.

Looked for is what a phone might run or unpack, what sends or fetches something, and what opens
something else by itself. Names are seen in clear, also with characters written as ``#4a``, and
in compressed object streams (PDF 1.5). Nothing is rewritten, so signatures and accessibility
stay whole.
"""

from __future__ import annotations

import re

from generator.attachments.outcome import Outcome, RefusedError
from generator.attachments.pdf_objects import name_re, objects_in, unpacked
from generator.patterns import lazy_re

VERSION = "2"
"""The version of what is looked for; another one makes every cached answer worthless."""

_ACTIVE = (
    *("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "SubmitForm", "ImportData"),
    *("GoToR", "GoToE", "RichMedia", "XFA"),
)
_SHORT = ("JS",)
"""Too short to be looked for among compressed bytes, where it would turn up by chance."""

_BY_ITSELF = ("OpenAction", "AA")
"""What a reader does unasked; a link that one presses may lead where it likes."""

_STREAM_RE = lazy_re(rb"\bstream\r?\n.*?endstream\b", re.DOTALL)
_AUTHOR_RE = lazy_re(rb"/Author\s*(?:\(((?:[^\\()]|\\.)+)\)|<([0-9A-Fa-f\s]+)>)", re.DOTALL)
_CREATOR_RE = lazy_re(rb"<dc:creator>.{0,200}?<rdf:li[^>]*>([^<]+)<", re.DOTALL)
_OFFICE_RE = lazy_re("委员会|业委会|居委会|中心|公司|集团|物业|小区|社区|街道|办公室|管理处|政府")
"""An office in whose name something was written is no secret; a person's name may be."""

_TAIL = 4096
"""Where the end mark must stand; readers are content with the last kilobyte and some more."""


def checked(data: bytes) -> Outcome:
    """Check a PDF: its own bytes, perhaps with a warning of the author's name, or the refusal."""
    if b"%%EOF" not in data[-_TAIL:]:
        return Outcome(None, "attachment.pdf_cut")
    try:
        inside = unpacked(data)
    except RefusedError as error:
        return error.outcome
    plain = b"\n".join((_STREAM_RE.sub(b"", data), inside))
    active = _found(_ACTIVE, data + inside) or _found(_SHORT, plain) or _opened(plain)
    if active:
        return Outcome(None, "attachment.pdf_active", (("found", f"/{active}"),))
    author = _author(data)
    if author and not _OFFICE_RE.search(author):
        return Outcome(data, "attachment.pdf_author", (("value", author[0] + "…"),))
    return Outcome(data)


def _found(names: tuple[str, ...], data: bytes) -> str | None:
    return next((name for name in names if name_re(name).search(data)), None)


def _opened(plain: bytes) -> str | None:
    """Find the action on opening that is, or refers to, a ``/URI`` and so opens an address."""
    for name in _BY_ITSELF:
        for match in name_re(name).finditer(plain):
            if any(name_re("URI").search(one) for one in objects_in(plain, match.end())):
                return name
    return None


def _author(data: bytes) -> str:
    """Return the author named in clear: in the document's information or its XMP block."""
    if match := _AUTHOR_RE.search(data):
        return _text(match[1] if match[2] is None else bytes.fromhex(match[2].decode()))
    creator = _CREATOR_RE.search(data)
    return creator[1].decode("utf-8", "replace").strip() if creator else ""


def _text(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace").strip("\0 ")
    return raw.decode("utf-8", "replace").strip()
