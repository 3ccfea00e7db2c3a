"""What a language calls other languages, and pieces."""

from __future__ import annotations

import pytest
from library import LIBRARY

from handbill.content.titles import title_in
from handbill.core.problems import ProblemsFound
from handbill.i18n.language import all_languages, base_of, find_language
from handbill.i18n.language_names import name_in


@pytest.mark.parametrize(
    ("tongue", "other", "name"), [("en", "zh-Hans", "Mandarin"), ("es", "vi", "Vietnamita"), ("es", "pt-BR", "Portugués (Brasil)")]
)
def test_a_language_has_a_name_in_another(tongue: str, other: str, name: str) -> None:
    assert name_in(find_language(LIBRARY, tongue), find_language(LIBRARY, other)) == name


def test_every_language_has_a_name_of_its_own_in_every_language() -> None:
    every = [pack for pack in all_languages(LIBRARY) if not base_of(LIBRARY, pack.tag)]
    for tongue in every:
        assert len({name_in(tongue, other) for other in every}) == len(every), tongue.tag


def test_a_piece_is_called_by_its_title() -> None:
    assert title_in(LIBRARY, find_language(LIBRARY, "en"), "useful-numbers") == "Useful numbers"
    assert title_in(LIBRARY, find_language(LIBRARY, "es"), "useful-numbers") == "Números útiles"
    with pytest.raises(ProblemsFound):
        title_in(LIBRARY, find_language(LIBRARY, "es"), "no-such-piece")
