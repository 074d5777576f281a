"""Kinds of files by their first bytes, whatever their names say."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

KINDS = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}
"""Extension → what the bytes must be."""

_SIGNATURES = (
    ("PDF", re.compile(rb"%PDF-")),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("HEIC", re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL)),
    ("AVIF", re.compile(rb".{4}ftypavi", re.DOTALL)),
    ("GIF", re.compile(rb"GIF8")),
    ("BMP", re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    ("Word/Excel/ZIP", re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0")),
    ("SVG", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,500}?)?<svg\b", re.DOTALL)),
    ("HTML", re.compile(rb"(?i:(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|body|script))")),
)


def expected_kind(path: str) -> str:
    """Return the kind the extension promises; only paths of a published type are asked about."""
    return KINDS[PurePosixPath(path).suffix.lower()]


def kind_of(data: bytes) -> str | None:
    """The format by name, as both languages call it; ``None`` for anything else."""
    head = data[:1024]
    return next((kind for kind, signature in _SIGNATURES if signature.match(head)), None)
