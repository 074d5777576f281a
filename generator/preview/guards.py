"""Who may ask the desk for anything: this machine's own browser, on pages of this desk.

It listens on the loopback interface alone. Against pages of others that the same browser shows,
three things are asked: the ``Host`` a request names (else a name of theirs that is made to point
here would make them the same origin as us: DNS rebinding), the ``Origin`` it comes from, and a
token, known to our pages alone, from whatever writes.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

ADDRESS = "127.0.0.1"
_NAMES = (ADDRESS, "localhost")


@dataclass(frozen=True)
class Guards:
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def url(self) -> str:
        return f"http://{ADDRESS}:{self.port}"

    def is_own_host(self, host: str | None) -> bool:
        return host in {f"{name}:{self.port}" for name in _NAMES}

    def is_own_origin(self, origin: str | None) -> bool:
        """A browser names no origin where one types an address or follows our own link."""
        return origin is None or origin in {f"http://{name}:{self.port}" for name in _NAMES}

    def is_own_token(self, token: str | None) -> bool:
        return hmac.compare_digest((token or "").encode(), self.token.encode())
