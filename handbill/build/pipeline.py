"""Makes the finished PDF of a job: lays it out, writes it and reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbill.build.file_names import file_name
from handbill.build.job import Job, LaidOutPiece
from handbill.build.lay_out import about_of, lay_out, sheets_of
from handbill.build.logo_inks import logo_ink_problems
from handbill.build.result import Result
from handbill.build.unprinted import unprinted_problems
from handbill.build.verify import numbers_on, verify_output
from handbill.content.piece import Piece
from handbill.core.problems import Problem, raise_if_any
from handbill.layout.piece_fonts import lacking_letters
from handbill.sheets.sheet import Sheet

if TYPE_CHECKING:
    from handbill.pdf.metadata import About


def build(job: Job) -> Result:
    """Make one PDF. Raises ProblemsFound with everything that is wrong in words, numbers, pictures and fit."""
    if job.organization:
        from handbill.build.mail_merge import can_merge, mail_merge_template

        if can_merge(job.organization):
            template = mail_merge_template(job.campaign, job.spec)
            filled = template.fill(job.organization)
            laid_out = template.piece_of(filled)
            _check_final(laid_out.piece, job)
            return _result(template.pdf(filled), laid_out, template.sheets, job, _name(laid_out, job, template.about))
    laid_out = lay_out(job)
    _check_final(laid_out.piece, job)
    return finish(laid_out, sheets_of(laid_out, job), job)


def finish(laid_out: LaidOutPiece, sheets: tuple[Sheet, ...], job: Job, name: str = "") -> Result:
    """Write sheets as a file, called as usual unless it has a `name`, and read it back. Raises ProblemsFound with what is wrong in it."""
    from handbill.pdf.document import write

    about = about_of(laid_out, sheets, job)
    return _result(write(sheets, laid_out.pages, about), laid_out, sheets, job, name or _name(laid_out, job, about))


def _name(laid_out: LaidOutPiece, job: Job, about: About) -> str:
    return file_name(laid_out, job, printed=about.printing.copies if about.printing else 1)


def _result(pdf: bytes, laid_out: LaidOutPiece, sheets: tuple[Sheet, ...], job: Job, name: str) -> Result:
    piece = laid_out.piece
    remarks = verify_output(pdf, numbers_on(sheets, laid_out.pages, piece.numbers), job)
    fallbacks = lacking_letters(piece, job.theme.fonts, laid_out.form.kind.group == "card")
    remarks = (*unprinted_problems(laid_out, job), *logo_ink_problems(laid_out, job), *fallbacks, *remarks)
    return Result(job, name, pdf, laid_out, sheets, piece.drafts, remarks)


def _check_final(piece: Piece, job: Job) -> None:
    """Raises ProblemsFound (draft-unreviewed) for each draft on a piece that has to be final."""
    hint = "have a named person confirm it, then record the name (README, 'Reviews'); or build without --final"
    if job.spec.final:
        raise_if_any(
            [Problem("draft-unreviewed", f"{piece.material} is not final: {draft.what}", draft.place, hint) for draft in piece.drafts]
        )
