"""Posting records: the proof that a 公示 hung, where, in which exact wording.

A record is a text that is written once and never changed; another wording is another
record. Who put the paper up and took it down, and the photographs, are written on it by
hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from generator.dataclass import dataclass
from generator.models.boards import Board
from generator.paper.boards.hanging import Paper
from generator.paper.sheet import Sheet
from generator.paper.sheets.bodies import plain_lines
from generator.wording import on_paper

FOLDER = "records"
_SHORT = 12


@dataclass(frozen=True)
class PostingRecord:
    """``wording`` is everything that stands on the paper, a line for each text."""

    paper: Paper
    sheet: Sheet
    boards: tuple[Board, ...]
    wording: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.wording.encode()).hexdigest()

    @property
    def name(self) -> str:
        """Name of its file, from what it is about, its version and its wording."""
        return f"{self.paper.id}-v{self.paper.version}-{self.digest[:_SHORT]}.md"


def needs_record(paper: Paper) -> bool:
    return paper.lawful is not None


def posting_record(paper: Paper, sheet: Sheet, boards: Sequence[Board]) -> PostingRecord:
    return PostingRecord(paper, sheet, tuple(boards), "\n".join(_wording(sheet)))


def _wording(sheet: Sheet) -> Iterator[str]:
    """Yield every line the paper tells its readers, in the order they read it."""
    data = sheet.data
    yield sheet.title
    yield from (part for part in (data["state"]["word"], data["state"]["text"]) if part)
    for change in data["state"]["changes"]:
        yield f"{change['item']}：原 {change['was']}，现 {change['now']}"
    for fact in data["facts"]:
        yield f"{fact['label']}：{'；'.join((*fact['lines'], *fact['notes']))}"
    yield from (f"- {item}" for item in data["asked"]["items"])
    yield from ([data["help"]] if data["help"] else [])
    yield from plain_lines(data["body"])
    yield f"{data['phone']['name']} {data['phone']['number']}"
    yield f"{'、'.join(data['issuers'])} {data['signed']}"
    yield f"{data['until']}；{data['number']}"


def as_text(record: PostingRecord, at: datetime) -> str:
    """Write a posting record as Markdown; ``at`` is when it was first printed."""
    paper = record.paper
    lawful = on_paper.full_day_or_none(paper.lawful)
    lines = "\n".join(f"| {board.name} | | | | |" for board in record.boards)
    return f"""\
# 张贴记录：{paper.title}

- 文件：{record.sheet.source}
- {record.sheet.data["number"]}
- {record.sheet.data["until"]}；公示期满前（{lawful}，含当日）不得撤下
- 首次打印：{on_paper.full_moment(at)}
- 原文校验（SHA-256）：{record.digest}

## 张贴和撤下

| 张贴处 | 张贴人、时间 | 照片号 | 撤下人、时间 | 照片号 |
|---|---|---|---|---|
{lines}

## 原文

{_quoted(record.wording)}
"""


def record_sheet(record: PostingRecord, at: datetime) -> Sheet:
    """Make the sheet of a posting record, to be signed."""
    paper = record.paper
    return Sheet(
        template="record",
        title=f"张贴记录 {paper.title}",
        data={
            "about": paper.title,
            "number": record.sheet.data["number"],
            "until": record.sheet.data["until"],
            "lawful": on_paper.full_day_or_none(paper.lawful),
            "printed": on_paper.full_moment(at),
            "digest": record.digest,
            "boards": [board.name for board in record.boards],
            "wording": record.wording.splitlines(),
        },
        stamp=at,
        source=record.sheet.source,
        most_pages=4,
    )


def _quoted(wording: str) -> str:
    """Indent a wording as a block of Markdown that no line of it can end."""
    return "\n".join(f"    {line}" for line in wording.splitlines())
