"""``schema``: what may stand in content files, for editors; a broken estate is no hindrance."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli import output
from generator.cli.call import DONE, Clock, UsageError
from generator.cli.words import say
from generator.schema import FOLDER, schemas


def write_schemas(arguments: argparse.Namespace, _clock: Clock) -> int:
    """Write the schemas that have changed.

    Raises ``UsageError`` where no estate is, and ``OSError``.
    """
    folder = Path(arguments.folder)
    if arguments.out is None and not (folder / "content").is_dir():
        raise UsageError(say(arguments.language, "no_content", folder=folder.resolve()))
    out = Path(arguments.out or folder / FOLDER)
    made = schemas()
    changed = [name for name, text in made.items() if _is_new(out / name, text)]
    out.mkdir(parents=True, exist_ok=True)
    for name in changed:
        (out / name).write_text(made[name], encoding="utf-8", newline="\n")
    if arguments.json:
        output.as_json({"out": str(out), "files": sorted(made), "changed": sorted(changed)})
    else:
        facts = {"out": out, "count": len(made), "changed": len(changed)}
        output.line(say(arguments.language, "schemas_written", **facts))
    return DONE


def _is_new(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()
