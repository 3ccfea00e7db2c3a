"""What a run's files are made from beyond what their names say, so that none takes the place of another list's or another piece's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from handbill.batch.file_names import fields_of
from handbill.batch.options import BatchOptions
from handbill.build.manifest import ManifestEntry, sha256_of
from handbill.content.material import find_material
from handbill.core.files import path_from
from handbill.core.problems import Problem, display_path
from handbill.i18n.language import find_languages

_OPTION = "--"


def made_from(batch: BatchOptions, named: bool) -> tuple[str, ...]:
    """The list, other files named and options given, as the manifest keeps them: paths from its folder, and options with their values.

    `named`: for a file with a name of its own, which may show the piece and the language. Rows that an earlier run rejected join its
    files, whatever their list is called.
    """
    common = batch.common
    files = [] if batch.joined else [batch.list]
    files += [common.hero.file] if common.hero else []
    files += [common.paper.printer] if common.paper.printer else []
    return (*(path_from(batch.folder, path) for path in files), *_options(batch, fields_of(batch.template) if named else ()))


def _options(batch: BatchOptions, shown: Sequence[str]) -> Iterator[str]:
    """The options that show neither in the rows of the list nor in the names of files."""
    if "material" not in shown:
        yield from sorted(f"{_OPTION}material {find_material(batch.campaign, name).id}" for name in batch.defaults.materials)
    if "language" not in shown and "language" in batch.defaults.given:
        tags = ["+".join(sides) for written in batch.defaults.languages for sides in find_languages(batch.campaign, written)]
        yield from sorted(f"{_OPTION}language {each}" for each in tags)


def shared_entries(batch: BatchOptions, table: Path | None) -> dict[str, ManifestEntry]:
    """The manifest's entries for what all records share beside their sheets: the ZIP, the list of who is where. Their key is their name."""
    shared = [path for path in (batch.archive, table) if path]
    return {path.name: ManifestEntry(path.name, sha256_of(path), made_from=made_from(batch, named=False)) for path in shared}


def overwritten(batch: BatchOptions, manifest: Mapping[str, ManifestEntry], changed: Collection[str]) -> list[Problem]:
    """A problem for each reason why what stands in the place of the `changed` files must stay: it was made from something else."""
    if not changed:
        return []
    names = {batch.archive.name} if batch.archive else set(changed)
    ours = made_from(batch, named=batch.output == "files")
    reasons: dict[str, str] = {}
    there = (entry for entry in manifest.values() if entry.file in names and entry.made_from and (batch.folder / entry.file).is_file())
    for entry in there:
        if reason := _other(entry.made_from, ours, batch.folder):
            reasons.setdefault(reason, entry.file)
    hint = "give the new files a folder of their own: --output"
    sentence = "{} was made {}, and this run would write over it"
    return [
        Problem("output-name", sentence.format(display_path(batch.folder / file), reason), hint=hint) for reason, file in reasons.items()
    ]


def _other(theirs: Sequence[str], ours: Sequence[str], folder: Path) -> str:
    """What differs; nothing where it is the same, or where the other file is gone, as after it was renamed."""
    options = [each for each in theirs if each.startswith(_OPTION)]
    if options != [each for each in ours if each.startswith(_OPTION)]:
        return f"with {' '.join(options)}" if options else "for the pieces and languages that its list names"
    other = next((each for each in theirs if each not in (*options, *ours) and (folder / each).is_file()), "")
    return f"from {display_path((folder / other).resolve())}" if other else ""
