"""The small library of tests, for what is written into a library."""

from __future__ import annotations

from small_library import shelf

__all__ = ["shelf"]
