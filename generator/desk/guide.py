"""The clerks' guide as a page of the desk: the one in ``docs``, with its pictures."""

from __future__ import annotations

from markdown import Markdown
from markupsafe import Markup

from generator.dataclass import dataclass
from generator.shipped import shipped

NAME = "guide.zh.md"


@dataclass(frozen=True)
class Guide:
    """The guide as HTML; ``steps`` is a list of links to its sections."""

    steps: Markup
    text: Markup


def guide() -> Guide:
    """Read the guide: our own text, so nothing is taken away; its title is that of the page."""
    source = (shipped("docs") / NAME).read_text(encoding="utf-8")
    body = source.partition("\n")[2]
    reader = Markdown(extensions=["fenced_code", "toc"], output_format="html")
    text = reader.convert(body).replace('src="guide/', 'src="/desk/guide/')
    return Guide(Markup(reader.toc), Markup(text))  # type: ignore[attr-defined]  # noqa: S704 - ours


def picture(name: str) -> bytes | None:
    """Read one of the guide's pictures by its file's name; ``None`` where there is no such file."""
    path = shipped("docs") / "guide" / name
    return path.read_bytes() if path.is_file() else None
