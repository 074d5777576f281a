"""Why a history cannot be read or written. Content is never the worse for it."""

from __future__ import annotations

from pathlib import Path

from generator.languages import Deferred, deferred

OWN = "history.git"
"""Name of our own repository, beside ``content/``."""


class HistoryError(Exception):
    """``why`` is one sentence, with a way out."""

    def __init__(self, why: Deferred) -> None:
        self.why = why
        super().__init__(str(why))


def damaged(git: Path, error: Exception) -> HistoryError:
    """Say that what lies there cannot be read as a history."""
    facts = {"path": git, "reason": str(error) or type(error).__name__}
    if git.name == OWN:
        why = deferred(
            "历史记录读不出来（{path}：{reason}）。内容没有受影响，只是看不了历史，"
            "新的改动也记不进去。请把它改名或移走，下一次会另起一份新的历史。",
            **facts,
        )
    else:
        why = deferred(
            "小区文件夹在一个 git 仓库里，可是读不出来（{path}：{reason}）。内容没有受影响，"
            "只是看不了历史，新的改动也记不进去。请管这个仓库的人检查。",
            **facts,
        )
    return HistoryError(why)


def foreign(git: Path) -> HistoryError:
    """Say that somebody else's file or folder stands where the history would lie."""
    why = deferred(
        "{path} 不是本程序的历史记录，没有动它。内容没有受影响，只是看不了历史，"
        "新的改动也记不进去。请把它改名或移走，下一次会另起一份新的历史。",
        path=git,
    )
    return HistoryError(why)


def locked(path: Path) -> HistoryError:
    """Say that another program is writing the history, or died while it did."""
    why = deferred(
        "历史记录正被另一个程序使用，这次改动没有单独记下，下一次会一并记下。"
        "一直这样的话，请关掉其他程序，再删掉 {path}。",
        path=path,
    )
    return HistoryError(why)


def unwritable(git: Path, error: OSError) -> HistoryError:
    """Say that the disk is full, or that nothing may be written there."""
    why = deferred(
        "历史记录写不进去（{path}：{reason}）。内容没有受影响，只是这次改动没有记进历史。"
        "请检查磁盘空间和权限，下一次会一并记下。",
        path=git,
        reason=error.strerror or type(error).__name__,
    )
    return HistoryError(why)
