"""Says which pieces are not made in which languages, because words of them are not translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.build.defaults import default_country
from handbill.campaign.campaign import Campaign
from handbill.content.piece_languages import UntranslatedPiece, untranslated_languages
from handbill.core.counts import format_count
from handbill.i18n.language import language_tags, of_country

_FEW = 3  # languages that each get a line of their own


def missing_language_lines(campaign: Campaign, names: Iterable[str]) -> Iterator[str]:
    """A line for each language that a piece lacks, with the place of the first word to translate; one for all where there are many."""
    for name in names:
        # A variety of a language lacks what the language lacks.
        shown = of_country(campaign, language_tags(campaign), default_country(campaign))
        lacking = [each for each in untranslated_languages(campaign, name) if each.tag in shown]
        yield from (_unread_line(each) for each in lacking if each.unread)
        lacking = [each for each in lacking if not each.unread]
        if len(lacking) > _FEW:
            by_count: dict[int, list[str]] = {}
            for each in lacking:
                by_count.setdefault(each.count, []).append(each.tag)
            total = lacking[0].total
            counts = "; ".join(f"{count} of {total} in {', '.join(tags)}" for count, tags in sorted(by_count.items()))
            yield f"{name} is not made in {len(lacking)} languages, where messages are not translated: {counts}"
        else:
            yield from map(_line, lacking)


def _line(lacking: UntranslatedPiece) -> str:
    one = lacking.count == 1
    left = "is not translated" if one else "are not translated"
    if len(lacking.undone) < lacking.count:
        left = "is wrong" if one else "are not translated, or wrong"
    return f"{lacking.material} is not made in {lacking.english}: {lacking.count} of its {lacking.total} messages {left} ({lacking.place})"


def _unread_line(lacking: UntranslatedPiece) -> str:
    first, *more = lacking.unread
    others = f", and {format_count(len(more), 'other problem')}" if more else ""
    return f"{lacking.material} is not made in {lacking.english}, whose words cannot be read: {first.sentence} ({first.place}){others}"
