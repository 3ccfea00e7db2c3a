"""Which files of a person's own each output was made from: two of one name give outputs of one name, and neither may replace the other's.

A hidden table in the output folder remembers them; without it a run could not know that rio.yaml is another Rio than last week's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbill.build.defaults import default_organization
from handbill.build.job import Job
from handbill.core.datafile import YAML_SUFFIXES
from handbill.core.files import path_from, write_files
from handbill.core.problems import Problem, display_path
from handbill.layout.format import FORMATS
from handbill.layout.theme import THEMES

MADE_FROM = ".made-from.json"
Origins = Mapping[str, tuple[Path, ...]]  # by the path of the output below the folder


def origins_of(job: Job) -> tuple[Path, ...]:
    """The files named for this job of which the name of the output says the names at most, not the content."""
    return tuple(sorted({path.resolve() for path in _named_files(job) if path.is_file()}))


def _named_files(job: Job) -> Iterator[Path]:
    spec, paper = job.spec, job.spec.paper
    if spec.organization and spec.organization != default_organization(job.campaign):
        yield from (Path(place.file) for _, place in spec.organization.places[:1])
    if spec.hero:
        yield spec.hero.file
    for name in (f"{THEMES}/{spec.theme}.yaml", f"{FORMATS}/{spec.form}.yaml"):
        if name in job.campaign.named:
            yield job.campaign.named[name]
    if job.purpose.office_paper:
        yield from (Path(name) for name in (paper.stock, paper.tile) if name.endswith(YAML_SUFFIXES))
        yield from (paper.printer,) if paper.printer else ()
    if job.purpose.for_shop:
        yield from (Path(spec.shop),) if spec.shop.endswith(YAML_SUFFIXES) else ()
        yield from (spec.icc,) if spec.icc else ()


def origin_problems(folder: Path, outputs: Origins) -> Iterator[Problem]:
    """A problem for each output that an earlier run made from another file of the same name, which is still there."""
    known = _read(folder)
    for name, paths in outputs.items():
        earlier = [(folder / each).resolve() for each in known.get(name, ())]
        other = next((each for each in earlier if each not in paths and each.is_file()), None)
        if other and (folder / name).is_file():
            sentence = f"{display_path(folder / name)} was made with {display_path(other)}, and this run would write over it"
            yield Problem("output-name", sentence, hint="give the new files a folder of their own: --output, or rename one of the two")


def write_origins(folder: Path, outputs: Origins) -> None:
    """Remember what these outputs were made from. Raises ProblemsFound (output-disk)."""
    known = _read(folder)
    noted = {name: sorted(path_from(folder, path) for path in paths) for name, paths in outputs.items() if paths}
    kept = {name: paths for name, paths in known.items() if name not in outputs and (folder / name).is_file()}
    if known != (new := kept | noted):
        write_files({folder / MADE_FROM: (json.dumps(dict(sorted(new.items())), indent=1, ensure_ascii=False) + "\n").encode()})


def _read(folder: Path) -> dict[str, list[str]]:
    """The table; empty if it is missing or damaged."""
    try:
        found = json.loads((folder / MADE_FROM).read_text(encoding="utf-8"))
        return {str(name): [str(path) for path in paths] for name, paths in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
