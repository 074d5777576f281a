"""The search index, read as the data it is and compared as the page compares it."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Row:
    kind: str
    address: str
    title: str
    line: str
    text: str
    end: int

    @property
    def said(self):
        return folded(f"{self.title}\n{self.line}\n{self.text}")


def folded(text):
    """Fold a text as the page does: without width, case and spaces, lines apart."""
    return re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text).lower())


@cache
def main_text(page):
    """Return the text a reader finds in the middle of a page, folded."""
    (main,) = re.findall(r"(?s)<main.*?</main>", page.decode())
    return folded(html.unescape(re.sub(r"<[^>]+>", "", main)))


def rows_of(data):
    """Read the rows of an index from the script that assigns them."""
    text = data.decode("utf-8")
    (body,) = re.fullmatch(r"window\.estateSearch=(.*);\n", text, re.DOTALL).groups()
    return [Row(*row) for row in json.loads(body)["records"]]
