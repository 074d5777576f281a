"""XML built as elements, so that text is escaped by the serialiser and by nothing else."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.patterns import lazy_re

_NOT_XML_RE = lazy_re("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, not all but what it can: a set of a million takes 5 ms to compile."""


def add_text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with a text, without the characters XML 1.0 cannot hold (section 2.2)."""
    SubElement(parent, tag, attributes).text = _NOT_XML_RE.sub("", text)


def document(root: Element) -> bytes:
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
