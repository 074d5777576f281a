"""Markdown to HTML that may stand in a page.

Only links the snapshot resolved are links; the rest is text. Raw HTML is shown as typed,
and what comes out is sanitised by allow-list all the same.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import cast
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from generator.patterns import lazy_re
from generator.templating.addresses import safe_url
from generator.templating.dated_blocks import ATTRIBUTE, DatedBlocks
from generator.templating.drafts import Draft, Drafts, Links, To

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
    "div": {"class", "tabindex", "role", ATTRIBUTE},
    **{tag: {ATTRIBUTE} for tag in ("p", "li", "tr", "span", "table")},
}
_ALIGNMENT_RE = lazy_re(r"text-align:\s*(left|right|center)")
_OUTSIDE_RE = lazy_re(r"[a-z]+:", re.IGNORECASE)
_ITEM = r"(?:[-*+]|\d{1,3}[.)])[ \t]"
_SPACES = r"[^\S\n]*+"
# Possessive, so that a paragraph of 60 000 characters on one line is not looked at again.
_LIST_GAP_RE = lazy_re(rf"^(?!{_SPACES}{_ITEM})(?={_SPACES}\S)([^\n]*+)\n(?={_ITEM})", re.MULTILINE)
_INLINE_RE = lazy_re(r"[`\\\[!<&*_\n\x02]")
"""Characters with which inline markup begins, line ends, and the library's own placeholders."""
_MARKS = {
    **dict.fromkeys(("reference", "link", "image_link", "image_reference"), ("[",)),
    **dict.fromkeys(("short_reference", "short_image_ref"), ("[",)),
    **dict.fromkeys(("autolink", "automail"), ("<",)),
    **dict.fromkeys(("linebreak", "nl"), ("\n",)),
    "backtick": ("`",),
    "escape": ("\\",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Inline patterns of the library → characters of which text that matches holds at least one."""
_TABLE_GAP_RE = lazy_re(rf"^(?={_SPACES}[^\s|])([^|\n]*+)\n(?=\|)", re.MULTILINE)


class Prose:
    """A renderer of bodies: each is converted once, however many surfaces show it."""

    def __init__(self, drafts: Drafts | None = None) -> None:
        self._drafts = drafts or Drafts()

    def html(self, body: str, links: Mapping[str, str], to: To, first_heading: int = 2) -> Markup:
        """Make sanitised HTML of a body.

        ``links`` maps a target to an address; ``to`` turns an address of the site into a
        link from the page. Headings begin at ``first_heading``: the page has its ``h1``.
        """
        typed = str(body), frozenset(links.items()), first_heading
        return self._drafts.draft(_draft, *typed).linked(to)


@lru_cache(maxsize=4096)  # bodies of some 8 kB: 32 MB at most, of an estate with 4 000 notices
def _draft(body: str, links: Links, first_heading: int) -> Draft:
    """Convert and sanitise a body: a pure function, so what it made may be kept."""
    gaps = _Gaps(body)
    html = _converter().convert(body, dict(links), gaps, first_heading)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return gaps.draft(clean)


class _Gaps:
    """Stand-ins for the addresses of a body until it is known which page shows it.

    A stand-in holds a hash of the body, which the body itself cannot contain.
    """

    def __init__(self, body: str) -> None:
        self._name = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
        self._addresses: list[str] = []

    def stand_in(self, address: str) -> str:
        self._addresses.append(address)
        return f"/{self._name}/{len(self._addresses) - 1}/"

    def draft(self, html: str) -> Draft:
        """Take the HTML apart at the stand-ins; the sanitiser may have dropped some."""
        # By ``split``: a pattern of its own for each body would be compiled for each.
        first, *others = html.split(f"/{self._name}/")
        parts = [other.partition("/") for other in others]
        addresses = tuple(self._addresses[int(number)] for number, _, _ in parts)
        return Draft((first, *(piece for _, _, piece in parts)), addresses)


_LOCAL = threading.local()


def _converter() -> _Converter:
    """Return this thread's converter: the Markdown library keeps state and is dear to set up."""
    if not hasattr(_LOCAL, "converter"):
        _LOCAL.converter = _Converter()
    return cast("_Converter", _LOCAL.converter)


class _Converter:
    """The Markdown library with the rules of the house."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["tables", "sane_lists", "nl2br"])
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.treeprocessors.register(_Inline(self._markdown), "inline", 20)
        self._house = _House(self._markdown)
        after_inline_patterns = 15
        self._markdown.treeprocessors.register(self._house, "house", after_inline_patterns)
        after_house = after_inline_patterns - 1
        self._markdown.treeprocessors.register(DatedBlocks(), "dated", after_house)

    def convert(self, body: str, links: Mapping[str, str], gaps: _Gaps, first_heading: int) -> str:
        """Make HTML that is not sanitised yet, with a stand-in for each address of the site."""
        self._house.links, self._house.gaps = links, gaps
        self._house.first_heading = first_heading
        self._markdown.reset()
        return self._markdown.convert(_with_gaps(body))


class _Inline(InlineProcessor):
    """The library's inline patterns, each tried only on text that holds a character it needs.

    It tries all fourteen on every piece of text, which in Chinese hardly ever holds any: half of
    the time a body takes. The methods are private, so their names are those of the pinned version.
    """

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        registry = self.inlinePatterns
        marks = {registry.get_index_for_name(name): of for name, of in _MARKS.items()}
        self._tried = [(one, marks.get(at, ("",))) for at, one in enumerate(registry)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the library's
        if _INLINE_RE.search(data) is None:
            return data
        if isinstance(data, AtomicString):
            return data
        number, start = patternIndex, 0
        while number < len(self._tried):
            pattern, marks = self._tried[number]
            if not any(mark in data for mark in marks):
                number, start = number + 1, 0
                continue
            data, is_found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                pattern, data, number, start
            )
            number += not is_found
        return data


def _with_gaps(body: str) -> str:
    """Let a list or table right under a line of text begin a block, as its author sees it."""
    return _TABLE_GAP_RE.sub(r"\1\n\n", _LIST_GAP_RE.sub(r"\1\n\n", body))


class _House(Treeprocessor):
    """The rules of the house for the tree: links, headings, tables, pictures."""

    links: Mapping[str, str]
    gaps: _Gaps
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
        elif _OUTSIDE_RE.match(address):
            element.tag, element.text = "a", words or address
            element.set("href", address)
        else:
            element.attrib.update(src=address, alt=words, loading="lazy")

    def _address(self, target: str) -> str | None:
        address = self.links.get(target)
        if address is None or safe_url(address) is None:
            return None
        return self.gaps.stand_in(address) if address.startswith("/") else address


def _framed(table: Element) -> Element:
    """Put a table in a frame of its own, so that a wide one scrolls and the page does not."""
    frame = Element("div", {"class": "table", "tabindex": "0", "role": "group"})
    frame.append(table)
    frame.tail, table.tail = table.tail, None
    return frame


def _align(cell: Element) -> None:
    """Write alignment as a class: the Content-Security-Policy allows no inline style."""
    style = cell.attrib.pop("style", "")
    if match := _ALIGNMENT_RE.search(style):
        cell.set("class", match[1])
    if cell.tag == "th":
        cell.set("scope", "col")
