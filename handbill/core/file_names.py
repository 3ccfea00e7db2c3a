"""Make file names that every file system accepts.

Limits: Microsoft, "Naming Files, Paths, and Namespaces" (characters, device names, no dot or space at the end); 255 bytes per name on
Linux, 255 UTF-16 units on Windows and macOS. Names are in NFC, since macOS and Linux encode accents differently.
"""

from __future__ import annotations

import re
import unicodedata

# Bytes of UTF-8: below 255, with room for a suffix, for the folder's path on Windows (260 in all) and for the suffix of a partial file.
LONGEST = 160
LONGEST_SLUG = 60  # characters; a slug names a folder, so that the paths below it stay within 260 on Windows
_FORBIDDEN = '<>:"/\\|?*'
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
_INVISIBLE = ("Cf", "Cc", "Cs", "Cn", "Co")


def safe_file_name(text: str) -> str:
    """Return `text` as a file name without suffix: never empty, and no character, device name, dot or length that a file system rejects."""
    allowed = "".join(map(_allowed, unicodedata.normalize("NFC", text)))
    stem = _trimmed(re.sub("-{2,}", "-", unicodedata.normalize("NFC", allowed)))
    if stem.partition(".")[0].casefold() in _DEVICES:
        stem = f"_{stem}"
    cut = stem.encode()[:LONGEST].decode(errors="ignore")
    return _trimmed(cut) or "_"


def slug(text: str) -> str:
    """Return the words of `text` as a file name: lower-case letters of any script, digits, hyphens. Empty if it has no letter or digit."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # A combining mark belongs to its letter; every other character separates words.
    words = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded).split()
    return safe_file_name("-".join(words)[:LONGEST_SLUG]) if words else ""


def _allowed(char: str) -> str:
    if char.isspace() or char in _FORBIDDEN:
        return "-"
    return "" if unicodedata.category(char) in _INVISIBLE else char


def _trimmed(stem: str) -> str:
    return stem.strip(".- ")
