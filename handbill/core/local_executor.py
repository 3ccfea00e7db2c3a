"""An executor on this machine: the calling process, or several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.core.executor import Executor, R, T, WorkerLost, WorkFunction


class SerialExecutor:
    """Works in the calling process."""

    def __enter__(self) -> SerialExecutor:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def map(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """The result for each item, in order."""
        yield from work(items)


def local_executor(processes: int) -> Executor:
    """An executor with so many processes; 1 is the calling process."""
    if processes == 1:
        return SerialExecutor()
    # A run of one file does without what starts and watches processes.
    from handbill.core.process_pool.pool import ProcessPool

    return ProcessPool(processes)
