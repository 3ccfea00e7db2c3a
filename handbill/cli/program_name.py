"""Puts the command that the user typed into messages and help: `python generate.py build` where the source says `handbill build`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_COMMANDS = "batch|build|calibrate|check|dump|init|language|list|order|preflight|preview|schema|sheets|watch|web"
_CALLED = re.compile(rf"(?<![\w./-])handbill(?= (?:{_COMMANDS})\b)|(?<=^  )handbill$", re.MULTILINE)


def program_name(script: str | None = None) -> str:
    """How the program was started: handbill, python generate.py or python -m handbill."""
    path = Path(sys.argv[0] if script is None else script)
    if path.name == "generate.py":
        return f"python {path.name}"
    if (path.parent.name, path.name) == ("handbill", "__main__.py"):
        return f"{'py' if sys.platform == 'win32' else 'python'} -m handbill"
    return "handbill"


def as_called(text: str) -> str:
    """A text with the program's name in its commands as it was called."""
    return text if (name := program_name()) == "handbill" else _CALLED.sub(name, text)
