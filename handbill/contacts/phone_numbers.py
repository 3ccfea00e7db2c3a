"""Reads a number as people write it, and compares it as dialed, as printed and as spelled.

Letters follow the keypad of ITU-T E.161 (2 abc, 3 def, ... 7 pqrs, 8 tuv, 9 wxyz).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handbill.contacts.number_styles import find_number_style, number_rules
from handbill.core.problems import Place, Problem

if TYPE_CHECKING:
    import phonenumbers

_KEYS = {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}
_KEYPAD = {letter: digit for digit, letters in _KEYS.items() for letter in letters}
_SOURCE = "compare it with its source, digit by digit"
_COMPARE = "compare both with the source, digit by digit"
_SHORT = re.compile(r"[0-9]{3,6}")  # emergency numbers and text short codes
_SHORTEST = 3
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
        return [Problem("number-malformed", f"{number} is not a number of {country}", place, _SOURCE)]
    if why := _nonexistent(parsed, phonenumbers.national_significant_number(parsed)):
        return [Problem("number-malformed", f"{number} cannot exist: {why}", place, _SOURCE)]
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


def dialed(written: str, country: str) -> str | None:
    """A number as people write it, as it is dialed: E.164 with its extension (RFC 3966), or a short number such as 211.

    None if it cannot be dialed.
    """
    return read_number(written, country).dialed or None


@dataclass(frozen=True)
class TelephoneNumber:
    """A number that somebody has written: as it is dialed, and as it is printed. `fault`: why it cannot be dialed; then both are empty."""

    dialed: str = ""
    printed: str = ""
    fault: str = ""


@lru_cache(maxsize=4096)
def read_number(written: str, country: str, style: str = "") -> TelephoneNumber:
    """Read a number that is dialed in a country, in digits of any script. `style`: how it is printed; empty: as the country writes it.

    Raises ProblemsFound (usage-numbers): no such style.
    """
    text = _latin_digits(written).strip()
    plain = text.replace(" ", "")
    if _SHORT.fullmatch(plain) and (plain == text or _is_short(plain, country)):
        fault = "" if _is_service(plain, country) else f"{written!r} is no short number of {country.upper()}"
        return TelephoneNumber(fault=fault) if fault else TelephoneNumber(plain, text)
    import phonenumbers

    main, extension = _without_extension(text.removeprefix("tel:"))
    try:
        parsed = phonenumbers.parse(main, country.upper())
    except phonenumbers.NumberParseException:
        return TelephoneNumber(fault=f"{written!r} is not a telephone number")
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return TelephoneNumber(fault=f"{written!r} is not a telephone number")
    national = phonenumbers.national_significant_number(parsed)
    if not (main[:1] in "+(" or main[:1].isdigit()) or not keypad(main).endswith(national):
        return TelephoneNumber(fault=f"{written!r} holds more than one number, or words beside it")
    if why := _nonexistent(parsed, national):
        return TelephoneNumber(fault=f"{written!r} cannot exist: {why}")
    # What is spelled with letters stays as it is spelled.
    printed = " ".join(main.split()) if any(char.isalpha() for char in main) else _printed(parsed, country.lower(), style)
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if extension:
        return TelephoneNumber(f"{number};ext={extension}", f"{printed}{number_rules().extension}{extension}")
    return TelephoneNumber(number, printed)


def _latin_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _is_short(digits: str, country: str) -> bool:
    """Whether a short number that is written in groups is known as one, such as 116 123; 12 34 is a mistake."""
    import phonenumbers

    parsed = phonenumbers.parse(digits, country.upper())
    return phonenumbers.is_valid_short_number_for_region(parsed, country.upper())


def _is_service(digits: str, country: str) -> bool:
    """Whether a number of three digits is one that its plan has; longer ones are the phone companies' own."""
    if len(digits) > _SHORTEST:
        return True
    import phonenumbers

    code = phonenumbers.country_code_for_region(country.upper())
    rules = [rule for rule in number_rules().services if rule.code == code]
    return not rules or any(re.search(rule.pattern, digits) for rule in rules)


def _without_extension(text: str) -> tuple[str, str]:
    words = "|".join(map(re.escape, sorted(number_rules().extension_words, key=len, reverse=True)))
    sign = rf"(?:(?<![^\W\d_])(?:{words})[.:=\s]*#?|#|,,)"
    match = re.search(rf"[\s;,(]*{sign}\s*([0-9]{{1,7}})#?\)?$", text, re.IGNORECASE)
    return (text[: match.start()], match[1]) if match else (text, "")


def _nonexistent(parsed: phonenumbers.PhoneNumber, national: str) -> str:
    """Why no such number can exist, by its country's plan; empty if one can."""
    import phonenumbers

    rules = number_rules()
    for rule in rules.excluded:
        if rule.code == parsed.country_code and re.search(rule.pattern, national):
            return rule.why
    shown = any(rule.code == parsed.country_code and re.search(rule.pattern, national) for rule in rules.examples)
    if shown or phonenumbers.is_valid_number(parsed):
        return ""
    return "there are no such numbers in its country"


def _printed(parsed: phonenumbers.PhoneNumber, country: str, style: str) -> str:
    """A number in a style: within the country as it is dialed there, from abroad with its country's code and spaces (ITU-T E.123)."""
    import phonenumbers

    own = number_rules().of_country(country)
    chosen = find_number_style(style or own.style)
    if chosen.abroad or parsed.country_code != phonenumbers.country_code_for_region(country.upper()):
        written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return "+" + " ".join(re.findall("[0-9]+", written))
    written = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    if not chosen.between:
        return written
    groups = re.findall("[0-9]+", written)
    if own.toll_free and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.TOLL_FREE:
        groups.insert(0, own.toll_free)
    return chosen.between.join(groups)


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
