"""The text of a record as plain nodes: what a template of paper may set, and nothing else.

Nodes are made from the very HTML the pages show, sanitised already, so that paper and page
cannot differ. A node is a text, or ``{"t": tag, "c": [nodes]}``; no text of it is ever
read as Typst.
"""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from generator.templating.markup import Prose

Node = str | dict[str, Any]

_ALONE = {"br", "hr", "img"}
_HOLDS_NO_TEXT = {"ul", "ol", "table", "thead", "tbody", "tr"}
_LINES = {"p", "li", "tr", "h2", "h3", "h4", "h5", "h6", "pre"}
_PASSED_THROUGH = {"div", "span", "a"}
"""On paper a link is its words: an address nobody can tap says nothing."""


def nodes(
    prose: Prose, body: str, links: Mapping[str, str], pictures: Mapping[str, str]
) -> list[Node]:
    """Read a body as nodes; ``pictures`` maps addresses to the files its template will find."""
    reader = _Reader(pictures)
    reader.feed(str(prose.html(body, links, lambda address: address)))
    reader.close()
    return reader.root


def pictures_in(body: list[Node]) -> set[str]:
    """Collect the picture files the text itself shows."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, dict):
            found |= {node["file"]} if node["t"] == "img" else pictures_in(node.get("c", []))
    return found


def plain_lines(body: list[Node]) -> list[str]:
    """List the text as a person would type it: a line for each paragraph, item and row."""
    lines = [""]
    for node in body:
        _write(node, lines)
    return [line.strip() for line in lines if line.strip()]


def _write(node: Node, lines: list[str]) -> None:
    if isinstance(node, str):
        lines[-1] += node
        return
    tag = node["t"]
    if tag in _LINES:
        lines.append("- " if tag == "li" else "")
    for inner in node.get("c", []):
        _write(inner, lines)
    if tag in {"td", "th"}:
        lines[-1] += " | "
    if tag in _LINES or tag == "br":
        lines.append("")


class _Reader(HTMLParser):
    """A reader of HTML that is balanced, since nh3 wrote it; collects nodes in ``root``."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self.root: list[Node] = []
        self._open: list[tuple[str, list[Node]]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        into = self._open[-1][1]
        if tag in _PASSED_THROUGH:
            self._open.append((tag, into))
            return
        given = {name: value or "" for name, value in attrs}
        node = self._node(tag, given)
        into.append(node)
        if tag not in _ALONE and isinstance(node, dict):
            self._open.append((tag, node["c"]))

    def _node(self, tag: str, given: Mapping[str, str]) -> Node:
        if tag == "img":
            file = self._pictures.get(given.get("src", ""))
            words = given.get("alt", "")
            return {"t": tag, "file": file, "alt": words} if file else words
        node: dict[str, Any] = {"t": tag, "c": []}
        if tag in {"td", "th"}:
            node["align"] = given.get("class") or "left"
        if tag == "ol":
            node["start"] = int(given.get("start") or 1)
        return node

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ALONE and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tag, into = self._open[-1]
        text = data if tag in {"pre", "code"} else data.replace("\n", "")
        if text and not (tag in _HOLDS_NO_TEXT and not text.strip()) and (tag or text.strip()):
            into.append(text)
