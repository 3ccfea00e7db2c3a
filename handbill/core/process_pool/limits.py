"""What a worker process may use, so that it cannot take the memory of others."""

from __future__ import annotations

from contextlib import suppress


def limit_memory(megabytes: int) -> None:
    """Limit this process's address space, where the system can (Linux), and write no core dump when it crashes."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    # Some systems know a limit but do not accept it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
