"""Markdown to HTML that may stand in a page.

Only links the snapshot resolved are links; the rest is text. Raw HTML is shown as typed,
and what comes out is sanitised by allow-list all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.templating.addresses import safe_url

To = Callable[[str], str]

_TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "strong", "em", "span", "div", "a", "img"),
    *("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "loading"},
    "ol": {"start"},
    "th": {"class", "scope"},
    "td": {"class"},
    "div": {"class", "tabindex", "role"},
}
_ALIGNMENT_RE = re.compile(r"text-align:\s*(left|right|center)")
_ITEM = r"(?:[-*+]|\d{1,3}[.)])[ \t]"
_SPACES = r"[^\S\n]*+"
# Possessive, so that a paragraph of 60 000 characters on one line is not looked at again.
_LIST_GAP_RE = re.compile(
    rf"^(?!{_SPACES}{_ITEM})(?={_SPACES}\S)([^\n]*+)\n(?={_ITEM})", re.MULTILINE
)
_TABLE_GAP_RE = re.compile(rf"^(?={_SPACES}[^\s|])([^|\n]*+)\n(?=\|)", re.MULTILINE)


class Prose:
    """Renders bodies; one per build, since the Markdown library keeps state."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["tables", "sane_lists", "nl2br"])
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._house = _House(self._markdown)
        after_inline_patterns = 15
        self._markdown.treeprocessors.register(self._house, "house", after_inline_patterns)

    def html(self, body: str, links: Mapping[str, str], to: To, first_heading: int = 2) -> Markup:
        """Sanitised HTML of a body.

        ``links`` maps a target to an address; ``to`` turns an address of the site into a
        link from the page. Headings begin at ``first_heading``: the page has its ``h1``.
        """
        self._house.links, self._house.to = links, to
        self._house.first_heading = first_heading
        self._markdown.reset()
        html = self._markdown.convert(_with_gaps(body))
        clean = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            link_rel=None,
            url_schemes={"http", "https", "mailto", "tel"},
        )
        return Markup(clean)  # noqa: S704 - sanitised by the line above


def _with_gaps(body: str) -> str:
    """A list or table right under a line of text begins a block, as its author sees it."""
    return _TABLE_GAP_RE.sub(r"\1\n\n", _LIST_GAP_RE.sub(r"\1\n\n", body))


class _House(Treeprocessor):
    """The rules of the house for the tree: links, headings, tables, pictures."""

    links: Mapping[str, str]
    to: To
    first_heading: int

    def run(self, root: Element) -> None:
        self._shift_headings(root)
        for parent in list(root.iter()):
            for number, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[number] = _framed(child)
        for link in list(root.iter("a")):
            self._link(link)
        for picture in list(root.iter("img")):
            self._picture(picture)
        for cell in (*root.iter("th"), *root.iter("td")):
            _align(cell)

    def _shift_headings(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
        highest = min((int(heading.tag[1]) for heading in headings), default=0)
        for heading in headings:
            level = int(heading.tag[1]) - highest + self.first_heading
            heading.tag = f"h{min(level, 6)}"

    def _link(self, element: Element) -> None:
        address = self._address(element.get("href", ""))
        element.attrib.clear()
        if address is None:
            element.tag = "span"
        else:
            element.set("href", address)

    def _picture(self, element: Element) -> None:
        address = self._address(element.get("src", ""))
        words = element.get("alt", "")
        element.attrib.clear()
        if address is None:
            element.tag, element.text = "span", words
        else:
            element.attrib.update(src=address, alt=words, loading="lazy")

    def _address(self, target: str) -> str | None:
        address = self.links.get(target)
        if address is None or safe_url(address) is None:
            return None
        return self.to(address) if address.startswith("/") else address


def _framed(table: Element) -> Element:
    """A table in a frame of its own, so that a wide one scrolls and the page does not."""
    frame = Element("div", {"class": "table", "tabindex": "0", "role": "group"})
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    return frame


def _align(cell: Element) -> None:
    """Alignment as a class: the Content-Security-Policy allows no inline style."""
    style = cell.attrib.pop("style", "")
    if match := _ALIGNMENT_RE.search(style):
        cell.set("class", match[1])
    if cell.tag == "th":
        cell.set("scope", "col")
