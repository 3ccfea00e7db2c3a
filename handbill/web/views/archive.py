"""Files become one ZIP in memory: stored, in their order, without a clock."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say (APPNOTE 4.4.6)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive's bytes; `files` holds names and contents."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _DAY), content)
    return stream.getvalue()
