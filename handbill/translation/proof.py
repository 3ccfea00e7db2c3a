"""A language on paper, for those who translate it: every piece is set in it, and what does not fit or is missing is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.build.job import Job
from handbill.build.pipeline import build, lay_out
from handbill.build.resolve import BuildOptions, resolve
from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material, material_names
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.language import SOURCE, find_language
from handbill.preflight.preview import contact_sheet
from handbill.translation.language_check import language_check, missing_messages

_OF_PAPER = ("fit", "glyph")


@dataclass(frozen=True)
class Proof:
    """The picture of all pieces that could be made (None: not one), how many they are, and why the others could not. `tag`: the pack's."""

    tag: str
    picture: bytes | None
    drawn: int
    problems: tuple[Problem, ...]


def proof_problems(campaign: Campaign, tag: str) -> list[Problem]:
    """What is wrong with a language's words, then with its pieces on paper, in every size. Raises ProblemsFound: no such language."""
    found = language_check(campaign, tag)
    for job in _jobs(campaign, tag, every_size=True):
        try:
            lay_out(job)
        except ProblemsFound as wrong:
            # A piece whose words are not in order was told of above.
            found += [problem for problem in wrong.problems if problem.code.startswith(_OF_PAPER)]
    return list(dict.fromkeys(found))


def proof_sheet(campaign: Campaign, tag: str, width: int) -> Proof:
    """A contact sheet of every piece in a language, `width` pixels wide. Raises ProblemsFound: no such language."""
    made, left_out, problems = [], [], []
    for job in _jobs(campaign, tag):
        try:
            result = build(job)
            made.append((result.name, result.pdf))
        except ProblemsFound as wrong:
            left_out.append(job.material.id)
            problems += [problem for problem in wrong.problems if problem.code not in ("language-missing", "language-fuzzy")]
    summary = _missing(campaign, tag, left_out)
    picture = contact_sheet(made, width) if made else None
    return Proof(find_language(campaign, tag).tag, picture, len(made), tuple(dict.fromkeys([*summary, *problems])))


def _missing(campaign: Campaign, tag: str, left_out: list[str]) -> list[Problem]:
    """One problem that says how many messages are missing, which, and on which pieces they keep off the sheet."""
    missing = missing_messages(campaign, tag) if left_out else []
    if not missing:
        return []
    pieces = ", ".join(dict.fromkeys(left_out))
    count = "1 message is" if len(missing) == 1 else f"{len(missing)} messages are"
    which = "; ".join(f"{problem.sentence} (line {problem.place.line})" for problem in missing)
    return [Problem("language-missing", f"{count} not translated yet; not drawn: {pieces}", missing[0].place, which)]


def _jobs(campaign: Campaign, tag: str, every_size: bool = False) -> Iterator[Job]:
    own = find_language(campaign, tag).tag
    for name in material_names(campaign):
        piece = find_material(campaign, name)
        # A page of many languages speaks this one and English, so that it does not wait for the other languages.
        shown = f"{own}+{SOURCE}" if piece.multilingual and own != SOURCE else own
        forms = piece.formats if every_size else ()
        yield from resolve(campaign, (name,), BuildOptions((shown,), forms, purposes=("screen",)))
