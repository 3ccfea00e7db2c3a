"""Parses an SVG file into a small tree of its SVG elements, and reports anything in it that could do more than draw.

Nothing is fetched, expanded or run: the parser stops at the first thing that a DOCTYPE defines, so no entity is ever used, and the size,
depth and number of elements are limited while reading. Elements of other namespaces (editors' private data) are checked and then dropped.

In a user's own file, active content is reported. In an upload it is stripped instead if the picture then looks as it would on any web
page; only the drawing itself is ever passed on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from handbill.core.problems import Place, Problem, ProblemsFound

# A logo has a few kilobytes and a few dozen elements; these limits are far above that and far below what would slow a build.
MAX_FILE_SIZE = 1_000_000  # bytes
MAX_DEPTH = 50  # elements inside one another
MAX_ELEMENTS = 5_000
MAX_PATH_LENGTH = 200_000  # characters of a d or points attribute
MAX_ATTRIBUTE_LENGTH = 5_000  # characters of any other

_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = {
    "script": "a program",
    "handler": "a program",
    "foreignObject": "a web page inside the picture",
    "iframe": "a web page inside the picture",
    "object": "a file inside the picture",
    "embed": "a file inside the picture",
    "image": "another picture",
    "feImage": "another picture",
    "audio": "sound",
    "video": "film",
    "animate": "animation",
    "animateColor": "animation",
    "animateMotion": "animation",
    "animateTransform": "animation",
    "set": "animation",
}
_ACTIVE_LOWER = {name.lower(): what for name, what in _ACTIVE.items()}
_OUTSIDE_URL = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)", re.IGNORECASE)
# To a program that fetches nothing, a paint or filter outside the file does not exist; external sheets and fonts change no outline.
_OUTSIDE_VALUE = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)[^)]*+\)?+", re.IGNORECASE)
_OUTSIDE_RULE = re.compile(r"@(?:(?:import|charset|namespace)\b[^;{}]*+;?+|font-face\s*+\{[^{}]*+\}?+)", re.IGNORECASE)
_WITH_TEXT = frozenset({"style", "text", "tspan", "textPath"})
_PLAIN_HINT = "save it again as a plain SVG, or as a PNG"


@dataclass(frozen=True)
class SvgElement:
    """An SVG element by its local name, with its plain attributes (xlink:href as href) and the line on which it begins."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[SvgElement] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass
class Findings:
    """Problems of one SVG file, each reported once with its first line. `file` is the name that messages use."""

    file: str
    place: Place
    found: dict[tuple[str, str], Problem] = field(default_factory=dict)

    def add(self, code: str, line: int, what: str, hint: str) -> None:
        self.found.setdefault((code, what), Problem(code, f"{self.file}, line {line}: {what}", self.place, hint))

    def fail(self, code: str, line: int, what: str, hint: str) -> NoReturn:
        """Add a problem that ends the reading, and raise ProblemsFound with every problem found so far."""
        self.add(code, line, what, hint)
        raise ProblemsFound(self.found.values())

    def stop(self) -> None:
        """Raise ProblemsFound if there is anything to report."""
        if self.found:
            raise ProblemsFound(self.found.values())


def parse_svg(data: bytes, findings: Findings, strip: bool = False) -> SvgElement:
    """The root element of a file. Raises ProblemsFound: picture-svg-unsafe, picture-svg-large, picture-svg-broken.

    With `strip`, active and external content is left out instead of reported. A DOCTYPE that defines something is still reported, and so is
    an embedded picture, without which the drawing would look different.
    """
    if len(data) > MAX_FILE_SIZE:
        findings.fail("picture-svg-large", 1, "the SVG is larger than 1 MB", "simplify its paths, or save it as a PNG")
    reader = _SvgParser(findings, strip)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        findings.add("picture-svg-broken", error.lineno, f"this is not valid XML: {reason}", "open and save it again in a drawing program")
    except (LookupError, ValueError):  # an encoding that Python lacks, or bytes that it cannot decode
        findings.add("picture-svg-broken", 1, "the text encoding of the file cannot be read", "save it as UTF-8")
    if not reader.root.children and not findings.found:
        findings.add("picture-svg-broken", 1, "its first element is not <svg>", "save it again as an SVG")
    findings.stop()
    return reader.root.children[0]


class _SvgParser:
    """Handlers of an expat parser. Findings that make further reading pointless are raised at once; the others are collected."""

    def __init__(self, findings: Findings, strip: bool) -> None:
        self.findings = findings
        self._strip = strip
        self.root = SvgElement("", {}, 0)
        self._open = [self.root]
        self._foreign = 0  # number of open elements in another namespace, or inside such an element
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.EntityDeclHandler = self._definition
        self.parser.AttlistDeclHandler = self._definition
        self.parser.NotationDeclHandler = self._definition
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    @property
    def _line(self) -> int:
        return self.parser.CurrentLineNumber

    def _unsafe(self, what: str, hint: str = _PLAIN_HINT, always: bool = False) -> None:
        if always or not self._strip:
            self.findings.add("picture-svg-unsafe", self._line, what, hint)

    def _definition(self, *_: object) -> None:
        # Called at each definition in a DOCTYPE, before anything could use it.
        hint = "delete the lines from <!DOCTYPE to ]>, or save it as a plain SVG"
        self._unsafe("it has a DOCTYPE that defines something, such as entities", hint, always=True)
        self.findings.stop()

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._unsafe("it loads a style sheet from another file")

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) + self._foreign > MAX_DEPTH:
            limit = f"more than {MAX_ELEMENTS} elements" if self._count > MAX_ELEMENTS else f"elements more than {MAX_DEPTH} deep"
            self.findings.fail("picture-svg-large", self._line, f"it has {limit}", "simplify the drawing, or save it as a PNG")
        foreign = bool(self._foreign) or namespace not in ("", _SVG)
        active = name.lower() in _ACTIVE_LOWER
        if active:
            visible = not foreign and name == "image" and any(_is_embedded_picture(*attribute) for attribute in attributes.items())
            self._unsafe(f"<{name}> holds {_ACTIVE_LOWER[name.lower()]}", f"take it out, or {_PLAIN_HINT}", always=visible)
        own = self._own_attributes(name, attributes)
        if foreign or active or (name == "use" and "href" not in own):
            self._foreign += 1
            return
        element = SvgElement(name, own, self._line)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _own_attributes(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        own: dict[str, str] = {}
        for full_name, value in attributes.items():
            namespace, _, name = full_name.rpartition(" ")
            longest = MAX_PATH_LENGTH if name in ("d", "points") else MAX_ATTRIBUTE_LENGTH
            if len(value) > longest and not namespace:
                what = f"the {name} of <{element}> is longer than {longest} characters"
                self.findings.add("picture-svg-large", self._line, what, "simplify its paths, or save it as a PNG")
            if not namespace and name.lower().startswith("on"):
                self._unsafe(f"<{element}> runs a program ({name})")
                continue
            if name.lower() in ("href", "src") and not value.strip().startswith("#"):
                self._unsafe(f"<{element}> points outside the file ({name})")
                continue
            value = self._plain_style(element, value)
            if not namespace:
                own[name] = value
            elif name == "href":
                own.setdefault(name, value)
        return own

    def _plain_style(self, element: str, text: str) -> str:
        if _OUTSIDE_URL.search(text):
            self._unsafe(f"<{element}> points outside the file (url)")
        if "@import" in text.lower():
            self._unsafe(f"<{element}> loads another style sheet (@import)")
        return _OUTSIDE_VALUE.sub("none", _OUTSIDE_RULE.sub("", text)) if self._strip else text

    def _end(self, _: str) -> None:
        if self._foreign:
            self._foreign -= 1
            return
        element = self._open.pop()
        if element.name == "style":
            # Only now: the parser may deliver the text in several parts.
            element.text[:] = [self._plain_style("style", "".join(element.text))]

    def _characters(self, text: str) -> None:
        if not self._foreign and self._open[-1].name in _WITH_TEXT:
            self._open[-1].text.append(text)


def _is_embedded_picture(full_name: str, value: str) -> bool:
    """Whether an attribute holds an embedded picture, which every viewer shows; most do not show an external one."""
    return full_name.rpartition(" ")[2] == "href" and value.strip().lower().startswith("data:")
