"""A host on this machine that answers as a test wants it to, and remembers what it was asked."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from tests.serving import running


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; ``server.answers`` has (status, headers, body) for single paths."""

    def do_GET(self):
        self.server.asked.append(self.path)
        answers = self.server.answers
        answer = answers.get(self.path, answers.get("*"))
        if answer is None:
            super().do_GET()
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp=None):
        fixed = None if self.server.clock is None else self.server.clock.timestamp()
        return super().date_time_string(timestamp or fixed)

    def log_message(self, *_):
        pass


@contextmanager
def serving(folder):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    server.asked, server.answers, server.clock = [], {}, None
    server.url = f"http://127.0.0.1:{server.server_port}/"
    with running(server):
        yield server
