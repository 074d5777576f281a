"""Ports of a desk: one of a few, so that a second start on the same folder finds it."""

from __future__ import annotations

import errno
import json
import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from generator.desk.guards import ADDRESS

MOST_PORTS = 10
"""Ports of one row, tried one after another: each estate that is open has its own."""

PORTS = tuple(first + number for first in (8642, 18642) for number in range(MOST_PORTS))
"""Two rows, since Windows reserves blocks of a hundred."""

PATIENCE = 0.5
"""Seconds for a desk that is open to say whose it is: what does not answer is none."""

_REFUSED = {errno.EADDRINUSE, errno.EACCES}
"""Errors of a port that somebody else has, or that Windows keeps for itself."""


class NoPortError(OSError):
    """The port that was asked for, or all we may take, are taken or not ours to take."""


def bound_socket(port: int | None) -> socket.socket:
    """Take the port, or one of ours; port 0 is any that is free, as tests want it.

    Raises ``NoPortError``, also for a port that was asked for and cannot be had.
    """
    for one in PORTS if port is None else (port,):
        try:
            bound = socket.create_server((ADDRESS, one))
        except OSError as error:
            if error.errno not in _REFUSED or port is not None:
                raise NoPortError(error.errno, error.strerror) from error
        else:
            bound.settimeout(0)  # the loop never waits for one of its sockets
            return bound
    raise NoPortError(errno.EADDRINUSE, "no free port")


def port_of_desk(folder: Path, port: int | None, patience: float = PATIENCE) -> int | None:
    """Find the port where the same folder has a desk; ``None`` where none answers in time.

    A free port is not asked: Windows takes half a second to say that nobody is there.
    """
    ports = PORTS if port is None else (port,)
    taken = (one for one in ports if one and not _is_free(one))
    return next((one for one in taken if _is_desk_of(folder, one, patience)), None)


def _is_free(port: int) -> bool:
    try:
        socket.create_server((ADDRESS, port)).close()
    except OSError:
        return False
    return True


def _is_desk_of(folder: Path, port: int, patience: float) -> bool:
    asked = HTTPConnection(ADDRESS, port, timeout=patience)
    try:
        asked.request("GET", f"/desk/whose?{urlencode({'folder': folder.resolve()})}")
        said = json.load(asked.getresponse())
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        asked.close()
    return isinstance(said, dict) and said.get("estate-desk") is True
