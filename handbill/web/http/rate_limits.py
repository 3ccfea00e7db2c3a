"""How often a client may ask: so many at once, and so many a minute after that. Clients are remembered by a keyed hash, not by address."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

_MOMENT = 1e-3  # seconds; less than that is rounding, which adds up when the clock counts from 1970


class RateLimiter:
    """A bucket for each client that holds `burst` requests and gains `per_minute`. The `clients` that asked last are remembered."""

    def __init__(self, per_minute: int, burst: int, clients: int) -> None:
        if min(per_minute, burst, clients) < 1:
            raise ValueError("each limit must be at least 1")
        self.each = 60 / per_minute  # seconds until a request is gained
        self.deepest = self.each * burst
        self.clients = clients
        self._full: OrderedDict[bytes, float] = OrderedDict()  # when each client's bucket will be full; the one who asked last is last
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def allow(self, client: str, now: float) -> float:
        """0 when the client may go on, which counts; else the seconds until it may, and nothing is counted.

        `now`: seconds of a clock that does not run backwards. A client is an IPv4 address, or the /64 network of an IPv6 address, in which
        a device gives itself as many addresses as it likes (RFC 4862); any other text is a client by itself.
        """
        name = blake2b(_counted(client), key=self._key, digest_size=16).digest()
        with self._lock:
            full = max(self._full.pop(name, now), now)
            wait = full + self.each - now - self.deepest
            allowed = wait <= _MOMENT
            self._full[name] = full + self.each if allowed else full
            if len(self._full) > self.clients:
                self._full.popitem(last=False)
        return 0.0 if allowed else wait


def _counted(client: str) -> bytes:
    """What of an address makes a client."""
    try:
        address = ip_address(client)
    except ValueError:
        return client.encode("utf-8", "surrogatepass")
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return mapped.packed if mapped else address.packed[:8]
    return address.packed
