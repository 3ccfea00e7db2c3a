"""What views share: the campaign, the workers and the limits of the app that handles the current request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from flask import current_app

from handbill.campaign.campaign import Campaign
from handbill.core.process_pool.pool import ProcessPool
from handbill.web.http.rate_limits import RateLimiter

R = TypeVar("R")


@dataclass(frozen=True)
class AppState:
    """What one app works with.

    `campaign`: its pieces are offered. `limiter`: None where only this machine can connect. `hosts`: allowed host names, in lower case.
    """

    campaign: Campaign
    workers: ProcessPool
    limiter: RateLimiter | None
    hosts: frozenset[str]


def current_app_state() -> AppState:
    return cast(AppState, current_app.extensions["handbill"])


def current_campaign() -> Campaign:
    return current_app_state().campaign


def run_in_worker(function: Callable[..., R], *args: object) -> R:
    """Call a module's function in a worker process and return its result.

    Raises the ProblemsFound of the function; WorkerError, which the visitor sees as a page that says to try again (error_pages.py).
    """
    return current_app_state().workers.call(function, *args)
