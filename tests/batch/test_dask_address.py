"""A cluster that cannot be had is told in a sentence, within seconds."""

from __future__ import annotations

import socket
import sys

import pytest

from handbill.batch import dask_executor


@pytest.mark.parametrize("address", ["nobody", "nonsense://127.0.0.1:8786", "tcp://127.0.0.1:{closed}", "tcp://127.0.0.1:{mute}"])
def test_an_address_at_which_no_scheduler_answers(school, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    monkeypatch.setattr(dask_executor, "_CONNECT_SECONDS", 1)
    with socket.socket() as closed, socket.socket() as mute:
        closed.bind(("127.0.0.1", 0))
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        answer = school.run("--dask", address.format(closed=closed.getsockname()[1], mute=mute.getsockname()[1]))
    assert answer.code == 8
    assert "[output-cluster] no Dask scheduler at" in answer.err
    assert not school.files()


def test_processes_here_and_a_cluster_exclude_each_other(school) -> None:
    answer = school.run("--dask", "tcp://127.0.0.1:8786", "--jobs", "2")
    assert answer.code == 2
    assert "[usage-jobs]" in answer.err


def test_what_to_install_is_told(school, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = school.run("--dask", "tcp://127.0.0.1:8786")
    assert answer.code == 2
    assert "pip install 'handbill[dask]'" in answer.err
