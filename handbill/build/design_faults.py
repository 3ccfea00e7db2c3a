"""Faults in a design's own code, as problems with its file and line: it cannot be loaded, it raises, or it gives no pages."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.graphics.items import Page

_CODE = "content-design"
_RETURN = "end `pages` with `return one_face(kit, side)`, as docs/own-designs.md shows"


@contextmanager
def design_faults(path: Path, sentence: str) -> Iterator[None]:
    """Whatever the code in the file at `path` raises is raised as ProblemsFound (content-design), after this sentence."""
    try:
        yield
    except ProblemsFound:
        raise
    except (Exception, SystemExit) as error:
        raise ProblemsFound([_problem(path, sentence, error)]) from error


def pages_of(pages: Callable[..., Any], path: Path, name: str, *given: Any) -> tuple[Page, ...]:
    """What a design's function gives, as pages. Raises ProblemsFound (content-design): it gives none, or something else."""
    made = pages(*given)
    made = tuple(made) if isinstance(made, Iterable) else made
    place = Place(display_path(path), getattr(getattr(pages, "__code__", None), "co_firstlineno", 1))
    if not isinstance(made, tuple) or not all(isinstance(page, Page) for page in made):
        wrong = next((each for each in made if not isinstance(each, Page)), None) if isinstance(made, tuple) else made
        raise ProblemsFound([Problem(_CODE, f"`pages` of the design {name} gives {type(wrong).__name__}, not pages", place, _RETURN)])
    if not made:
        raise ProblemsFound([Problem(_CODE, f"`pages` of the design {name} gives no page", place, _RETURN)])
    return made


def _problem(path: Path, sentence: str, error: BaseException) -> Problem:
    if isinstance(error, SyntaxError) and error.filename == str(path):
        place = Place(display_path(path), error.lineno or 1)
        return Problem(_CODE, f"{sentence}: this is not valid Python: {error.msg}", place, "correct the line, or the one before it")
    frames = traceback.extract_tb(error.__traceback__)
    own = next((frame for frame in reversed(frames) if frame.filename == str(path)), None)
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    hint = "correct the design"
    if own and frames[-1] is not own:
        hint += f"; it was found at {display_path(Path(frames[-1].filename))}:{frames[-1].lineno}"
    return Problem(_CODE, f"{sentence}: {said}", Place(display_path(path), own.lineno or 1 if own else 1), hint)
