"""``preview``: opens the clerk's desk in the browser, until it is closed."""

from __future__ import annotations

import argparse
import signal
import sys
import webbrowser
from pathlib import Path

from generator.cli import output
from generator.cli.call import DONE, Clock, UsageError
from generator.cli.words import say
from generator.stopping import on_stop


def open_desk(arguments: argparse.Namespace, clock: Clock) -> int:
    """Serve the desk; end with 0 on Ctrl-C, on SIGTERM or when the window is closed.

    A folder without content is offered to begin in. Raises ``UsageError`` for what is no folder,
    for one whose content has gone, and for a port that is not to be had.
    """
    # Lazily: tornado and livereload take a tenth of a second, which no other command needs.
    from generator.beginning import is_untouched  # noqa: PLC0415
    from generator.desk import NoPortError, Order, serve  # noqa: PLC0415

    if arguments.at:
        raise UsageError(say(arguments.language, "preview_at"))
    folder = Path(arguments.folder)
    if not (folder / "content").is_dir() and not (folder.is_dir() and is_untouched(folder)):
        raise UsageError(say(arguments.language, "no_content", folder=folder.resolve()))

    def opened(shown: str, once: str) -> None:
        output.line(say(arguments.language, "preview_open", url=shown))
        sys.stdout.flush()
        if arguments.browser:
            webbrowser.open(once)

    on_stop(signal.default_int_handler)
    try:
        is_ours = serve(Order(folder, arguments.language, arguments.port), clock, opened)
    except NoPortError as error:
        raise UsageError(_no_port(arguments)) from error
    if is_ours:
        output.line(say(arguments.language, "preview_ended"))
    return DONE


def _no_port(arguments: argparse.Namespace) -> str:
    if arguments.port is None:
        return say(arguments.language, "preview_no_port")
    return say(arguments.language, "preview_port_taken", port=arguments.port)
