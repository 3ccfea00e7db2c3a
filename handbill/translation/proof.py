"""Set every piece in one language for its translators, and report what does not fit or is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from handbill.build.job import Job
from handbill.build.lay_out import lay_out
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, made_in_country, resolve
from handbill.campaign.campaign import Campaign
from handbill.contacts.country import countries
from handbill.content.material import find_material
from handbill.content.piece_languages import possible_languages
from handbill.content.translate import UNDONE, translator
from handbill.core.problems import Problem, ProblemsFound, errors_from
from handbill.i18n.language import SOURCE, base_of, find_language
from handbill.preflight.preview import contact_sheet
from handbill.translation.language_check import language_check, missing_messages
from handbill.translation.to_translate import pieces_to_translate

_LAYOUT_PROBLEMS = ("fit", "glyph")


@dataclass(frozen=True)
class Proof:
    """A picture of the `drawn` pieces that could be built (None if there are none), and the problems of the others."""

    tag: str
    picture: bytes | None
    drawn: int
    problems: tuple[Problem, ...]


def proof_problems(campaign: Campaign, tag: str) -> list[Problem]:
    """Return the findings on a language's translations, then on the pieces in every size. Raises ProblemsFound: no such language."""
    found = language_check(campaign, tag)
    # Other problems are those of the translations, which are reported already.
    return list(dict.fromkeys([*found, *layout_problems(campaign, tag, pieces_to_translate(campaign))]))


def layout_problems(campaign: Campaign, tag: str, pieces: Sequence[str]) -> Iterator[Problem]:
    """What does not fit, or has no glyph, on these pieces in every size. Raises ProblemsFound: no such language."""
    for job in proof_jobs(campaign, tag, pieces, every_size=True):
        yield from (problem for problem in errors_from(partial(lay_out, job)) if problem.code.startswith(_LAYOUT_PROBLEMS))


def proof_sheet(campaign: Campaign, tag: str, width: int) -> Proof:
    """Return a contact sheet of every piece in a language, `width` pixels wide. Raises ProblemsFound: no such language."""
    drawn, left_out, problems = [], [], []
    for job in proof_jobs(campaign, tag, pieces_to_translate(campaign)):
        try:
            result = build(job)
            drawn.append((result.name, result.pdf))
        except ProblemsFound as wrong:
            left_out.append(job.material.id)
            problems += [problem for problem in wrong.problems if problem.code not in UNDONE]
    summary = _missing(campaign, tag, left_out)
    picture = contact_sheet(drawn, width) if drawn else None
    return Proof(find_language(campaign, tag).tag, picture, len(drawn), tuple(dict.fromkeys([*summary, *problems])))


def _missing(campaign: Campaign, tag: str, left_out: list[str]) -> list[Problem]:
    """Return one problem with the number of untranslated messages, which they are, and the pieces left out because of them."""
    if no_words := translator(campaign, find_language(campaign, tag).tag).no_words:
        return list(no_words)
    missing = missing_messages(campaign, tag) if left_out else []
    if not missing:
        return []
    pieces = ", ".join(dict.fromkeys(left_out))
    count = "1 message is" if len(missing) == 1 else f"{len(missing)} messages are"
    which = "; ".join(f"{problem.sentence} (line {problem.place.line})" for problem in missing)
    return [Problem("language-missing", f"{count} not translated yet; not drawn: {pieces}", missing[0].place, which)]


def proof_jobs(campaign: Campaign, tag: str, pieces: Sequence[str], every_size: bool = False) -> Iterator[Job]:
    """These pieces in a language, each in its usual size or in every size; in a variety with its country's numbers."""
    tag = find_language(campaign, tag).tag
    country = _country_of(campaign, tag)
    made, _ = made_in_country(campaign, pieces, BuildOptions(country=country))
    for name in made:
        piece = find_material(campaign, name)
        if piece.languages and tag not in possible_languages(campaign, name):
            continue
        # A multilingual page is set in this language and English, so that it does not depend on other translations.
        languages = f"{tag}+{SOURCE}" if piece.multilingual and tag != SOURCE else tag
        forms = piece.formats if every_size else ()
        yield from resolve(campaign, (name,), BuildOptions((languages,), forms, purposes=("screen",), country=country))


def _country_of(campaign: Campaign, tag: str) -> str:
    """The country whose numbers stand beside the words of a variety, such as mx for es-MX; empty: the campaign's."""
    own = tag.rpartition("-")[2].lower()
    return own if base_of(campaign, tag) and own in countries(campaign) else ""
