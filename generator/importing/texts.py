"""Texts to a title and a body, be they from Word, a text file or the clipboard."""

from __future__ import annotations

import re

from generator.dataclass import dataclass
from generator.edit import EditError
from generator.importing.files import Given
from generator.importing.remarks import Remark
from generator.load import body_faults
from generator.load.text import decode
from generator.patterns import lazy_re
from generator.problems import Place, ProblemError

TO_DESCRIBE = "图片说明"
"""Stands where a picture has no words of its own."""

_MARK_RE = lazy_re(r"([*_`\[\]\\])")
_HEAD_RE = lazy_re(r"(?=[#>+]|-{3,})")
_INDENT_RE = lazy_re(r"^[\u3000\u00a0]+", re.MULTILINE)
_ITEM_RE = lazy_re(r"(?:-|\d{1,3}[.)])\s")
_ENTITY_RE = lazy_re(r"&(?=#?\w{1,8};)")
_HEADING_RE = lazy_re(r"#{1,6}\s+(.*?)\s*#*")
_DECORATION_RE = lazy_re(r"(?<!\\)(?:\*\*|__|\*|`)|\\(?=[^\w\s])")
_NUMBER_LINE_RE = lazy_re(r"[^〔\[]{0,20}[〔\[]\d{4}[〕\]]\s*第?\d{1,4}号")
_SPACES_RE = lazy_re(r"[^\S\n]+")
_NEAR_THE_TOP = 5
"""Blocks among which a heading is looked for: a letterhead may stand above it."""


@dataclass(frozen=True)
class Picture:
    """A picture of a text, by a name that every system can hold."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Text:
    """``name`` is that of the file, ``title`` may be empty, ``body`` is the Markdown below it."""

    name: str
    title: str
    body: str
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def plain(self) -> str:
        """All of its words, as facts are looked for in them."""
        return f"{self.title}\n{_DECORATION_RE.sub('', self.body)}"


def text_of(file: Given) -> Text:
    """Read a text. Raises ``EditError`` or ``ProblemError`` for one that cannot be taken."""
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[Remark, ...] = ()
    if file.form == ".docx":
        # Lazily: only Word needs its libraries, which take longer to load than a text to read.
        from generator.importing.word import markdown_of  # noqa: PLC0415

        markdown, pictures, remarks = markdown_of(file)
    else:
        typed = decode(file.data, file.name)
        markdown = _own_markdown(typed, file.name) if file.form == ".md" else from_lines(typed)
    if not markdown.strip():
        raise EditError("import_empty", name=file.name)
    title, body = _parted(_INDENT_RE.sub("", markdown))
    if faults := body_faults(body, Place(file.name)):
        raise ProblemError(faults[0])
    return Text(file.name, title, body, pictures, remarks)


def from_lines(typed: str) -> str:
    """Write a text that knows no Markdown so that it says the same: a line is a paragraph."""
    lines = [line.strip().strip("\u3000").strip() for line in typed.split("\n")]
    parts: list[str] = []
    was_item = False
    for line in filter(None, lines):
        is_item = bool(_ITEM_RE.match(line))
        gap = "\n" if is_item and was_item else "\n\n"
        parts += [gap, escaped(line)] if parts else [escaped(line)]
        was_item = is_item
    return "".join(parts)


def escaped(line: str) -> str:
    """Write words so that Markdown takes none of their signs for its own."""
    text = _ENTITY_RE.sub("&amp;", _MARK_RE.sub(r"\\\1", line)).replace("<!", "&lt;!")
    text = text.replace("|", "&#124;")
    return f"\\{text}" if _HEAD_RE.match(text) else text


def _own_markdown(typed: str, name: str) -> str:
    if typed.lstrip().startswith("---"):
        raise EditError("import_is_content", name=name)
    return typed


def _parted(markdown: str) -> tuple[str, str]:
    """Take the title off: the first heading near the top, or else the first line."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", markdown) if block.strip()]
    headings = [n for n, block in enumerate(blocks[:_NEAR_THE_TOP]) if _heading(block)]
    lines = [n for n, block in enumerate(blocks) if _is_line(block)]
    chosen = next(iter([*headings, *lines[:1]]), None)
    if chosen is None:
        return "", "\n\n".join(blocks)
    first, _, rest = blocks[chosen].partition("\n")
    title = _DECORATION_RE.sub("", _heading(first) or first)
    others = [*blocks[:chosen], rest.strip("\n"), *blocks[chosen + 1 :]]
    return _SPACES_RE.sub(" ", title).strip(), "\n\n".join(filter(None, others))


def _heading(block: str) -> str:
    match = _HEADING_RE.fullmatch(block.partition("\n")[0].strip())
    return match[1] if match else ""


def _is_line(block: str) -> bool:
    """Tell whether a block may hold a title: no table, picture or list, no number of a letter."""
    is_other = block.startswith(("|", "!", ">", "- ")) or bool(_ITEM_RE.match(block))
    return not is_other and not _NUMBER_LINE_RE.fullmatch(_DECORATION_RE.sub("", block).strip())
