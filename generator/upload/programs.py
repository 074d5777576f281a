"""Programs that a command's first word starts, and the line by which Windows starts them.

Without a shell Windows finds only ``.exe`` by a bare name, while tools of Node.js come as
``npx.cmd``. Such a batch file is run by cmd, which reads its line otherwise than programs do.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.patterns import lazy_re

_BATCH = (".bat", ".cmd")
_PLAIN_RE = lazy_re(r"[\w#$*+./:?@-]+")
"""Words that cmd takes as they stand: no space, and nothing that it gives a meaning to."""

_CONTROL_RE = lazy_re(r"[\x00-\x1f]")


def found(name: str, folder: Path) -> str | None:
    """Find a program's whole path; a name with a folder in it is relative to ``folder``.

    ``None`` where there is none.
    """
    is_bare = Path(name).name == name
    path = shutil.which(name if is_bare else str(folder / name))
    return None if path is None else str(Path(path).absolute())


def command_line(program: str, arguments: Sequence[str], system: str = os.name) -> str | list[str]:
    """Make the line for ``subprocess``. Raises ``ValueError`` for what cmd cannot be told."""
    if system != "nt" or not program.lower().endswith(_BATCH):
        return [program, *arguments]
    words = " ".join([_quoted(program), *map(_for_cmd, arguments)])
    return f'"{_interpreter()}" /e:on /v:off /d /c "{words}"'


def _interpreter() -> str:
    return str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "cmd.exe"))


def _for_cmd(argument: str) -> str:
    return argument if _PLAIN_RE.fullmatch(argument) else _quoted(argument)


def _quoted(word: str) -> str:
    """Quote a word for cmd so that nothing ends the quotes and no name is expanded.

    Rust's library does the same since CVE-2024-24576.

    ``%cd:~,%`` is an empty part of a variable that is always there, which splits what cmd would
    take for a name.
    """
    if _CONTROL_RE.search(word):
        raise ValueError(f"cmd cannot be given {word!r}")
    text = re.sub(r'(\\*)("|$)', lambda match: match[1] * 2 + match[2] * 2, word)
    return '"' + text.replace("%", "%%cd:~,%") + '"'
