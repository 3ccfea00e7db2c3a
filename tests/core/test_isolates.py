"""Values from data among words of another direction."""

from handbill.core.isolates import own_direction
from handbill.typeset.bidi.reorder import embedding_levels

NAME, SOUND = "Dari", " (دری)"


def test_words_keep_their_own_direction_and_spaces_at_their_ends_that_of_the_sentence() -> None:
    sentence = own_direction(NAME) + own_direction(SOUND)
    levels = embedding_levels(sentence, 1)
    assert sentence == "\u2068Dari\u2069 \u2068(دری)\u2069"
    assert levels[sentence.index(" ")] == 1 < levels[sentence.index("D")] < levels[sentence.index("د")]


def test_words_that_are_isolated_already_and_spaces_alone_are_not_changed() -> None:
    for words in (own_direction(SOUND), "\u20667,499\u2069", " ", ""):
        assert own_direction(words) == words
