"""Summarize a written order for the terminal: destinations, sheets by stock, and the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

from handbill.content.piece import count_drafts
from handbill.core.counts import figure, format_count
from handbill.orders.cover_sheet import sheets_by_stock
from handbill.orders.documents import Ordered


def summary_lines(done: Ordered) -> Iterator[str]:
    """Yield lines of text."""
    yield f"{'copies':>9}  {'files':>5}  destination"
    for work in done.works:
        yield f"{figure(work.destination.copies):>9}  {len(work.jobs):>5}  {work.destination.name}"
    yield ""
    for (stock, _, size, paper, unit), number in sheets_by_stock(done.works).items():
        yield f"{figure(number):>9} {unit}, overs included: {stock} ({size}; {paper})"
    yield f"{format_count(done.built, 'piece')} built, {format_count(done.written, 'file')} in {done.folder}{os.sep}"
    drafts = (draft for work in done.works for job in work.jobs for draft in job.file.result.drafts)
    if count := count_drafts((draft.language, draft.what) for draft in drafts):
        yield f"Still draft (marked on each piece and ticket): {count}"
