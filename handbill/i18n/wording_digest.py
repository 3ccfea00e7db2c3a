"""Names a message, and the wording it had when somebody judged it, so that an edited wording is not taken for the one that was read."""

from __future__ import annotations

import hashlib

ID_LENGTH, DIGEST_LENGTH = 10, 12  # hexadecimal digits
_SEPARATOR = "\0"  # which neither text can hold


def message_id(message: str) -> str:
    """The short name of an English message: it is the same in every language, and changes with the English."""
    return hashlib.sha256(message.encode()).hexdigest()[:ID_LENGTH]


def wording_digest(message: str, text: str) -> str:
    """The digest of an English message and of its wording in one language; in English the wording is what is printed, mostly `message`."""
    return hashlib.sha256(f"{message}{_SEPARATOR}{text}".encode()).hexdigest()[:DIGEST_LENGTH]
