from __future__ import annotations

import pytest
from small_library import review

from handbill.content.translate import Translator
from handbill.core.problems import ExitCode, Place, ProblemsFound
from handbill.i18n.language import find_language

PLACE = Place("materials/content/x.yaml", 9, "title")
REVIEWED = f"# {review('Call', 'Llame')}\n"
EARLIER = f"# {review('Call', 'Llama')}\n"
WRONG = "# wrong-by: %s, 2026-01-13: too far from the English\n"
BETTER = "# proposed-by: %s, 2026-01-13: %s\n"


@pytest.fixture
def spanish(small):
    small.language("es", "Spanish", reviewers="[Ana Reyes, Bo Lee]")
    return small


def translated(small, message: str, tag: str = "es"):
    campaign = small.campaign
    return Translator(campaign, find_language(campaign, tag)).translate(message, PLACE)


def problems(small, message: str):
    with pytest.raises(ProblemsFound) as found:
        translated(small, message)
    return found.value.problems


def test_a_translation_and_its_place(spanish) -> None:
    spanish.messages("es", {"Call": "Llame"})
    found = translated(spanish, "Call")
    assert (found.text, found.reviewed, found.place) == ("Llame", False, Place("materials/languages/es/messages.po", 5))


def test_english_is_its_own_translation_and_needs_no_file(spanish) -> None:
    found = translated(spanish, "Call", "en")
    assert (found.text, found.reviewed, found.place) == ("Call", False, PLACE)


@pytest.mark.parametrize(
    ("notes", "reviewed"),
    [
        (REVIEWED, True),
        ("# A word with the clinic.\n" + REVIEWED, True),
        (f"# {review('Call', 'Llame', 'Somebody Else')}\n", False),
        ("# reviewed-by: Ana Reyes\n", False),
        ("# reviewed-by: Ana Reyes, 2026-01-02\n", False),
        (f"# {review('Call', 'Llame', day='2026-13-02')}\n", False),
        (f"# was {review('Call', 'Llame')}\n", False),
        (f"#. {review('Call', 'Llame')}\n", False),
        # A review of other words of this message, and of the same words of another message.
        (EARLIER, False),
        (f"# {review('Call now', 'Llame')}\n", False),
        (EARLIER + REVIEWED, True),
        # An objection stands against a review, until its person says otherwise; that of a stranger does not.
        (REVIEWED + WRONG % "Bo Lee", False),
        (REVIEWED + WRONG % "Somebody Else", True),
        (REVIEWED + WRONG % "Ana Reyes", False),
        (REVIEWED + BETTER % ("Bo Lee", "Hable"), False),
        (BETTER % ("Bo Lee", "Hable"), False),
        # What somebody proposed has become the wording.
        (BETTER % ("Bo Lee", "Llame"), True),
        (EARLIER + BETTER % ("Bo Lee", "Llame"), True),
        (WRONG % "Bo Lee" + f"# {review('Call', 'Llame', 'Bo Lee', '2026-01-14')}\n", True),
        ("", False),
    ],
)
def test_a_message_is_reviewed_when_somebody_on_the_list_signed_it(spanish, notes: str, reviewed: bool) -> None:
    spanish.messages("es", {"Call": "Llame"}, notes)
    assert translated(spanish, "Call").reviewed is reviewed


def test_english_is_reviewed_in_its_own_file(small) -> None:
    small.language("en", "English", reviewers="[Ana Reyes]")
    assert not translated(small, "Call", "en").reviewed
    small.messages("en", {"Call": ""}, reviewer="Ana Reyes")
    assert translated(small, "Call", "en").reviewed
    assert not translated(small, "Call now", "en").reviewed


def test_no_file_at_all(spanish) -> None:
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place.file, problem.exit_code) == (
        "language-missing",
        "materials/languages/es/messages.po",
        ExitCode.LANGUAGE,
    )
    assert "language update es" in problem.hint


def test_a_message_that_is_not_in_the_file(spanish) -> None:
    spanish.messages("es", {"Other": "Otro"})
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place) == ("language-missing", Place("materials/languages/es/messages.po"))
    assert "'Call'" in problem.sentence


@pytest.mark.parametrize("text", ["", "  "])
def test_a_message_that_is_empty(spanish, text: str) -> None:
    spanish.messages("es", {"Other": "Otro", "Call": text})
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place.line) == ("language-missing", 8)


def test_a_fuzzy_message_does_not_count(spanish) -> None:
    spanish.messages("es", {"Call": "Llame"}, REVIEWED + "#, fuzzy\n")
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place.line, problem.hint) == ("language-fuzzy", 5, "review it, then remove the word fuzzy")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Llame", "lost {{ a.phone }}"),
        ("Llame al {{ a.text }}", "lost {{ a.phone }} and gained {{ a.text }}"),
        ("Llame al {{ a.phone }} {{ b }}", "gained {{ b }}"),
        ("Llame al {{ a.Phone }}", "gained {{ a.Phone }}"),
    ],
)
def test_placeholders_stay(spanish, text: str, part: str) -> None:
    message = "Call {{ a.phone }}"
    spanish.messages("es", {message: text})
    (problem,) = problems(spanish, message)
    assert (problem.code, problem.place.line) == ("language-placeholder", 5)
    assert part in problem.sentence


def test_placeholders_may_move(spanish) -> None:
    message = "{{ a }} of {{ b }}"
    spanish.messages("es", {message: "{{b}}: {{  a }}"})
    assert translated(spanish, message).text == "{{b}}: {{  a }}"


@pytest.mark.parametrize("text", ["7 días", "24 horas, 8 días", "24 horas, 7 días, 1 año", "247"])
def test_digits_stay(spanish, text: str) -> None:
    spanish.messages("es", {"24 hours, 7 days": text})
    found = [problem.code for problem in problems(spanish, "24 hours, 7 days")]
    assert found[0] == "language-digits"


def test_a_number_typed_into_a_translation(spanish) -> None:
    spanish.messages("es", {"Call": "Llame al 911"})
    assert {problem.code: problem.place.line for problem in problems(spanish, "Call")} == {"language-digits": 5, "content-number": 5}


@pytest.mark.parametrize(("text", "code"), [("Llame {% if a %}", "content-template"), ("Llame {{", "content-template")])
def test_a_broken_translation_is_blamed_on_the_translation(spanish, text: str, code: str) -> None:
    spanish.messages("es", {"Call": text})
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place) == (code, Place("materials/languages/es/messages.po", 5))


def test_a_regional_pack_takes_what_it_lacks_from_the_language(spanish) -> None:
    spanish.language("es-MX", "Mexican Spanish")
    spanish.messages("es", {"Call": "Llame", "Text": "Escriba", "Stop": ""})
    spanish.messages("es-MX", {"Call": "Marque", "Text": ""})
    assert translated(spanish, "Call", "es-MX").text == "Marque"
    assert translated(spanish, "Text", "es-MX").text == "Escriba"
    with pytest.raises(ProblemsFound, match="the Mexican Spanish for 'Stop' is missing"):
        translated(spanish, "Stop", "es-MX")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('msgid "a"\nnonsense\n', 2),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2),
        ('"lost"\n', 1),
    ],
)
def test_a_broken_file(spanish, body: str, line: int) -> None:
    spanish.write("languages/es/messages.po", body)
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.place.file) == ("language-unreadable", "materials/languages/es/messages.po")
    assert problem.place.line == line


def test_a_file_in_another_encoding(spanish) -> None:
    path = spanish.messages("es", {"Call": "Teléfono"})
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    (problem,) = problems(spanish, "Call")
    assert (problem.code, problem.hint) == ("language-unreadable", "save them as UTF-8")
