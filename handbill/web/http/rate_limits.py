"""Limits how often a client may send requests: a burst at once, then so many a minute. Clients are kept as keyed hashes, not addresses."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

_TOLERANCE = 1e-3  # seconds; absorbs rounding, which adds up where the clock counts from 1970


class RateLimiter:
    """A token bucket for each client. It holds `burst` requests and gains `per_minute`; the last `clients` clients are remembered."""

    def __init__(self, per_minute: int, burst: int, clients: int) -> None:
        if min(per_minute, burst, clients) < 1:
            raise ValueError("each limit must be at least 1")
        self._seconds_each = 60 / per_minute
        self._capacity = self._seconds_each * burst
        self._clients = clients
        self._full_at: OrderedDict[bytes, float] = OrderedDict()  # when each client's bucket is full again; last seen comes last
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()

    def wait_for(self, client: str, now: float) -> float:
        """Return 0 and count the request if the client may go on; else the seconds until it may, and count nothing.

        `now`: seconds of a monotonic clock. A client is an IPv4 address, or the /64 network of an IPv6 address, within which a device
        chooses its own addresses (RFC 4862); any other text is a client of its own.
        """
        name = blake2b(_client_bytes(client), key=self._key, digest_size=16).digest()
        with self._lock:
            full_at = max(self._full_at.pop(name, now), now)
            wait = full_at + self._seconds_each - now - self._capacity
            allowed = wait <= _TOLERANCE
            self._full_at[name] = full_at + self._seconds_each if allowed else full_at
            if len(self._full_at) > self._clients:
                self._full_at.popitem(last=False)
        return 0.0 if allowed else wait


def _client_bytes(client: str) -> bytes:
    """The part of an address that identifies a client."""
    try:
        address = ip_address(client)
    except ValueError:
        return client.encode("utf-8", "surrogatepass")
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return mapped.packed if mapped else address.packed[:8]
    return address.packed
