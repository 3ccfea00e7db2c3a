"""Work is done by the workers of a Dask cluster, and comes back in the order in which it was given: the same bytes as from this machine.

Nothing goes to a worker that would print otherwise: each is asked for its program and data first, and compares them with every parcel.
"""

from __future__ import annotations

import pickle
import threading
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from handbill.batch.executor import R, T, WorkerLost, WorkFunction
from handbill.batch.fingerprint import of_machine
from handbill.build.job_spec import JobSpec
from handbill.campaign.campaign import Campaign
from handbill.core.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from distributed import Client, Future

_KNOCK = 5  # seconds within which the scheduler has to answer
_PATIENCE = 30  # seconds that a cluster may be without any worker: one that died is started again within a few
_LOOK = 2  # seconds between two looks whether there still are workers
_CHUNK = 64  # items to a parcel: Dask takes some milliseconds for each
_HEAVY = 250_000  # bytes to a parcel, unless one item is more: shared sheets and logos
_AHEAD = 3  # parcels for each thread of the cluster that are on their way: what is finished early waits in its workers' memory
_LOST = WorkerLost("there may be too little memory for a worker: give each more, as in `dask worker --memory-limit 4GiB`")
_ONE = threading.Lock()  # a worker may have several threads; pages are laid out by one at a time


class DaskExecutor:
    """The workers at `address`, called when there is work. `common`: what all records share; files it names must be the same everywhere."""

    def __init__(self, campaign: Campaign, address: str, common: JobSpec) -> None:
        self.campaign, self.address, self.common = campaign, address, common
        self._client: Client | None = None

    def __enter__(self) -> DaskExecutor:
        return self

    def __exit__(self, *error: object) -> None:
        # What is still on its way belongs to this client alone, and is given up with it.
        if self._client:
            self._client.close()
        self._client = None

    def each(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """As in Hands. Raises ProblemsFound: nobody answers, a worker would print otherwise, no worker is left."""
        if not items:
            return
        if not self._client:
            self._client = _connect(self.address)
            _compare(self._client, self.campaign, self.address, self.common)
        yield from _DaskRun(self, self._client, work, items).results()


@dataclass(frozen=True)
class _Stranger:
    """The answer of a worker that would print otherwise. `what` goes on from its name."""

    address: str
    what: str


@dataclass(frozen=True)
class _Fault:
    trace: str


class _DaskRun(Generic[T, R]):
    """One call of `each`."""

    def __init__(self, cluster: DaskExecutor, client: Client, work: WorkFunction[T, R], items: Sequence[T]) -> None:
        self.cluster, self.client, self.work, self.items = cluster, client, work, items
        self.ours = of_machine(cluster.campaign, cluster.common)

    def results(self) -> Iterator[R | WorkerLost]:
        threads = sum(self.client.nthreads().values())
        parcels = _parcels(self.items, max(1, min(_CHUNK, len(self.items) // (4 * threads or 1))))
        flying: deque[tuple[list[bytes], Future]] = deque()
        while True:
            while len(flying) < max(1, _AHEAD * threads) and (parcel := next(parcels, None)):
                flying.append((parcel, self._send(parcel)))
            if not flying:
                return
            yield from self._answers(*flying.popleft())

    def _send(self, parcel: list[bytes]) -> Future:
        # Packed here, since the scheduler would unpack it otherwise. Not pure: the same task may be wanted again by another run.
        return self.client.submit(_serve, self.ours, self.cluster.campaign, self.cluster.common, self.work, parcel, pure=False)

    def _answers(self, parcel: list[bytes], future: Future) -> Iterator[R | WorkerLost]:
        from distributed import KilledWorker

        try:
            answer = self._wait_for(future)
        except KilledWorker:
            # Several workers died of it, one after the other: each item alone, to find out which it was.
            for item in parcel:
                if len(parcel) == 1:
                    yield _LOST
                else:
                    yield from self._answers([item], self._send([item]))
            return
        if isinstance(answer, _Stranger):
            raise ProblemsFound([_strange(answer)])
        if isinstance(answer, _Fault):
            raise RuntimeError(f"in a worker of the cluster:\n{answer.trace}")
        yield from answer

    def _wait_for(self, future: Future) -> Any:
        """What a worker answered. Raises KilledWorker, and ProblemsFound when the cluster is gone."""
        from distributed import KilledWorker

        without = 0
        while True:
            try:
                return future.result(timeout=_LOOK)
            except KilledWorker:
                raise
            except TimeoutError:
                without = 0 if self._workers() else without + _LOOK
            except Exception as error:
                raise _gone(self.cluster.address, f"it gave up: {_words(error)}") from None
            if without >= _PATIENCE:
                raise _gone(self.cluster.address, "no worker is left there")

    def _workers(self) -> int:
        try:
            return len(self.client.nthreads())
        except Exception as error:
            raise _gone(self.cluster.address, f"it does not answer any more: {_words(error)}") from None


def _parcels(items: Sequence[Any], most: int) -> Iterator[list[bytes]]:
    parcel: list[bytes] = []
    for item in items:
        packed = pickle.dumps(item)
        if parcel and (len(parcel) == most or sum(map(len, parcel)) + len(packed) > _HEAVY):
            yield parcel
            parcel = []
        parcel.append(packed)
    if parcel:
        yield parcel


def _serve(
    wanted: dict[str, str], campaign: Campaign, common: JobSpec, work: WorkFunction[Any, Any], parcel: list[bytes]
) -> list[Any] | _Stranger | _Fault:
    """What a worker does with a parcel."""
    from distributed import get_worker

    with _ONE:
        try:
            if other := _other(wanted, of_machine(campaign, common)):
                return _Stranger(get_worker().address, other)
            return list(work([pickle.loads(packed) for packed in parcel]))
        except Exception:
            return _Fault(traceback.format_exc())


def _connect(address: str) -> Client:
    """Raises ProblemsFound: Dask is not installed, nobody answers."""
    import asyncio

    try:
        from distributed import Client
    except ImportError:
        problem = Problem("usage-dask", "--dask needs a library that is not installed", hint="pip install 'handbill[dask]'")
        raise ProblemsFound([problem]) from None
    try:
        # Dask's own client waits for ever where something listens and says nothing, and cannot be closed after a failure.
        asyncio.run(asyncio.wait_for(_knock(address), _KNOCK))
        return Client(address, timeout=_KNOCK, set_as_default=False)
    except TimeoutError:
        reason = f"nobody answered within {_KNOCK} seconds"
    except Exception as error:
        reason = _words(error)
    hint = "start one with `dask scheduler`, and give the address that it says, as in --dask tcp://127.0.0.1:8786"
    raise ProblemsFound([Problem("output-cluster", f"no Dask scheduler at {address}: {reason}", hint=hint)])


async def _knock(address: str) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, **Security().get_connection_args("client"))
    await comm.close()


def _compare(client: Client, campaign: Campaign, address: str, common: JobSpec) -> None:
    """Raises ProblemsFound: nobody works there, or somebody would print otherwise."""
    try:
        client.wait_for_workers(1, timeout=_KNOCK)
    except TimeoutError:
        raise _gone(address, "it has no workers") from None
    ours = of_machine(campaign, common)
    problems = []
    for worker, theirs in sorted(client.run(of_machine, campaign, common, on_error="return").items()):
        if isinstance(theirs, BaseException):
            problems.append(_strange(_Stranger(worker, f"cannot run the program: {_words(theirs)}")))
        elif other := _other(ours, theirs):
            problems.append(_strange(_Stranger(worker, other)))
    if problems:
        raise ProblemsFound(problems)


def _other(ours: dict[str, str], theirs: dict[str, str]) -> str:
    """What a worker would do, in words; empty when it has the same."""
    different = [name for name, digest in ours.items() if theirs.get(name) != digest]
    return f"would print something else: {' and '.join(different)} differ from those here" if different else ""


def _strange(one: _Stranger) -> Problem:
    hint = "install the same there, start it anew, and name files by whole paths that hold there, too"
    return Problem("output-cluster-other", f"the worker at {one.address} {one.what}", hint=hint)


def _gone(address: str, reason: str) -> ProblemsFound:
    hint = "start workers with `dask worker ADDRESS`; the same command goes on from here"
    return ProblemsFound([Problem("output-cluster", f"the Dask cluster at {address} cannot work: {reason}", hint=hint)])


def _words(error: BaseException) -> str:
    """An error in one line."""
    with suppress(IndexError):
        return str(error).strip().splitlines()[0]
    return type(error).__name__
