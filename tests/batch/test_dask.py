"""A Dask cluster works like processes here: the same answers in the same order, the same bytes, also when workers die in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from library import LIBRARY

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed: pip install -e '.[dask]'")

from handbill.batch import dask_executor as cluster_module  # noqa: E402
from handbill.batch.dask_executor import DaskExecutor  # noqa: E402
from handbill.batch.staging import StagingFolder  # noqa: E402
from handbill.build.job_spec import JobSpec  # noqa: E402
from handbill.core.executor import WorkerLost  # noqa: E402
from handbill.core.problems import ProblemsFound  # noqa: E402

pytestmark = [
    pytest.mark.dask,
    # Dask's own sockets, where a process at the other end was killed.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).parents[2]
_MANY = list(range(40))
_LONG = 90  # seconds that anything may take on a slow machine
_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="#12355b"/></svg>'


def doubled(items: Sequence[int]) -> Iterator[int]:
    yield from (2 * item for item in items)


def failing(items: Sequence[int]) -> Iterator[int]:
    yield from (1 // item for item in items)


def dying(items: Sequence[int]) -> Iterator[int]:
    for item in items:
        if item == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        yield item


def until(true: Callable[[], object]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + _LONG
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@dataclass
class Site:
    """A scheduler and workers, started by Dask's own commands in a folder of their own."""

    folder: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def scheduler(self) -> None:
        log = self.folder / "scheduler.log"
        # Two deaths are enough to be suspicious; Dask's default of four takes the tests longer.
        self._start(
            "scheduler",
            ["--port", "0", "--dashboard-address", "127.0.0.1:0", "--no-dashboard"],
            log,
            DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1",
        )
        until(lambda: "Scheduler at:" in log.read_text())
        self.address = log.read_text().partition("Scheduler at:")[2].split()[0]

    def worker(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        name = f"worker-{len(self.started)}"
        words = (self.address, "--name", name, "--nthreads", "1", "--no-dashboard", "--local-directory", str(self.folder), *words)
        process = self._start("worker", words, self.folder / f"{name}.log", **environment)
        with self.client() as client:
            until(lambda: name in [each["name"] for each in client.scheduler_info(n_workers=-1)["workers"].values()])
        return process

    @contextmanager
    def client(self) -> Iterator[distributed.Client]:
        with distributed.Client(self.address, set_as_default=False) as client:
            yield client

    def processes(self) -> list[int]:
        with self.client() as client:
            return sorted(client.run(os.getpid).values())

    def tasks(self) -> int:
        with self.client() as client:
            return client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))

    def stop(self) -> None:
        for process in reversed(self.started):
            stop(process)

    def _start(self, kind: str, words: Sequence[str], log: Path, **environment: str) -> subprocess.Popen[bytes]:
        paths = {
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests", Path(__file__).parent))),
            "DASK_CONFIG": str(self.folder / "config"),
        }
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", *words]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=self.folder, env=os.environ | paths | environment, stdout=out, stderr=out, start_new_session=True
            )
        self.started.append(process)
        return process


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    try:
        made.scheduler()
        made.worker()
        made.worker()
        yield made
    finally:
        made.stop()


@pytest.fixture
def common(today) -> JobSpec:
    return JobSpec("help-is-here", today)


def test_answers_come_in_order_also_twice(site: Site, common: JobSpec) -> None:
    with DaskExecutor(LIBRARY, site.address, common) as executor:
        assert list(executor.map(doubled, _MANY)) == [2 * item for item in _MANY]
        assert list(executor.map(doubled, [])) == []
        assert list(executor.map(doubled, [4])) == [8]


def test_a_fault_of_ours_is_not_swallowed(site: Site, common: JobSpec) -> None:
    with DaskExecutor(LIBRARY, site.address, common) as executor, pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(executor.map(failing, [1, 0, 1]))


def test_an_item_that_kills_its_workers_is_the_only_one_lost(site: Site, common: JobSpec) -> None:
    with DaskExecutor(LIBRARY, site.address, common) as executor:
        answers = list(executor.map(dying, _MANY))
    assert [item for item, answer in enumerate(answers) if isinstance(answer, WorkerLost)] == [13]
    assert [answer for answer in answers if not isinstance(answer, WorkerLost)] == [item for item in _MANY if item != 13]


def test_few_parcels_are_on_their_way(site: Site, common: JobSpec) -> None:
    until(lambda: len(site.processes()) == 2)
    sent = 0

    def counted() -> Iterator[int]:
        nonlocal sent
        for item in range(4000):
            sent += 1
            yield item

    class Items(list[int]):
        def __iter__(self) -> Iterator[int]:
            return counted()

    with DaskExecutor(LIBRARY, site.address, common) as executor:
        answers = executor.map(doubled, Items(range(4000)))
        assert next(answers) == 0
        assert 2 * cluster_module._LARGEST_CHUNK <= sent <= 2 * (cluster_module._AHEAD + 1) * cluster_module._LARGEST_CHUNK


def test_a_worker_killed_in_the_middle_costs_no_record(site: Site, school, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed once two files have come back, while six chunks of eight records are on their way."""
    count = 64
    school.write("organization\n" + "".join(f"School {number}\n" for number in range(count)))
    until(lambda: len(site.processes()) == 2)
    before = site.processes()
    note, noted = StagingFolder.note, 0

    def note_and_kill(*given) -> None:
        nonlocal noted
        note(*given)
        noted += 1
        if noted == 2:
            os.kill(before[0], signal.SIGKILL)

    monkeypatch.setattr(StagingFolder, "note", note_and_kill)
    answer = school.run("--dask", site.address)
    assert answer.code == 0, answer.err
    assert noted == count
    until(lambda: len(site.processes()) == 2)
    assert before[0] not in site.processes()
    made = school.files()
    shutil.rmtree(school.out)
    assert school.run().code == 0
    assert len(made) == count + 1
    assert made == school.files()


def test_ctrl_c_leaves_the_cluster_clean(site: Site, school) -> None:
    until(lambda: len(site.processes()) == 2)
    school.write("organization\n" + "".join(f"School {number}\n" for number in range(150)))
    stopped = school.interrupt(2, "--dask", site.address)
    assert stopped.code == 130
    assert "of 150 files are done" in stopped.err
    assert stopped.err.count("\n") <= 2
    until(lambda: site.tasks() == 0)


def test_workers_that_would_print_something_else_are_refused(site: Site, school, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts, bare = tmp_path / "fonts", tmp_path / "bare"
    fonts.mkdir()
    bare.mkdir()
    # An empty module of the same name, so that the package is not found even where it is installed.
    (bare / "handbill.py").touch()
    package = fonts / "fontpkg_strange-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Name: fontpkg-strange\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[fontpkg.family]\nstrange = fontpkg_strange\n")
    strangers = [
        site.worker("--no-nanny", PYTHONPATH=os.pathsep.join((str(fonts), *sys.path))),
        site.worker("--no-nanny", PYTHONPATH=str(bare)),
    ]
    try:
        answer = school.run("--dask", site.address)
        assert answer.code == 8
        assert answer.err.count("[output-cluster-other]") == 2
        assert "has different versions of: the program, its data, libraries or fonts" in answer.err
        assert "cannot run the program: ModuleNotFoundError" in answer.err
        stop(strangers.pop())
        # A worker that joins later is found out by its first chunk.
        monkeypatch.setattr(cluster_module, "_compare_workers", lambda *given: None)
        (school.folder / "logo.svg").write_text(_LOGO)
        school.write("organization,logo\n" + "".join(f"School {number},logo.svg\n" for number in range(24)))
        answer = school.run("--dask", site.address)
        assert answer.code == 8
        assert "[output-cluster-other]" in answer.err
    finally:
        for stranger in strangers:
            stop(stranger)
    until(lambda: len(site.processes()) == 2)


def test_a_file_that_an_option_names_must_be_the_same_there(site: Site, school, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school.folder)
    shop = (ROOT / "layouts" / "shops" / "us-offset.yaml").read_text(encoding="utf-8")
    Path("shop.yaml").write_text(shop, encoding="utf-8")
    answer = school.run("--for", "press", "--shop", "shop.yaml", "--dask", site.address)
    assert answer.code == 8
    assert answer.err.count("has different versions of: a file that an option names") == 2


def test_a_logo_changed_between_two_runs_is_printed_as_it_is_now(site: Site, school) -> None:
    logo, made = school.folder / "logo.svg", []
    school.write("organization,logo\nRiverside,logo.svg\nHillside,logo.svg\n")
    for color in ("#12355b", "#9fd3c7"):
        logo.write_text(_LOGO.replace("#12355b", color), encoding="utf-8")
        answer = school.run("--dask", site.address)
        assert answer.code == 0, answer.err
        made.append(school.files())
        shutil.rmtree(school.out)
    assert school.run().code == 0
    assert made[0] != made[1] == school.files()


def test_a_cluster_of_this_process_makes_the_same_zip_and_sheets(school, tmp_path: Path) -> None:
    given = {"dashboard_address": "127.0.0.1:0", "local_directory": str(tmp_path / "dask"), "host": "127.0.0.1"}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=2, processes=True, **given) as local:
        for words, material in ((("--zip",), "help-is-here"), (("--impose", "--for", "office"), "indicator-card")):
            answer = school.run(*words, "--dask", local.scheduler_address, material=material)
            assert answer.code == 0, answer.err
            made = school.files()
            shutil.rmtree(school.out)
            assert school.run(*words, material=material).code == 0
            assert made == school.files()
            shutil.rmtree(school.out)


def test_a_cluster_without_workers_or_without_its_scheduler_is_reported(tmp_path: Path, common: JobSpec, monkeypatch) -> None:
    monkeypatch.setattr(cluster_module, "_CONNECT_SECONDS", _LONG)
    monkeypatch.setattr(cluster_module, "_POLL_SECONDS", 0.5)
    site = Site(tmp_path)
    try:
        site.scheduler()
        monkeypatch.setattr(cluster_module, "_WORKER_SECONDS", 0.5)
        with DaskExecutor(LIBRARY, site.address, common) as executor, pytest.raises(ProblemsFound, match="it has no workers"):
            list(executor.map(doubled, _MANY))
        monkeypatch.setattr(cluster_module, "_WORKER_SECONDS", _LONG)
        worker = site.worker("--no-nanny")
        with DaskExecutor(LIBRARY, site.address, common) as executor:
            answers = executor.map(doubled, list(range(4000)))
            assert next(answers) == 0
            stop(worker)
            monkeypatch.setattr(cluster_module, "_PATIENCE", 1)
            with pytest.raises(ProblemsFound, match="no worker is left there"):
                list(answers)
        monkeypatch.setattr(cluster_module, "_PATIENCE", _LONG)
        site.worker("--no-nanny")
        with DaskExecutor(LIBRARY, site.address, common) as executor:
            answers = executor.map(doubled, list(range(4000)))
            assert next(answers) == 0
            os.killpg(site.started[0].pid, signal.SIGKILL)
            with pytest.raises(ProblemsFound, match="the Dask cluster at"):
                list(answers)
    finally:
        site.stop()
