"""Judges many files, each in a process of its own: one that never ends, takes all memory or ends the program takes no other with it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path

from handbill.core.executor import pipelined
from handbill.core.problems import display_path
from handbill.core.process_pool.limits import limit_memory
from handbill.core.process_pool.pool import CallFailed, CallTimeout, PoolBusy, PoolOptions, ProcessPool, WorkerDied
from handbill.preflight.finding import Finding
from handbill.preflight.options import CheckOptions
from handbill.preflight.report import PreflightReport

LOG = logging.getLogger("handbill")
_SECONDS = 30.0  # for a file: a poster takes five
_MEGABYTES = 512  # of address space for a file: a poster of A0 takes 400
_WHY = "What one program cannot read in time, another may not print either."
_HINT = "export the file again with fewer or smaller pictures, or as several files"


def examine_files(
    files: Sequence[Path], options: CheckOptions, seconds: float = _SECONDS, megabytes: int = _MEGABYTES, processes: int = 0
) -> Iterator[PreflightReport]:
    """A report for each file, in order. `seconds` and `megabytes` are what a file may take; `processes` work at a time, or as many as there
    are processors.
    """
    count = min(len(files), processes or os.cpu_count() or 1)
    # One process more than files at a time: it starts while the others work.
    pool = ProcessPool(count + 1, PoolOptions(seconds, calls=1, prepare=partial(_prepare, megabytes)))
    with pool, ThreadPoolExecutor(max(1, count)) as threads:
        pool.start(min(len(files), count + 1))
        judge = partial(_report, pool, options, seconds, megabytes)
        yield from pipelined((threads.submit(judge, file) for file in files), 2 * max(1, count), lambda call: [Future.result(call)])


def _report(pool: ProcessPool, options: CheckOptions, seconds: float, megabytes: int, file: Path) -> PreflightReport:
    try:
        profile, findings = pool.call(_examine, file, options)
    except CallTimeout:
        profile, findings = "", [_not_judged(f"judging the file takes longer than {seconds:.0f} seconds")]
    except WorkerDied:
        profile, findings = "", [_not_judged(f"judging the file takes more than {megabytes} MB of memory")]
    except (CallFailed, PoolBusy) as failed:
        LOG.debug("a file cannot be judged", exc_info=failed)
        profile, findings = "", [_not_judged("the file cannot be opened")]
    return PreflightReport(display_path(file), profile, tuple(findings))


def _examine(file: Path, options: CheckOptions) -> tuple[str, list[Finding]]:
    """Runs in a process of its own."""
    from handbill.preflight.preflight import examine

    return examine(file.read_bytes(), options)


def _not_judged(reason: str) -> Finding:
    """The one finding for a file of which nothing is known."""
    return Finding("judged", "unanswered", 0, "", f"the file is not judged: {reason}", _HINT, _WHY)


def _prepare(megabytes: int) -> None:
    """What every file needs is imported before the first one comes, and before memory is counted."""
    import pikepdf  # noqa: F401 - imported here for its time
    import pypdfium2  # noqa: F401 - likewise

    limit_memory(megabytes)
