"""Guards of the desk: only the person who opened it may ask, in a browser of this machine.

It listens on the loopback interface alone, but every account of this machine can connect to
that. So the address that is opened holds a key, which is answered by a cookie, and without the
cookie nothing is shown. Against pages of others that the same browser shows, four things are
asked: the ``Host`` a request names (else a name of theirs that is made to point here would make
them the same origin as us: DNS rebinding), the ``Origin`` it comes from, the site that a browser
says it comes from (``Sec-Fetch-Site``), and a token, known to our pages alone, from whatever
writes.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import field

from generator.dataclass import dataclass

ADDRESS = "127.0.0.1"
_NAMES = (ADDRESS, "localhost")
_OWN_SITES = {None, "same-origin", "none"}
"""Old browsers say nothing; ``none`` is an address that was typed, or opened by a program."""


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Guards:
    """``key`` stands in the address that the terminal shows, ``session`` in the cookie."""

    port: int
    token: str = field(default_factory=_secret, repr=False)
    key: str = field(default_factory=_secret, repr=False)
    session: str = field(default_factory=_secret, repr=False)
    _once: set[str] = field(default_factory=set, repr=False)

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers keep one set for all ports of a host."""
        return f"estate-desk-{self.port}"

    @property
    def address(self) -> str:
        """Address that opens the desk, as often as one likes."""
        return f"{self.url}/desk/?key={self.key}"

    def address_for_once(self) -> str:
        """Make an address that opens the desk once.

        It is for a browser's command line, which other accounts can read while it runs.
        """
        key = _secret()
        self._once.add(key)
        return f"{self.url}/desk/?key={key}"

    def admits(self, key: str) -> bool:
        """Tell whether an address's key lets its owner in; that of a command line does once."""
        if _is_same(key, self.key):
            return True
        used = next((one for one in self._once if _is_same(key, one)), None)
        self._once.discard(used or "")
        return used is not None

    def is_own_host(self, host: str | None) -> bool:
        return host in {f"{name}:{self.port}" for name in _NAMES}

    def is_own_origin(self, origin: str | None) -> bool:
        """Accept our own origin or none: browsers name none for a typed address or our own link."""
        return origin is None or origin in {f"http://{name}:{self.port}" for name in _NAMES}

    def is_own_site(self, site: str | None) -> bool:
        """Refuse another port of this machine: it is the same site, but not the same origin."""
        return site in _OWN_SITES

    def is_own_token(self, token: str | None) -> bool:
        return _is_same(token, self.token)

    def is_own_session(self, session: str | None) -> bool:
        return _is_same(session, self.session)


def _is_same(given: str | None, secret: str) -> bool:
    """Compare with a secret, in a time that tells nothing about it."""
    return hmac.compare_digest((given or "").encode(), secret.encode())
