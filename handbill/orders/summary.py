"""What the terminal says of an order that was written: destinations, sheets by stock, and where it lies."""

from __future__ import annotations

import os
from collections.abc import Iterator

from handbill.orders.cover_sheet import by_stock
from handbill.orders.document_style import counted, figure
from handbill.orders.documents import Ordered


def summary(done: Ordered) -> Iterator[str]:
    """Lines of text."""
    yield f"{'copies':>9}  {'files':>5}  destination"
    for work in done.works:
        yield f"{figure(work.destination.copies):>9}  {len(work.jobs):>5}  {work.destination.name}"
    yield ""
    for (stock, _, size, paper, unit), number in by_stock(done.works).items():
        yield f"{figure(number):>9} {unit}, overs included: {stock} ({size}; {paper})"
    yield f"{counted(done.built, 'piece')} built, {counted(done.written, 'file')} in {done.folder}{os.sep}"
    drafts = {draft for work in done.works for job in work.jobs for draft in job.file.result.drafts}
    if drafts:
        yield f"Still draft (marked on each piece and ticket): {len(drafts)} messages and numbers that nobody has confirmed"
