"""What a view asks of the workers, and how a visitor is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from flask import current_app

from handbill.core.process_pool.pool import ProcessPool
from handbill.web.http.rate_limits import RateLimiter

R = TypeVar("R")


@dataclass(frozen=True)
class AppState:
    """What an app works with. `limits`: None where only this machine can ask. `hosts`: the names it answers to, in small letters."""

    workers: ProcessPool
    limits: RateLimiter | None
    hosts: frozenset[str]


def desk() -> AppState:
    return cast(AppState, current_app.extensions["desk"])


def ask(function: Callable[..., R], *args: object) -> R:
    """What a worker answers. Raises NoAnswer, which becomes a page that says to try again (sorry.py)."""
    return desk().workers.call(function, *args)
