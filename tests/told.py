"""A process that runs what it is told in lines of JSON, and answers each with a line.

It is started in a copy of the program (``tests/copies.py``) and imports nothing of the tests. An
order has ``arguments``, and either ``cwd``, where they are a command of the program, or
``source``: Python that finds them in ``sys.argv``.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout

from generator.cli import main


def obey(order: dict) -> int:
    if "source" in order:
        sys.argv[1:] = order["arguments"]
        exec(order["source"], {"__name__": "__main__"})
        return 0
    os.chdir(order["cwd"])
    return main(order["arguments"])


def done(order: dict) -> dict:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = obey(order)
        except SystemExit as end:
            status = end.code
        except BaseException:  # noqa: BLE001 - whoever gave the order is told
            traceback.print_exc()
            status = 70
    out.flush()
    err.flush()
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return {"status": status, "out": said[0], "err": said[1]}


for line in sys.stdin:
    sys.stdout.write(f"{json.dumps(done(json.loads(line)))}\n")
    sys.stdout.flush()
