"""How often Python searches for garbage in a process of ours."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Search seldom: what we make mostly lasts, and frequent searches took a tenth of a short run's time and a third of a batch's."""
    gc.set_threshold(50_000, 20, 50)
