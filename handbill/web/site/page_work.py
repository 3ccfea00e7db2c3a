"""Makes what one page of the site shows: the files of a piece in a language, its pictures and its words. Runs in worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.build.file_summary import FileSummary, summarize
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.build.social_pictures import alternative_text, social_pictures
from handbill.campaign.campaign import Campaign
from handbill.content.piece import Piece, strings_of
from handbill.core.isolates import without_isolates
from handbill.core.problems import Problem, ProblemsFound
from handbill.preflight.preview import screen_images

_LONGEST = 1000  # pixels of a picture's longer side
_SHOWN_AS = "screen"  # the purpose of the file that is shown on the page


@dataclass(frozen=True)
class PieceFile:
    """A finished file. `size`: what its format is called; `words`: of a picture, for those who cannot see it."""

    spec: JobSpec
    name: str
    data: bytes
    size: str
    summary: FileSummary
    words: str = ""

    @property
    def kind(self) -> str:
        """'PDF', 'PNG', 'JPEG'."""
        return {"jpg": "JPEG"}.get(suffix := self.name.rpartition(".")[2], suffix.upper())


@dataclass(frozen=True)
class PagePicture:
    """One face of the piece. `width` and `height`: of the picture, in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True)
class PieceContent:
    """Everything on the page of a piece in its languages. `ink`, `accent`: the colors of its audience or organization, as '#rrggbb'.

    `letters`: every character that its words need, without those that only steer direction. With `problems` there is nothing else.
    """

    problems: tuple[Problem, ...] = ()
    piece: Piece | None = None
    files: tuple[PieceFile, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    ink: str = ""
    accent: str = ""
    letters: frozenset[str] = frozenset()


def make_contents(groups: Sequence[tuple[JobSpec, ...]], campaign: Campaign) -> Iterator[PieceContent]:
    """The content of the page for each group of specs, which differ in size and purpose alone."""
    for specs in groups:
        try:
            yield _content(campaign, specs)
        except ProblemsFound as found:
            yield PieceContent(found.problems)


def _content(campaign: Campaign, specs: Sequence[JobSpec]) -> PieceContent:
    """Raises ProblemsFound with the problems of all files together."""
    problems: list[Problem] = []
    results = []
    for spec in specs:
        try:
            results.append((spec, build(resolve_job(campaign, spec))))
        except ProblemsFound as found:
            problems += (problem for problem in found.problems if problem not in problems)
    if problems:
        raise ProblemsFound(problems)
    shown = _shown(campaign, results)
    piece, colors = shown.setting.piece, shown.job.look.colors
    return PieceContent(
        piece=piece,
        files=tuple(file for spec, result in results for file in _files(spec, result)),
        pictures=tuple(_pictures(shown)),
        ink=colors["ink"].hex,
        accent=colors["accent"].hex,
        letters=frozenset(without_isolates("".join((piece.title, *(text for panel in piece.panels for text in strings_of(panel.blocks)))))),
    )


def _shown(campaign: Campaign, results: Sequence[tuple[JobSpec, Result]]) -> Result:
    """The piece that the page shows, for the screen: its first size, made for this if that was not asked for; never an excerpt."""
    whole = [(spec, result) for spec, result in results if not result.job.purpose.pictures]
    spec = replace((whole or results)[0][0], purpose=_SHOWN_AS, shop="", icc=None)
    if not whole:
        spec = replace(spec, form="")
    return next((result for known, result in whole if known == spec), None) or build(resolve_job(campaign, spec))


def _files(spec: JobSpec, result: Result) -> Iterator[PieceFile]:
    size, summary = result.setting.form.name, summarize(result)
    if not result.job.purpose.pictures:
        yield PieceFile(spec, result.name, result.pdf, size, summary)
        return
    words = "\n".join(alternative_text(panel) for panel in result.setting.piece.panels)
    for name, data in social_pictures(result).items():
        if not name.endswith(".txt"):
            yield PieceFile(spec, name, data, size, summary, words)


def _pictures(shown: Result) -> Iterator[PagePicture]:
    for png, page in zip(screen_images(shown.pdf, _LONGEST), shown.setting.pages, strict=True):
        scale = _LONGEST / max(page.width, page.height)
        yield PagePicture(png, round(page.width * scale), round(page.height * scale))
