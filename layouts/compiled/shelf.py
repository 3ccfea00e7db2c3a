"""The folder of compiled pieces: the user's own, closed to others, bounded in size. With none, a build only takes longer."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress

_MOST = 20_000_000  # bytes in all; a piece takes about 50 kB
_HEAD = b"handbill compiled piece 1 "
_ENDING = ".piece"


def folder() -> str:
    """$XDG_CACHE_HOME/handbill, else ~/.cache/handbill (XDG Base Directory Specification); on Windows in %LOCALAPPDATA%.

    Raises OSError: nobody's home is known.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(base):
        raise OSError(f"{base!r} is no place to keep anything in")
    return os.path.join(base, "handbill")


def fetch(key: str) -> bytes | None:
    """What was kept under this key; None when nothing was, when it is damaged, and when anyone else could have written it."""
    try:
        if not _is_ours(os.stat(folder())):
            return None
        with open(_path(key), "rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            kept = file.read()
    except OSError:
        return None
    head, _, data = kept.partition(b"\n")
    return data if head == _HEAD + _digest(data) else None


def keep(key: str, data: bytes) -> None:
    """Put it there whole, or not at all; what was made longest ago makes room."""
    partial = ""
    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        if not _is_ours(os.stat(folder())):
            return
        path = _path(key)
        partial = f"{path}.{os.getpid()}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(_HEAD + _digest(data) + b"\n" + data)
        os.replace(partial, path)
        _tidy()
    except OSError:
        with suppress(OSError):
            os.unlink(partial)


def _tidy() -> None:
    with os.scandir(folder()) as entries:
        files = sorted(((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries), reverse=True)
    total = 0
    for _, size, path in files:
        total += size
        if total > _MOST:
            os.unlink(path)


def _path(key: str) -> str:
    return os.path.join(folder(), hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32] + _ENDING)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _is_ours(found: os.stat_result) -> bool:
    if os.name != "posix":
        return True  # a profile's folders are closed to others
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
