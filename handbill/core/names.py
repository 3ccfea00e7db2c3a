"""Names as people write them: what counts as the same name, and which of the known names one means.

Every kind of thing that a command, a list or an order may name (a piece, a size, paper, a look, a language) is looked up here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean

# What people put between the words of a name, or before a part number: blanks, hyphens, underscores, dots, '#', inch marks.
_BETWEEN = re.compile(r"[\s_\-\u2010-\u2015.#\"'\u2018\u2019\u201c\u201d\u2032\u2033]+")
_TIMES = str.maketrans({"×": "x", "✕": "x"})
_WORDS = re.compile(r"[^\W_]+")
_MOST_NAMED = 12


@dataclass(frozen=True)
class Description:
    """What a name stands for, in a sentence, and the other names of the same thing."""

    about: str = ""
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without what people write differently: capitals, blanks, hyphens, underscores, and accents on Latin letters.

    'US Letter', 'us-letter' and 'us_letter' are one name, as are 'Español' and 'espanol'.
    """
    kept: list[str] = []
    for char in unicodedata.normalize("NFKD", name.casefold()):
        # In other scripts a combining mark is a part of the word, such as a vowel.
        if not (unicodedata.combining(char) and kept and kept[-1] < "\u0250"):
            kept.append(char)
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", "".join(kept)).casefold().translate(_TIMES))


def find_name(code: str, kind: str, written: str, known: Collection[str], describe: Callable[[str], Description]) -> str:
    """The known name that is meant. `kind`: what it should name, as in "theme"; `describe` is asked only if the name is none of the known.

    Raises ProblemsFound (`code`): no such name, with the nearest ones; or a word of several names, with what each is.
    """
    if written in known:
        return written
    same = [name for name in known if folded(name) == folded(written)]
    if not same:
        described = {name: _described(name, describe) for name in known}
        same = [name for name, what in described.items() if folded(written) in map(folded, what.aliases)]
    if len(same) == 1:
        return same[0]
    if same:
        raise ProblemsFound([which_problem(code, kind, written, {name: _described(name, describe).about for name in same})])
    raise ProblemsFound([_unknown(code, kind, written, described)])


def which_problem(code: str, kind: str, written: str, meanings: Mapping[str, str]) -> Problem:
    """The problem of a name that may mean several things: `meanings` says by name what each is."""
    return Problem(code, f"{written!r} may mean more than one {kind}", Place(), f"name one of: {_listed(meanings)}")


def _described(name: str, describe: Callable[[str], Description]) -> Description:
    try:
        return describe(name)
    except ProblemsFound:  # its file is reported when it is used
        return Description()


def _unknown(code: str, kind: str, written: str, described: Mapping[str, Description]) -> Problem:
    """The problem of a name that is none of the known ones, with those of which it is a part, or else those that are spelled like it."""
    close = _with_words(written, described)
    if len(close) > 1:
        return which_problem(code, kind, written, close)
    sentence = f"there is no {kind} called {written!r}"
    if close:
        return Problem(code, sentence, Place(), f"did you mean {_listed(close)}?")
    spelled = {folded(each): name for name, what in described.items() for each in (*what.aliases, name)}
    near = _near(folded(written), spelled)
    if near:
        return Problem(code, sentence, Place(), f"did you mean {' or '.join(near)}?")
    return Problem(code, sentence, Place(), did_you_mean(written, described))


def _near(word: str, spelled: Mapping[str, str]) -> list[str]:
    import difflib

    return list(dict.fromkeys(spelled[each] for each in difflib.get_close_matches(word, spelled, n=2, cutoff=0.6)))


def _with_words(written: str, described: Mapping[str, Description]) -> dict[str, str]:
    """What has all words of `written` in its name, else in another name of it, else in what is said about it."""
    asked = set(words(written))
    if not asked:
        return {}
    texts: tuple[Callable[[str, Description], Iterable[str]], ...] = (
        lambda name, _: (name,),
        lambda _, what: what.aliases,
        lambda _, what: (what.about,),
    )
    for text in texts:
        found = {
            name: what.about for name, what in described.items() if asked <= {word for part in text(name, what) for word in words(part)}
        }
        if found:
            return found
    return {}


def words(text: str) -> list[str]:
    """The words of a text, folded; of a name with hyphens, its parts."""
    return [folded(word) for word in _WORDS.findall(text)]


def _listed(meanings: Mapping[str, str]) -> str:
    """'indicator-card (A wallet card with the signs to look for), safe-adult-card (...)'."""
    shown = [f"{name} ({about.rstrip('.')})" if about else name for name, about in list(meanings.items())[:_MOST_NAMED]]
    more = len(meanings) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
