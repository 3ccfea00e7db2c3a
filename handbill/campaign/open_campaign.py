"""Finds and judges a campaign's own folder, and lays single files over a campaign under the names they would have in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from handbill.campaign.campaign import SETTINGS, Campaign
from handbill.campaign.library import LIBRARY, PACKAGE
from handbill.core.files import as_it_is_named
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any

_YAML = (".yaml", ".yml")
_NAME = re.compile("[a-z0-9]+([-_][a-z0-9]+)*")
_INSTALLED = ("site-packages", "dist-packages")


def find_campaign_folder(start: Path) -> Path | None:
    """The nearest folder with a handbill.yaml: `start` or one above it."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if as_it_is_named(folder / SETTINGS).is_file()), None)


def open_campaign_folder(folder: Path | None) -> Campaign:
    """The campaign in a folder; without one, the library alone.

    Raises ProblemsFound (usage-campaign): there is no such folder, it has no handbill.yaml, or it belongs to an installed program.
    """
    if folder is None or folder.resolve() == LIBRARY:
        return Campaign.open()
    raise_if_any(_folder_problems(folder))
    return Campaign.open(folder)


def _folder_problems(folder: Path) -> list[Problem]:
    place = Place(display_path(folder))
    if not folder.is_dir():
        return [Problem("usage-campaign", "there is no such folder", place, "make one with `handbill init FOLDER`")]
    if is_installed(folder):
        hint = "move the campaign to a folder of yours: what is installed is replaced by the next version"
        return [Problem("usage-campaign", "this folder belongs to an installed program", place, hint)]
    if not as_it_is_named(folder / SETTINGS).is_file():
        return [Problem("usage-campaign", f"this is no campaign: it has no {SETTINGS}", place, "make one with `handbill init FOLDER`")]
    return []


def is_installed(folder: Path) -> bool:
    """Whether a folder belongs to the program or to another installed package, where nothing of a user's may be kept."""
    whole = folder.resolve()
    return whole == PACKAGE or PACKAGE in whole.parents or bool(set(_INSTALLED) & set(whole.parts))


def lay_over(campaign: Campaign, folder: str, names: Iterable[str]) -> tuple[Campaign, tuple[str, ...]]:
    """The campaign with the files among `names` laid over it in `folder`, and the names that it knows them by.

    A name that ends in .yaml is a file: ./my-piece.yaml becomes my-piece. Raises ProblemsFound (usage-file): there is no such file, or
    its name cannot be a name.
    """
    known, files, problems = [], dict[str, Path](), []
    for name in names:
        path = Path(name)
        if path.suffix not in _YAML:
            known.append(name)
        elif not path.is_file():
            hint = f"name a file, or one of those that `handbill list` shows ({folder})"
            problems.append(Problem("usage-file", "there is no such file", Place(display_path(path)), hint))
        elif not _NAME.fullmatch(path.stem):
            hint = "use small letters of English, digits, and hyphens between them, such as my-piece.yaml"
            problems.append(Problem("usage-file", f"{path.stem!r} cannot be a name", Place(display_path(path)), hint))
        elif files.get(f"{folder}/{path.stem}.yaml", path.resolve()) != path.resolve():
            hint = f"rename one of them, or build them one after the other: both are called {path.stem}"
            problems.append(Problem("usage-file", "another file of this run has the same name", Place(display_path(path)), hint))
        else:
            known.append(path.stem)
            files[f"{folder}/{path.stem}.yaml"] = path.resolve()
    raise_if_any(problems)
    return campaign.with_files(files) if files else campaign, tuple(known)


def open_source() -> Campaign:
    """The library in a checkout, for commands that change the program itself.

    Raises ProblemsFound (output-library): the program is installed, and nothing is written into an installed program.
    """
    if LIBRARY == PACKAGE:
        hint = "get the source of the program, and run the command in its folder"
        raise ProblemsFound([Problem("output-library", "this command changes the program itself, which is installed here", hint=hint)])
    return Campaign.open()


def check_new_folder(folder: Path) -> None:
    """Raises ProblemsFound (usage-campaign): a new campaign cannot be made here, since there is one, or the program is here."""
    place = Place(display_path(folder))
    if is_installed(folder):
        raise ProblemsFound([Problem("usage-campaign", "this folder belongs to an installed program", place, "choose a folder of yours")])
    if as_it_is_named(folder / SETTINGS).exists():
        raise ProblemsFound([Problem("usage-campaign", f"there is a campaign already: {SETTINGS}", place, "choose another folder")])
    if folder.exists() and not folder.is_dir():
        raise ProblemsFound([Problem("usage-campaign", "this is a file", place, "choose another name for the folder")])
