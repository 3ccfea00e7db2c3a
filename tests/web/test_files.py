"""What is downloaded: the very bytes that the press makes, with the organization's own words on every one."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from read_back import text_of

from layouts.press import Request, build
from layouts.sheets.stock import stock_names
from materials.piece import Organization
from tests.web.visitor import NAME, NUMBER, Visitor, problems
from web import choices
