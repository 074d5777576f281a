"""Every draft as one text, to be read through before a change of wording goes out.

``python -m tests.drafts`` writes ``tests/data/drafts.md``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.edit.creating import draft
from generator.edit.kinds import stubs
from generator.reading import read
from tests.builders import REPOSITORY

TODAY = date(2026, 11, 25)


def texts_of(folder: Path) -> str:
    content = read(folder).content
    every = dict.fromkeys(stubs(content).values())
    drafts = (draft(folder, stub, content, TODAY)[0] for stub in every)
    return "\n".join(f"=== {one.path}\n{one.after.text}" for one in drafts)


if __name__ == "__main__":
    target = Path(__file__).parent / "data" / "drafts.md"
    target.write_text(texts_of(REPOSITORY), encoding="utf-8", newline="\n")
