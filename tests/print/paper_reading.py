"""Reading papers back: what a PDF or a picture really holds, found by other programs than ours."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cached_property

import pdfplumber
import pypdf
import pypdfium2
import zxingcpp
from PIL import Image

MM = 72 / 25.4
A4, A3 = (210, 297), (297, 420)


@dataclass(frozen=True)
class Paper:
    """One PDF. Lengths are in millimetres, from the left and the upper edge of a page."""

    data: bytes

    @cached_property
    def pypdf(self):
        return pypdf.PdfReader(io.BytesIO(self.data))

    @cached_property
    def pages(self):
        return pdfplumber.open(io.BytesIO(self.data)).pages

    @cached_property
    def _quickly(self):
        """PDF opened by a second reader, which takes a hundredth of the time."""
        return pypdfium2.PdfDocument(self.data)

    @property
    def sizes(self):
        return [tuple(round(side / MM) for side in page.get_size()) for page in self._quickly]

    @cached_property
    def characters(self):
        """(page, character) in the order they are drawn."""
        return [(n, char) for n, page in enumerate(self.pages) for char in page.chars]

    @cached_property
    def text(self):
        """Everything on it, without any space, as it is drawn."""
        return _solid("".join(char["text"] for _, char in self.characters))

    def says(self, *texts):
        """Return the texts that neither reader finds on the paper."""
        read = "".join(page.get_textpage().get_text_range() for page in self._quickly)
        missed = [text for text in texts if _solid(text) not in _solid(read)]
        return [text for text in missed if _solid(text) not in self.text]

    @cached_property
    def margins(self):
        """How near ink comes to the left, upper, right and lower edge, over all pages.

        Ink and not the boxes of characters: half of a full-width comma is empty.
        """
        dots = 72
        found = []
        for number in range(len(self._quickly)):
            picture = self.picture(number, dots)
            left, top, right, bottom = picture.point(lambda grey: 255 * (grey < 250)).getbbox()
            found.append((left, top, picture.width - right, picture.height - bottom))
        return tuple(round(min(side) / dots * 25.4, 1) for side in zip(*found, strict=True))

    def heights(self, text):
        """Font sizes in millimetres of the characters of a text, wherever it stands."""
        wanted = _solid(text)
        drawn = [char for _, char in self.characters if char["text"].strip()]
        at = self.text.find(wanted)
        assert at >= 0, text
        return {round(char["size"] / MM, 1) for char in drawn[at : at + len(wanted)]}

    @property
    def catalogue(self):
        return self.pypdf.trailer["/Root"]

    @property
    def metadata(self):
        return self.catalogue["/Metadata"].get_data().decode()

    @property
    def fonts(self):
        """Name → whether the font travels with the file."""
        found = {}
        for page in self.pypdf.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                inner = font.get_object()
                below = inner.get("/DescendantFonts", [inner])[0].get_object()
                described = below["/FontDescriptor"].get_object()
                found[str(inner["/BaseFont"])] = any(
                    key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
                )
        return found

    @property
    def tags(self):
        """Every element of the structure tree, with its alternative text."""
        return list(_tags(self.catalogue["/StructTreeRoot"].get_object()))

    def picture(self, page=0, dots=100):
        """A page as a scanner of so many dots to the inch sees it, in greys."""
        bitmap = self._quickly[page].render(scale=dots / 72, grayscale=True)
        return bitmap.to_pil().convert("L")

    def codes(self, page=0, dots=100):
        return codes_in(self.picture(page, dots))


def _solid(text):
    """A text without any space."""
    return re.sub(r"\s", "", text)


def codes_in(picture):
    return [found.text for found in zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.QRCode)]


def picture_of(data):
    return Image.open(io.BytesIO(data))


def _tags(node):
    if "/S" in node:
        yield str(node["/S"]), str(node.get("/Alt", ""))
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict):
            yield from _tags(kid)
