"""The page with a hook in the interpreter: it records each file that the page or a worker opens, creates or removes.

Run by test_watched.py.
"""

from __future__ import annotations

import os
import sys

# Opened before the hook listens. A worker loads this module, too.
_INTO = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OTHERS = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.link", "os.truncate", "tempfile.mkstemp", "tempfile.mkdtemp")
_LEAVES = (
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "sqlite3.connect",
    "ftplib.connect",
    "urllib.Request",
)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and not isinstance(args[0], int):
        mode, flags = args[1], args[2]
        writes = bool(flags & _WRITES) if isinstance(flags, int) else False
        writes = writes or (isinstance(mode, str) and bool(set(mode) & set("wax+")))
        kind = "write" if writes else "read"
        os.write(_INTO, f"{kind} {args[0]!r}\n".encode("utf-8", "backslashreplace"))
    elif event in _OTHERS:
        os.write(_INTO, f"write {event} {args[0]!r}\n".encode("utf-8", "backslashreplace"))
    elif event in _LEAVES:
        os.write(_INTO, f"{event} {args!r}\n".encode("utf-8", "backslashreplace"))


sys.addaudithook(_watch)
os.write(_INTO, f"process {os.getpid()}\n".encode())

if __name__ == "__main__":
    from handbill.__main__ import commands

    commands()()
