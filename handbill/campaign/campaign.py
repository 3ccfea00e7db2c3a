"""A campaign: the built-in materials and layouts, with the files of one's own folder laid over them.

A `Campaign` is handed down to whatever reads data; there is no global one. It lists and reads each file once and keeps what is made
from files, so that a new `Campaign` is all that a changed file needs.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import lru_cache, wraps
from itertools import chain, pairwise
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from handbill.campaign.library import LIBRARY, PACKAGE
from handbill.core.files import as_it_is_named
from handbill.core.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from handbill.core.datafile import DataFile
    from handbill.core.schema.record import RecordType

P = ParamSpec("P")
T = TypeVar("T")

_UNBOUNDED = 1 << 30
SETTINGS = "handbill.yaml"  # the file that makes a folder a campaign


class Campaign:
    """Files by their path below a campaign folder, such as "layouts/themes/field.yaml"; a folder of one's own goes before the library.

    `layers` are the folders in that order; `named` are single files by the paths they have in it, which go before all. Get one with
    `Campaign.open`.
    """

    def __init__(self, *layers: Path, named: Mapping[str, Path] | None = None) -> None:
        self.layers = layers
        self.named = dict(named or {})
        self._identity = os.urandom(16)
        self._files: dict[Path, DataFile] = {}
        self._listings: dict[tuple[str, str], Mapping[str, Path]] = {}
        self._digests: dict[Path, str] = {}
        self._results: dict[object, OrderedDict[Hashable, Any]] = {}

    @classmethod
    def open(cls, folder: Path | str | None = None) -> Campaign:
        """The library with the files of `folder` laid over it; without a folder the library alone."""
        own = LIBRARY if folder is None else Path(folder).resolve()
        return cls(LIBRARY) if own == LIBRARY else cls(own, LIBRARY)

    def with_files(self, files: Mapping[str, Path]) -> Campaign:
        """This campaign with single files laid over it, by the paths they would have in it, such as "layouts/formats/bookmark.yaml"."""
        return Campaign(*self.layers, named={**self.named, **files})

    @property
    def folder(self) -> Path | None:
        """The campaign's own folder; None for the library alone."""
        return self.layers[0] if len(self.layers) > 1 else None

    def is_own(self, path: Path) -> bool:
        """Whether a file is the campaign's own: in its folder, or laid over it by name."""
        return path in self.named.values() or (self.folder is not None and self.folder in path.parents)

    def own_path(self, name: str) -> Path:
        """Where a new file of this path is written: below the campaign's own folder, in a checkout below the library's.

        Raises ProblemsFound (output-library): the library is installed, and nothing is written into an installed program.
        """
        if self.folder is None and LIBRARY == PACKAGE:
            hint = "make a folder of your own with `handbill init FOLDER`, and run the command there"
            raise ProblemsFound([Problem("output-library", "this would be written into the installed program", hint=hint)])
        return self.layers[0] / name

    def find(self, name: str) -> Path | None:
        """The file or folder of this path in the first layer that has it."""
        return next(self.find_all(name), None)

    def find_all(self, name: str) -> Iterator[Path]:
        """The same path in each layer that has it, the campaign's own first: for data that is merged entry by entry."""
        named = (self.named[name],) if name in self.named else ()
        return chain(named, (path for layer in self.layers if (path := as_it_is_named(layer / name)).exists()))

    def hidden_by(self, path: Path) -> Path | None:
        """The file of the same path in the next layer, in whose place this one stands."""
        own = [name for name, each in self.named.items() if each == path]
        inside = path.with_suffix(".yaml") if path.suffix == ".yml" else path
        own += [inside.relative_to(layer).as_posix() for layer in self.layers if layer in path.parents]
        layered = list(self.find_all(own[0])) if own else []
        return next((each for above, each in pairwise(layered) if above == path), None)

    def files(self, folder: str, pattern: str = "*.yaml") -> Mapping[str, Path]:
        """The files of a folder by their name without the ending, sorted; the campaign's own go before the library's of the same name."""
        if (folder, pattern) not in self._listings:
            found = {path.stem: path for layer in reversed(self.layers) for path in _visible(layer / folder, pattern)}
            here = (name for name in self.named if PurePosixPath(name).match(f"{folder}/{pattern}"))
            found |= {PurePosixPath(name).stem: self.named[name] for name in here}
            self._listings[folder, pattern] = dict(sorted(found.items()))
        return self._listings[folder, pattern]

    def folders(self, folder: str, holding: str) -> tuple[str, ...]:
        """The names of the folders below `folder` that hold a file called `holding`, sorted."""
        return tuple(sorted({path.parent.name for layer in self.layers for path in _visible(layer / folder, f"*/{holding}")}))

    def read(self, path: Path) -> DataFile:
        """A YAML file, read once. Raises ProblemsFound: it cannot be read."""
        # PyYAML takes 10 ms to load; the help of a command reads no file.
        from handbill.core.datafile import read

        if path not in self._files:
            self._files[path] = read(path)
        return self._files[path]

    def completed(self, declaration: RecordType[Any], path: Path, folder: str) -> DataFile:
        """A YAML file, completed from the one that it extends: another of this folder, or the one of its own name that it hides.

        Raises ProblemsFound: it cannot be read, or what it extends is not there (content-extends).
        """
        from handbill.core.schema.extends import extended

        return extended(declaration, path, self.files(folder), self.read, self.hidden_by)

    def data(self, name: str) -> DataFile:
        """The YAML file of this path, from the first layer that has it. Raises ProblemsFound: no layer has it, or it cannot be read."""
        return self.read(self.find(name) or self.layers[-1] / name)

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file as it was when it was first asked for; empty when there is none."""
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        return self._digests[path]

    def keep(self, kind: object, key: Hashable, make: Callable[[], T], size: int = _UNBOUNDED) -> T:
        """What `make` returns, made once for each key. Of each kind the `size` results used last are kept. What is raised is not kept."""
        results = self._results.setdefault(kind, OrderedDict())
        if key in results:
            results.move_to_end(key)
        else:
            results[key] = make()
            if len(results) > size:
                results.popitem(last=False)
        result: T = results[key]
        return result

    def __reduce__(self) -> tuple[Callable[..., Campaign], tuple[bytes, tuple[Path, ...], tuple[tuple[str, Path], ...]]]:
        return _reopened, (self._identity, self.layers, tuple(self.named.items()))


def _visible(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of a folder that a person put there: editors and file managers leave hidden ones of their own beside them.

    A YAML file may end in .yml; where there is a .yaml of the same name, that is the one.
    """
    patterns = (pattern.removesuffix(".yaml") + ".yml", pattern) if pattern.endswith(".yaml") else (pattern,)
    return (path for each in patterns for path in folder.glob(each) if not path.name.startswith("."))


@lru_cache(maxsize=2)
def _reopened(identity: bytes, layers: tuple[Path, ...], named: tuple[tuple[str, Path], ...]) -> Campaign:
    """What a worker process has in place of the sender's campaign: the same folders, opened once, however many jobs it is sent.

    Another campaign of the sender is another one here, too: a Dask worker that outlives a batch must not print the next with the numbers or
    logos that were in the files before. The web server has one campaign for its whole life. A worker of it that replaces another reads the
    files as they are then, so it may be ahead of the page until the server is restarted (docs/hosting.md), but never behind it.
    """
    campaign = Campaign(*layers, named=dict(named))
    campaign._identity = identity
    return campaign


def cached_by_campaign(
    size: int = _UNBOUNDED,
) -> Callable[[Callable[Concatenate[Campaign, P], T]], Callable[Concatenate[Campaign, P], T]]:
    """For a function of a campaign: the campaign keeps its results, the last `size` of them. Its other arguments must be hashable."""

    def decorate(make: Callable[Concatenate[Campaign, P], T]) -> Callable[Concatenate[Campaign, P], T]:
        @wraps(make)
        def cached(campaign: Campaign, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return campaign.keep(make, (args, tuple(kwargs.items())), lambda: make(campaign, *args, **kwargs), size)

        return cached

    return decorate
