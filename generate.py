"""The terminal's door: `python generate.py ...` does what the command `handbill ...` does.

Started with a Python that lacks the packages it goes on with the one in `.venv`, which `make` sets up.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def run() -> int:
    """Run the command line; returns the exit code when another Python had to do it."""
    if importlib.util.find_spec("click") is None:
        return _run_in_venv()
    sys.path.insert(0, str(_ROOT))
    from handbill.__main__ import run as command

    command()
    return 0


def _run_in_venv() -> int:
    python = next((path for path in (_ROOT / ".venv/bin/python", _ROOT / ".venv/Scripts/python.exe") if path.exists()), None)
    if python is None or Path(sys.prefix).resolve() == (_ROOT / ".venv").resolve():
        print("Handbill's packages are not installed: run `make` in this folder, or `pip install .`", file=sys.stderr)
        return 2
    command = [str(python), str(_ROOT / "generate.py"), *sys.argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(run())
