"""Compares a number as dialed, as printed and as spelled.

Letters follow the keypad of ITU-T E.161 (2 abc, 3 def, ... 7 pqrs, 8 tuv, 9 wxyz).
"""

from __future__ import annotations

import re
from functools import lru_cache

from handbill.core.problems import Place, Problem

_KEYS = {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}
_KEYPAD = {letter: digit for digit, letters in _KEYS.items() for letter in letters}
_COMPARE = "compare both with the source, digit by digit"
_SHORT = re.compile(r"[0-9]{3,6}")  # emergency numbers and text short codes
_PRINTED = re.compile(r"[0-9 ()+.\-\u2010\u2011\u2013\u00a0]+")


def keypad(text: str) -> str:
    """The digits a person presses for this text: 'BEFREE' is 233733. Letters without a key are kept, so that they never compare equal."""
    return "".join(_KEYPAD.get(char.upper(), char) for char in text if char.isalnum())


def malformed(number: str, country: str, place: Place) -> list[Problem]:
    """An E.164 number must exist in the country's numbering plan; anything else must be a short number of 3 to 6 digits."""
    hint = "write it with a plus and the country code, as in +18883737888, or as a short number such as 911"
    if not number.startswith("+"):
        fits = _SHORT.fullmatch(number)
        return [] if fits else [Problem("number-malformed", f"{number} is not a short number of 3 to 6 digits", place, hint)]
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return [Problem("number-malformed", f"{number} is not a telephone number", place, hint)]
    if not phonenumbers.is_valid_number_for_region(parsed, country):
        return [Problem("number-malformed", f"{number} is not a number of {country}", place, "compare it with its source, digit by digit")]
    return []


def misprinted(number: str, printed: str, place: Place) -> list[Problem]:
    """The printed digits must be those that are dialed; the country code may be left out or replaced by the zero of a national number."""
    if _PRINTED.fullmatch(printed) and _same(number, keypad(printed)):
        return []
    return [Problem("number-printed", f"{printed!r} does not have the digits of {number}", place, _COMPARE)]


def misspelled(number: str, spelled: str, place: Place) -> list[Problem]:
    """The letters must be on the keys of the number. 233722 was once printed on thousands of signs for BEFREE, which is 233733."""
    digits = keypad(spelled)
    if _same(number, digits):
        return []
    return [Problem("number-spelled", f"{spelled!r} is {digits} on a keypad, not {number}", place, _COMPARE)]


@lru_cache(maxsize=4096)
def dialed(printed: str, country: str) -> str | None:
    """A number as people write it, as it is dialed: E.164, or a short number such as 211 as it is.

    None if it cannot be called from another town. The example numbers 555-01xx are accepted.
    """
    if _SHORT.fullmatch(printed):
        return printed
    import phonenumbers

    try:
        parsed = phonenumbers.parse(printed, country.upper())
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _same(number: str, digits: str) -> bool:
    whole = number.lstrip("+")
    if digits == whole:
        return True
    if not number.startswith("+"):
        return False
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return False
    # As dialed within the country: without its code, in some with a zero before it (0800 ...).
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return digits in (phonenumbers.national_significant_number(parsed), keypad(national))
