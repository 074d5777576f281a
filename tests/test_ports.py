"""The desk's port: the next where one is taken, and the same desk for the same folder."""

from __future__ import annotations

import errno
import socket
from http.client import HTTPConnection
from types import SimpleNamespace

import pytest

from generator.desk import MOST_PORTS, PORTS, NoPortError, bound_socket, port_of_desk

IN_USE = OSError(errno.EADDRINUSE, "in use")
RESERVED = PermissionError(errno.EACCES, "reserved by Windows, its error 10013")


class Network:
    """Ports as a system has them: those in ``refused`` are not given away."""

    def __init__(self, monkeypatch, refused):
        self.asked = []
        monkeypatch.setattr(socket, "create_server", self.create_server)
        monkeypatch.setattr(HTTPConnection, "connect", lambda asked: self.connect(asked.port))
        self._refused = refused

    def create_server(self, address):
        if error := self._refused.get(address[1]):
            raise error
        return SimpleNamespace(port=address[1], settimeout=lambda _: None, close=lambda: None)

    def connect(self, port):
        self.asked.append(port)
        raise ConnectionRefusedError


@pytest.mark.parametrize("error", [IN_USE, RESERVED], ids=["in use", "reserved"])
def test_a_port_that_is_refused_moves_on_to_the_next(monkeypatch, error):
    Network(monkeypatch, {PORTS[0]: error, PORTS[1]: error})
    assert bound_socket(None).port == PORTS[2]


def test_a_row_of_ports_that_is_reserved_moves_on_to_another(monkeypatch):
    """Windows reserves a hundred at once."""
    Network(monkeypatch, dict.fromkeys(PORTS[:MOST_PORTS], RESERVED))
    assert abs(bound_socket(None).port - PORTS[0]) >= 100


def test_where_all_are_refused_it_says_so(monkeypatch):
    Network(monkeypatch, dict.fromkeys(PORTS, RESERVED))
    with pytest.raises(NoPortError):
        bound_socket(None)


def test_a_port_that_was_asked_for_is_not_exchanged(monkeypatch):
    Network(monkeypatch, {PORTS[0]: RESERVED})
    with pytest.raises(NoPortError) as caught:
        bound_socket(PORTS[0])
    assert (caught.value.errno, caught.value.__cause__) == (errno.EACCES, RESERVED)


def test_a_free_port_is_not_asked_whose_desk_it_is(monkeypatch, tmp_path):
    """Windows takes half a second for each to say that nobody is there."""
    network = Network(monkeypatch, {PORTS[3]: IN_USE})
    assert port_of_desk(tmp_path, None) is None
    assert network.asked == [PORTS[3]]
