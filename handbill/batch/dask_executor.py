"""An executor on the workers of a Dask cluster: the same results, in the same order, as from processes on this machine.

Before any work each worker's program and data are compared with ours, and again with every chunk, so that none prints anything else.
"""

from __future__ import annotations

import pickle
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from handbill.build.fingerprint import machine_fingerprints
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign
from handbill.core.executor import R, T, WorkerLost, WorkFunction, pipelined
from handbill.core.problems import Problem, ProblemsFound, raise_if_any

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_SECONDS = 5  # within which the scheduler has to answer
_WORKER_SECONDS = 5  # within which the first worker has to be there
_PATIENCE = 30  # seconds that a cluster may be without any worker: one that died is restarted within a few
_POLL_SECONDS = 2  # between two checks whether there still are workers
_LARGEST_CHUNK = 64  # items; Dask takes some milliseconds for each chunk
_HEAVIEST_CHUNK = 250_000  # bytes, unless one item is larger: shared sheets and logos
_AHEAD = 3  # chunks in progress for each thread of the cluster: early results wait in the workers' memory
_LOST = WorkerLost("there may be too little memory for a worker: give each more, as in `dask worker --memory-limit 4GiB`")
_LAYOUT_LOCK = threading.Lock()  # a worker may have several threads, and laying out is not thread-safe


class DaskExecutor:
    """The workers of the scheduler at `address`, connected to when there is work.

    `common`: the options that all records share; files that they name must be the same everywhere.
    """

    def __init__(self, campaign: Campaign, address: str, common: JobSpec) -> None:
        self.campaign, self.address, self.common = campaign, address, common
        self._client: Client | None = None

    def __enter__(self) -> DaskExecutor:
        return self

    def __exit__(self, *error: object) -> None:
        # The scheduler forgets the unfinished tasks of a client that leaves.
        if self._client:
            self._client.close()
        self._client = None

    def map(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """As in Executor. Raises ProblemsFound: no scheduler, no worker left, a worker that would print something else."""
        if not items:
            return
        if not self._client:
            self._client = _connect(self.address)
            _compare_workers(self._client, self.campaign, self.address, self.common)
        yield from _DaskRun(self, self._client, work).results(items)


@dataclass(frozen=True)
class _DaskAnswer(Generic[R]):
    """What a worker made of a chunk. `mismatch`: why it did not work on it, after the words "the worker at WORKER"."""

    results: list[R]
    trace: str = ""
    worker: str = ""
    mismatch: str = ""


class _DaskRun(Generic[T, R]):
    """One call of `map`."""

    def __init__(self, executor: DaskExecutor, client: Client, work: WorkFunction[T, R]) -> None:
        self.executor, self.client, self.work = executor, client, work
        self.ours = machine_fingerprints(executor.campaign, executor.common)

    def results(self, items: Sequence[T]) -> Iterator[R | WorkerLost]:
        threads = max(1, sum(self.client.nthreads().values()))
        chunks = _pickled_chunks(items, max(1, min(_LARGEST_CHUNK, len(items) // (4 * threads))))
        return pipelined(((chunk, self._submit(chunk)) for chunk in chunks), _AHEAD * threads, self._results_of)

    def _submit(self, chunk: list[bytes]) -> Future:
        # Pickled here, because the scheduler would unpickle it otherwise. Not pure: another run may want the same task again.
        return self.client.submit(_work_on, self.ours, self.executor.campaign, self.executor.common, self.work, chunk, pure=False)

    def _results_of(self, call: tuple[list[bytes], Future]) -> Iterator[R | WorkerLost]:
        from distributed import KilledWorker

        chunk, future = call
        try:
            answer = self._wait_for(future)
        except KilledWorker:
            # Several workers died of it, one after the other. Each item is tried alone, to find the one that kills.
            for item in chunk:
                if len(chunk) == 1:
                    yield _LOST
                else:
                    yield from self._results_of(([item], self._submit([item])))
            return
        if answer.mismatch:
            raise ProblemsFound([_mismatch_problem(answer.worker, answer.mismatch)])
        if answer.trace:
            raise RuntimeError(f"in a worker of the cluster:\n{answer.trace}")
        yield from answer.results

    def _wait_for(self, future: Future) -> _DaskAnswer[R]:
        """Raises KilledWorker, and ProblemsFound when the cluster is gone."""
        from distributed import KilledWorker

        without_workers = 0.0
        while True:
            try:
                answer: _DaskAnswer[R] = future.result(timeout=_POLL_SECONDS)
                return answer
            except KilledWorker:
                raise
            except TimeoutError:
                without_workers = 0 if self._count_workers() else without_workers + _POLL_SECONDS
            except Exception as error:
                raise _cluster_problem(self.executor.address, f"it gave up: {_first_line(error)}") from None
            if without_workers >= _PATIENCE:
                raise _cluster_problem(self.executor.address, "no worker is left there")

    def _count_workers(self) -> int:
        try:
            return len(self.client.nthreads())
        except Exception as error:
            raise _cluster_problem(self.executor.address, f"it does not answer any more: {_first_line(error)}") from None


def _pickled_chunks(items: Sequence[Any], most: int) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    for item in items:
        pickled = pickle.dumps(item)
        if chunk and (len(chunk) == most or sum(map(len, chunk)) + len(pickled) > _HEAVIEST_CHUNK):
            yield chunk
            chunk = []
        chunk.append(pickled)
    if chunk:
        yield chunk


def _work_on(
    ours: dict[str, str], campaign: Campaign, common: JobSpec, work: WorkFunction[Any, Any], chunk: list[bytes]
) -> _DaskAnswer[Any]:
    """What a worker does with a chunk."""
    from distributed import get_worker

    with _LAYOUT_LOCK:
        try:
            if mismatch := _find_mismatch(ours, machine_fingerprints(campaign, common)):
                return _DaskAnswer([], worker=get_worker().address, mismatch=mismatch)
            return _DaskAnswer(list(work([pickle.loads(item) for item in chunk])))
        except Exception:
            return _DaskAnswer([], traceback.format_exc())


def _connect(address: str) -> Client:
    """Raises ProblemsFound: Dask is not installed, no scheduler answers."""
    import asyncio

    try:
        from distributed import Client
    except ImportError:
        problem = Problem("usage-dask", "--dask needs a library that is not installed", hint="pip install 'handbill[dask]'")
        raise ProblemsFound([problem]) from None
    try:
        # Dask's own client waits forever for a listener that never answers, and cannot be closed after a failure.
        asyncio.run(asyncio.wait_for(_try_connection(address), _CONNECT_SECONDS))
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except TimeoutError:
        reason = f"no answer within {_CONNECT_SECONDS} seconds"
    except Exception as error:
        reason = _first_line(error)
    hint = "start one with `dask scheduler`, and give the address that it prints, as in --dask tcp://127.0.0.1:8786"
    raise ProblemsFound([Problem("output-cluster", f"no Dask scheduler at {address}: {reason}", hint=hint)])


async def _try_connection(address: str) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, **Security().get_connection_args("client"))
    await comm.close()


def _compare_workers(client: Client, campaign: Campaign, address: str, common: JobSpec) -> None:
    """Raises ProblemsFound: there is no worker, or one would print something else."""
    try:
        client.wait_for_workers(1, timeout=_WORKER_SECONDS)
    except TimeoutError:
        raise _cluster_problem(address, "it has no workers") from None
    ours = machine_fingerprints(campaign, common)
    problems = []
    for worker, theirs in sorted(client.run(machine_fingerprints, campaign, common, on_error="return").items()):
        if isinstance(theirs, BaseException):
            problems.append(_mismatch_problem(worker, f"cannot run the program: {_first_line(theirs)}"))
        elif mismatch := _find_mismatch(ours, theirs):
            problems.append(_mismatch_problem(worker, mismatch))
    raise_if_any(problems)


def _find_mismatch(ours: dict[str, str], theirs: dict[str, str]) -> str:
    """How a worker differs, as the end of a sentence; empty if it does not."""
    different = [name for name, fingerprint in ours.items() if theirs.get(name) != fingerprint]
    return f"has different versions of: {' and '.join(different)}" if different else ""


def _mismatch_problem(worker: str, mismatch: str) -> Problem:
    hint = "install the same version there, restart the worker, and give files by absolute paths that are valid there, too"
    return Problem("output-cluster-other", f"the worker at {worker} {mismatch}", hint=hint)


def _cluster_problem(address: str, reason: str) -> ProblemsFound:
    hint = "start workers with `dask worker ADDRESS`, and run the same command to continue"
    return ProblemsFound([Problem("output-cluster", f"the Dask cluster at {address} cannot work: {reason}", hint=hint)])


def _first_line(error: BaseException) -> str:
    with suppress(IndexError):
        return str(error).strip().splitlines()[0]
    return type(error).__name__
