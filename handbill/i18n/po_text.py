"""The text of a PO file as editors and people leave it: any encoding that it names, any line ends, comments without their space.

polib reads lines as GNU gettext's own tools write them; what these tools take as well is brought into that form first, with its lines
where they were, and a line that has no place in a PO file is reported where it stands: polib would cut the last letter off an unclosed one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any

LARGEST = 20_000_000  # bytes; our longest file has 200 kB
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'  # what polib takes the comment before for the file's own
ENTRY = "each entry is a msgid and then its msgstr: check this line and those just before it"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]+)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<mark>#~\||#~|#\||)\s*(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)\s*)?(?P<string>{_STRING})\s*"
)
_COMMENT = re.compile(r"#(?P<kind>[.:,]?)(?P<text>.*)", re.DOTALL)
_PREVIOUS = ("#|", "#~|")
_STRINGS = ("msgstr", "msgstr[")
_HEADER = re.compile(r'^msgid ""\n+msgstr', re.MULTILINE)
_NAMELESS = re.compile(r'^msgid ""\n+msgid_plural', re.MULTILINE)
_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # lines to Python, and none to gettext
_MERGE = re.compile(r"<{7} |={7}$|>{7} |\|{7} ")


def read_po_text(path: Path) -> str:
    """The text, in lines that polib reads. Raises ProblemsFound (language-unreadable) with every line that is none of a PO file."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        reason = (error.strerror or "it is not a file").lower()
        problem = Problem("language-unreadable", f"cannot read the messages: {reason}", Place(display_path(path)), "check the permissions")
        raise ProblemsFound([problem]) from None
    if data is None:
        raise ProblemsFound([Problem("language-unreadable", "the file is larger than 20 MB", Place(display_path(path)))])
    problems: list[Problem] = []
    lines = [_line(line, Place(display_path(path), number), problems) for number, line in enumerate(_lines(_decoded(data, path)), 1)]
    if not problems:
        problems += _out_of_order(lines, path)
    text = "\n".join(lines)
    headers = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    for line in headers[1:]:
        sentence = f"the file's header is also in line {headers[0]}"
        problems.append(Problem("language-unreadable", sentence, Place(display_path(path), line), "keep one of the two entries"))
    for match in _NAMELESS.finditer(text):
        place = Place(display_path(path), text.count("\n", 0, match.start()) + 1)
        problems.append(Problem("language-unreadable", "this message has no English", place, "write it between the quotes"))
    raise_if_any(problems)
    return text


def has_header(text: str) -> bool:
    """Whether the file has a header, which hand-made files may lack."""
    return bool(_HEADER.search(text))


def _out_of_order(lines: list[str], path: Path) -> Iterator[Problem]:
    """A problem for each line that does not follow from those before it: polib joins what it finds, and drops what it has no place for."""
    last, obsolete, commented, plurals, number = "", False, False, 0, 0
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match or match["mark"] in _PREVIOUS:
            commented = commented or bool(line)
            if line and last not in ("", *_STRINGS):
                yield Problem("language-unreadable", "a comment stands inside a message", Place(display_path(path), number), ENTRY)
            continue
        keyword, _, index = (match["keyword"] or "").partition("[")
        whole = last in ("", *_STRINGS)
        same = obsolete == bool(match["mark"])
        if not keyword:
            fits = bool(last) and same
        elif index:
            plurals = 0 if last == "msgid_plural" else plurals + 1
            fits = last in ("msgid_plural", "msgstr[") and same and not commented and index == f"{plurals}]"
        elif keyword in ("msgctxt", "msgid"):
            fits = whole or (keyword == "msgid" and last == "msgctxt" and same)
        else:
            fits = last == "msgid" and same
        if not fits:
            yield Problem("language-unreadable", "this line does not belong here", Place(display_path(path), number), ENTRY)
        if keyword:
            last, obsolete, commented = f"{keyword}[" if index else keyword, bool(match["mark"]), False
    if last not in ("", *_STRINGS):
        yield Problem("language-unreadable", "the last message has no msgstr", Place(display_path(path), number), ENTRY)


def _decoded(data: bytes, path: Path) -> str:
    """UTF-8 if it can be, whatever the header says, since editors save so without changing it; else as the header says."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            named = [encoding]
            data = data[len(mark) :]
            break
    else:
        match = _CHARSET.search(data)
        named = ["utf-8", match[1].decode("ascii")] if match else ["utf-8"]
    for encoding in named:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    problem = Problem("language-unreadable", "cannot read the messages", Place(display_path(path)), "save them as UTF-8")
    raise ProblemsFound([problem])


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _line(written: str, place: Place, problems: list[Problem]) -> str:
    """One line as polib reads it; a problem is added if it is none."""
    line = _OTHER_BREAKS.sub(" ", written).strip()
    if not line:
        return ""
    if match := _LINE.fullmatch(line):
        return " ".join(filter(None, (match["mark"], match["keyword"], match["string"])))
    comment = _COMMENT.fullmatch(line)
    if comment and not line.startswith(("#~", "#|")):
        return f"#{comment['kind']} {comment['text'].lstrip() if comment['kind'] else comment['text'].removeprefix(' ')}".rstrip()
    if line in ("#~", "#|", "#~|"):
        return ""
    if _MERGE.match(line):
        sentence, hint = "two versions of the file meet here", "keep the lines of one of them, and take out the lines with <<<, === and >>>"
    else:
        sentence, hint = "this is not a line of a PO file", "check its quotes and this line's first word, and those of the line before it"
    problems.append(Problem("language-unreadable", sentence, place, hint))
    return ""
