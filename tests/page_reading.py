"""A page as a strict reader sees it: every tag closed, every parent right, nothing guessed.

Browsers mend bad HTML in silence, so what they show proves nothing about what was written.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
BLOCKS = {
    *("article", "aside", "blockquote", "div", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
    *(
        "fieldset",
        "form",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ),
}
DRAWING = {
    "caption",
    "details",
    "summary",
    "svg",
    "polyline",
    "line",
    "circle",
    "figure",
    "figcaption",
    "style",
}
ENTRIES = {"button", "input", "label", "legend", "optgroup", "option", "select", "template"}
"""What one fills in."""
FOREIGN = {"circle", "ellipse", "line", "path", "polyline", "rect", "symbol", "text", "use"}
"""Inside ``svg``, where an element may close itself (HTML, 13.1.2.1)."""
PARENTS = {
    "body": {"html"},
    "caption": {"table"},
    "dd": {"dl", "div"},
    "dt": {"dl", "div"},
    "head": {"html"},
    "legend": {"fieldset"},
    "li": {"ul", "ol"},
    "optgroup": {"select"},
    "option": {"select", "optgroup"},
    "tbody": {"table"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "title": {"head"},
    "tr": {"thead", "tbody"},
}
INLINE = {
    "a",
    "em",
    "s",
    "script",
    "span",
    "strong",
    "time",
    *BLOCKS,
    *PARENTS,
    *VOID,
    "code",
    "html",
    *DRAWING,
    *ENTRIES,
}


class Page(HTMLParser):
    """Reads a whole page; ``faults`` says what is wrong with it, in order.

    What stands in a hidden element is neither among its headings nor in its text.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.meta: dict[str, str] = {}
        self.lang = ""
        self.doctypes: list[str] = []
        self.scripts: list[str] = []
        self._open: list[str] = []
        self._hidden: list[bool] = []
        self._texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    @property
    def text(self) -> str:
        return "".join(self._texts.get("body", []))

    @property
    def title(self) -> str:
        return "".join(self._texts.get("title", []))

    def handle_decl(self, decl: str) -> None:
        self.doctypes.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"unknown declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"processing instruction {data}")

    def handle_starttag(self, tag, attrs):
        self._check_place(tag)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        values = {name: value or "" for name, value in attrs}
        self._note(tag, values)
        if tag not in VOID:
            self._open.append(tag)
            self._hidden.append("hidden" in values or any(self._hidden[-1:]))

    def handle_startendtag(self, tag, attrs):
        if tag in FOREIGN and "svg" in self._open:
            return
        self.faults.append(f"<{tag}/> closes itself, which HTML does not know")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self._open[-1] if self._open else 'nothing'}>")
        elif tag in self._open:
            self._open.pop()
            self._hidden.pop()

    def handle_data(self, data):
        if "script" in self._open:
            self.scripts.append(data)
        if {"script", "style"} & set(self._open) or any(self._hidden[-1:]):
            return
        for tag in {"body", "title"} & set(self._open):
            self._texts.setdefault(tag, []).append(data)

    def _check_place(self, tag):
        parent = self._open[-1] if self._open else ""
        if tag not in INLINE and not (tag in FOREIGN and "svg" in self._open):
            self.faults.append(f"<{tag}> is not one of ours")
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.faults.append(f"<{tag}> inside <{parent}>")
        if tag in BLOCKS and "p" in self._open:
            self.faults.append(f"<{tag}> inside <p>")
        if tag == "a" and "a" in self._open:
            self.faults.append("<a> inside <a>")
        if parent in {"ul", "ol"} and tag != "li":
            self.faults.append(f"<{tag}> inside <{parent}>")

    def _note(self, tag, values):
        if tag == "html":
            self.lang = values.get("lang", "")
        if re.fullmatch("h[1-6]", tag) and not any(self._hidden[-1:]):
            self.headings.append(int(tag[1]))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "meta":
            kinds = ("name", "property", "http-equiv")
            name = next((values[kind] for kind in kinds if kind in values), "charset")
            self.meta[name] = values.get("content") or values.get("charset", "")
        self.links += [values[name] for name in ("href", "src") if name in values]
        if tag == "img" and "alt" not in values:
            self.faults.append("<img> without alt")


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(data.decode()) for path, data in files.items() if path.endswith(".html")}


def file_behind(link: str, page: str, site: str) -> str | None:
    """The file of the site a link of ``page`` leads to; ``None`` for one that leads outside."""
    if link.startswith(site):
        link = "/" + link.removeprefix(site)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page
    path = unquote(parts.path)
    folder = PurePosixPath(page).parent.as_posix()
    there = normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}")
    return normpath(f"{there}/index.html") if path.endswith("/") else there
