"""What reviewers said, as lines for the terminal: what a review changed, and where people disagree, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.campaign.campaign import Campaign
from handbill.core.counts import format_count
from handbill.core.problems import display_path
from handbill.i18n.opinions import OpinionKind
from handbill.translation.review.accept import AcceptedReview
from handbill.translation.review.standings import ReviewedMessage, opinion_text, reviewed_messages
from handbill.translation.status import status, status_by_material


def accepted_lines(before: Campaign, done: AcceptedReview) -> Iterator[str]:
    """What became of a review. `before`: the campaign as it was read before anything was written."""
    right, proposed, wrong = (done.count(kind) for kind in (OpinionKind.REVIEWED, OpinionKind.PROPOSED, OpinionKind.WRONG))
    counts = (f"{right} right", f"{len(done.changed)} better and taken", f"{proposed} better and kept as proposals", f"{wrong} wrong")
    yield f"{done.language.english}, {done.who.name}, {done.who.day}: {', '.join(counts)}"
    if done.listed_in:
        yield f"{done.who.name} is new: added to the reviewers in {display_path(done.listed_in)}"
    for one in done.changed:
        yield f"changed: {one.about.text}  ->  {one.text}  ({one.about.message.text})"
    if not done.recorded:
        return
    yield f"written: {display_path(done.path)}"
    campaign, tag = Campaign(*before.layers, named=before.named), done.language.tag
    judged = {one.about.message.text for one in done.recorded}
    told = [one for one in reviewed_messages(campaign, tag) if one.standing.disputed and one.message.text in judged]
    yield from disagreement_lines(told)
    drafts = {row.material for row in status_by_material(before, (tag,)) if row.reviewed < 100}
    for row in status_by_material(campaign, (tag,)):
        if row.reviewed == 100 and row.material in drafts:
            yield f"all words of {row.material} are reviewed now"
    (row_now,) = (row for row in status(campaign, (tag,)) if row.language.tag == tag)
    yield f"{row_now.reviewed} of {format_count(row_now.total, 'message')} reviewed ({row_now.percent} %)"


def disagreement_lines(disputed: Sequence[ReviewedMessage]) -> Iterator[str]:
    """Each message with its wording and what each person says about it."""
    for one in disputed:
        yield f"{'reviewers disagree' if one.standing.disputed else 'objection'}: {one.message.text}  ({one.place})"
        yield f"    now: {one.text}"
        for opinion in (*one.standing.approving, *one.standing.objecting):
            yield f"    {opinion_text(opinion)}"
