"""Reads CMaps: how a string is divided into codes, the CID of each code, and the text of each code (ISO 32000-1, 9.7.5 and 9.10.3).

Codes have as many bytes as the codespace ranges say: one, two or more, also mixed in one string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ListType, TextType

_FILE = Path(__file__).with_name("codespaces.yaml")
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_TOKENS = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[([^\]]*)\]|(\d+)")
_MOST_IN_A_RANGE = 0x10000
_LAST_CHARACTER = 0x10FFFF
_Token = tuple[bytes, bytes, bytes]  # the digits of a string, what is in an array, a number: one of them


@dataclass(frozen=True)
class CodeSpace:
    """The ranges of codes, as pairs of byte strings of the same length. `encoding`: what a predefined CMap takes its text from."""

    ranges: tuple[tuple[bytes, bytes], ...]
    encoding: str = ""

    def codes(self, string: bytes) -> Iterator[int]:
        """The codes of a shown string. Bytes that no range allows are a code as long as the shortest range (9.7.6.3)."""
        at = 0
        while at < len(string):
            length = next((len(low) for low, high in self.ranges if _is_within(string[at : at + len(low)], low, high)), self._shortest)
            yield int.from_bytes(string[at : at + length], "big")
            at += length

    def text(self, code: int) -> str:
        """What a code of a predefined CMap stands for; nothing if that is not known."""
        length = max(self._shortest, (code.bit_length() + 7) // 8)
        return code.to_bytes(length, "big").decode(self.encoding, "ignore") if self.encoding else ""

    @property
    def _shortest(self) -> int:
        return min((len(low) for low, _ in self.ranges), default=1)


@dataclass(frozen=True)
class CMap:
    """What a CMap says: `space`, the `cids` of an Encoding, the `texts` of a ToUnicode. Codes with an empty text are left out."""

    space: CodeSpace
    cids: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


TWO_BYTES = CodeSpace(((b"\0\0", b"\xff\xff"),))


def parse_cmap(written: bytes) -> CMap:
    """A CMap that is in the file."""
    ranges: list[tuple[bytes, bytes]] = []
    cids: dict[int, int] = {}
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(written):
        tokens = _TOKENS.findall(body)
        step = 2 if kind in (b"bfchar", b"cidchar", b"codespacerange") else 3
        for at in range(0, len(tokens) - step + 1, step):
            entry = tokens[at : at + step]
            if kind == b"codespacerange":
                ranges.append((_bytes(entry[0]), _bytes(entry[1])))
            elif kind in (b"bfchar", b"bfrange"):
                texts |= _texts(_codes(entry), entry[-1])
            else:
                start = int(entry[-1][2] or 0)
                cids |= {code: start + index for index, code in enumerate(_codes(entry))}
    sized = tuple(sorted((pair for pair in ranges if len(pair[0]) == len(pair[1]) > 0), key=lambda pair: len(pair[0])))
    return CMap(CodeSpace(sized), cids, {code: text for code, text in texts.items() if text})


def predefined_space(name: str) -> CodeSpace | None:
    """The codespace of a predefined CMap (ISO 32000-1, table 118); None if there is none of this name."""
    return _predefined().get(name.lstrip("/").removesuffix("-H").removesuffix("-V"))


@cache
def _predefined() -> dict[str, CodeSpace]:
    return {name: space for names, space in parse_data(CODESPACES, read(_FILE)) for name in names}


def _declared_space(cmaps: tuple[str, ...], ranges: tuple[str, ...], encoding: str) -> tuple[tuple[str, ...], CodeSpace]:
    pairs = (pair.split("-") for pair in ranges)
    return cmaps, CodeSpace(tuple((bytes.fromhex(low), bytes.fromhex(high)) for low, high in pairs), encoding)


CODESPACES: RecordType[tuple[tuple[tuple[str, ...], CodeSpace], ...]] = RecordType(
    lambda codespaces: tuple(codespaces),
    "How the codes of predefined CMaps are written (ISO 32000-1, table 118).",
    {
        "codespaces": ListType(
            "CMaps whose codes are written in the same way.",
            RecordType(
                _declared_space,
                "CMaps, their codes and their text.",
                {
                    "cmaps": ListType("Their names, without -H and -V.", TextType("A name."), 1),
                    "ranges": ListType(
                        "The codes.",
                        TextType("First and last, in hexadecimal digits.", "^[0-9a-f]+-[0-9a-f]+$", "a range"),
                        1,
                    ),
                    "encoding": TextType("What they take their text from, as Python calls it; empty: no text is known.", least=0),
                },
            ),
        )
    },
)


def _is_within(code: bytes, low: bytes, high: bytes) -> bool:
    """Whether every byte is in the range of its place."""
    return len(code) == len(low) and all(a <= byte <= b for a, byte, b in zip(low, code, high, strict=True))


def _codes(entry: list[_Token]) -> range:
    """The codes from the first token to the second, or the first alone."""
    first = int.from_bytes(_bytes(entry[0]), "big")
    last = int.from_bytes(_bytes(entry[1]), "big") if len(entry) == 3 else first
    return range(first, min(last, first + _MOST_IN_A_RANGE) + 1)


def _texts(codes: range, target: _Token) -> dict[int, str]:
    if target[1]:
        return {code: _utf16(text) for code, text in zip(codes, _TOKENS.findall(target[1]), strict=False)}
    start = _utf16(target)
    if not start:
        return {}
    return {code: start[:-1] + chr(min(_LAST_CHARACTER, ord(start[-1]) + index)) for index, code in enumerate(codes)}


def _utf16(token: _Token) -> str:
    return _bytes(token).decode("utf-16-be", "replace")


def _bytes(token: _Token) -> bytes:
    """A string in hexadecimal digits. If one is missing, it is a zero (ISO 32000-1, 7.3.4.3)."""
    written = b"".join(token[0].split()).decode("ascii")
    return bytes.fromhex(written + "0" * (len(written) % 2))
