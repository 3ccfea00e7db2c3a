"""The machine and the packages that a table was measured with. No names of hosts, users or folders."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("reportlab", "uharfbuzz", "icu4py", "jinja2", "pypdfium2", "typst", "weasyprint")


def facts(load: float) -> list[tuple[str, str]]:
    """What to print above the table; `load` is the load average before the first run."""
    return [
        ("Day", dt.date.today().isoformat()),
        ("Processor", f"{_processor()}, {len(_cores())} cores to run on"),
        ("System", f"{platform.system()} {platform.release().partition('-')[0]}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("Packages", ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))),
        ("Load before the first run", f"{load:.2f}"),
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _cores() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return set(range(os.cpu_count() or 1))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
