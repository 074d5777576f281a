"""Word to Markdown: the accepted text, its headings, lists and tables, and the pictures in it.

``mammoth`` reads what a document means and leaves how it looks; ``markdownify`` writes that as
Markdown. What neither brings along is said.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from generator.attachments import KINDS, kind_of
from generator.edit import EditError
from generator.importing.files import Given
from generator.importing.remarks import Remark, remark
from generator.importing.texts import TO_DESCRIBE, Picture, escaped

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='标题'] => h1:fresh"
_UNREADABLE = (
    *(AttributeError, BadZipFile, ExpatError, LookupError, NotImplementedError, OSError),
    *(RecursionError, TypeError, ValueError, zlib.error),
)
"""What the libraries raise for a document that is not what it should be."""

_EXTENSIONS = {kind: extension for extension, kind in reversed(KINDS.items())}
_MAIN_PART = "word/document"
_TRACKED = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ")
_MOST_ROWS_SPANNED = 100


def markdown_of(word: Given) -> tuple[str, tuple[Picture, ...], tuple[Remark, ...]]:
    """Convert a document. Raises ``EditError`` for one that cannot be read."""
    gallery = _Gallery()
    try:
        with BytesIO(word.data) as opened:
            html = mammoth.convert_to_html(
                opened,
                style_map=_STYLES,
                include_embedded_style_map=False,
                convert_image=mammoth.images.img_element(gallery.hang),
            ).value
        said = _said_beside(word.data)
        soup = BeautifulSoup(html, "html.parser")
        merged = _fill_merged(soup)
        _unlink(soup)
        text = _Converter(heading_style=ATX, bullets="-", table_infer_header=True).convert_soup(
            soup
        )
    except _UNREADABLE as error:
        raise EditError("import_damaged", name=word.name) from error
    return str(text), tuple(gallery.pictures), (*said, *merged, *gallery.remarks)


class _Converter(MarkdownConverter):
    """A converter that escapes what our own Markdown would take for its signs."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        del parent_tags
        return escaped(text)


class _Gallery:
    """Pictures as they come, numbered; what no page could show is left out and told."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.remarks: list[Remark] = []
        self._count = 0

    def hang(self, image: Any) -> dict[str, str]:
        self._count += 1
        with image.open() as opened:
            data = opened.read()
        kind = kind_of(data)
        if kind not in _EXTENSIONS or kind == "PDF":
            found = kind or str(image.content_type).rpartition("/")[2]
            self.remarks.append(remark("import_picture", number=self._count, found=found))
            return {"src": "", "alt": ""}
        name = f"picture-{self._count}{_EXTENSIONS[kind]}"
        self.pictures.append(Picture(name, data))
        words = " ".join((image.alt_text or "").split()) or TO_DESCRIBE
        return {"src": name, "alt": words.replace("[", "（").replace("]", "）")}


def _said_beside(data: bytes) -> list[Remark]:
    """Say which parts of a document are not its text: old versions, comments, page headers."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        main = next(name for name in names if name.startswith(_MAIN_PART))
        is_tracked = any(mark in archive.read(main) for mark in _TRACKED)
        has_comments = "word/comments.xml" in names
        parts = [name for name in names if name.startswith(("word/header", "word/footer"))]
        has_frame = any(b"<w:t" in archive.read(name).replace(b"<w:tab", b"") for name in parts)
    found = {
        "import_tracked": is_tracked,
        "import_comments": has_comments,
        "import_frame": has_frame,
    }
    return [remark(key) for key, is_there in found.items() if is_there]


def _fill_merged(soup: BeautifulSoup) -> list[Remark]:
    """Part cells that were merged: Markdown has none, so the text stands in the first one."""
    merged = [cell for cell in soup.find_all(["td", "th"]) if _is_merged(cell)]
    for cell in merged:
        row, column = cell.parent, _column(cell)
        for _ in range(min(_span(cell, "rowspan"), _MOST_ROWS_SPANNED) - 1):
            row = row.find_next_sibling("tr") if row else None
            if row is not None:
                _insert_cell(soup, row, column, _span(cell, "colspan"))
        del cell["rowspan"]
    return [remark("import_merged_text", count=len(merged))] if merged else []


def _insert_cell(soup: BeautifulSoup, row: Tag, column: int, width: int) -> None:
    cell = soup.new_tag("td")
    if width > 1:
        cell["colspan"] = str(width)
    after = [one for one in row.find_all(["td", "th"]) if _column(one) >= column]
    if after:
        after[0].insert_before(cell)
    else:
        row.append(cell)


def _column(cell: Tag) -> int:
    return sum(_span(one, "colspan") for one in cell.find_previous_siblings(["td", "th"]))


def _is_merged(cell: Tag) -> bool:
    return _span(cell, "rowspan") > 1 or _span(cell, "colspan") > 1


def _span(cell: Tag, name: str) -> int:
    typed = str(cell.get(name, "1"))
    return max(int(typed), 1) if typed.isdigit() else 1


def _unlink(soup: BeautifulSoup) -> None:
    """Leave the words of links that lead to a place in the document, and drop lost pictures."""
    for link in soup.find_all("a"):
        if not str(link.get("href", "")).startswith(("http://", "https://", "mailto:", "tel:")):
            link.unwrap()
    for picture in soup.find_all("img"):
        if not picture.get("src"):
            picture.decompose()
