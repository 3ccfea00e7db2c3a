"""Finished files to look into, each built once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest

from layouts.press import Purpose, Request, Result, build
from materials.piece import Organization

Finished = Callable[..., Result]


@pytest.fixture(scope="session")
def finished(today: dt.date) -> Finished:
    """finished('help-is-here', 'en+ar', 'press', 'a4', organization): the Result."""

    @cache
    def make(
        material: str, languages: str = "en", purpose: Purpose = "screen", form: str = "", organization: Organization | None = None
    ) -> Result:
        return build(Request(material, today, tuple(languages.split("+")), purpose, form, organization=organization))

    return make
