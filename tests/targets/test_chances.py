"""Chances as people say them: five words and rounded fractions."""

import pytest

from targets.chances import FRACTIONS, ChanceWord, fraction, word


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.99, ChanceWord.VERY_LIKELY),
        (0.90, ChanceWord.VERY_LIKELY),
        (0.89, ChanceWord.VERY_LIKELY),
        (0.88, ChanceWord.LIKELY),
        (0.75, ChanceWord.LIKELY),
        (0.74, ChanceWord.EVEN),
        (0.25, ChanceWord.EVEN),
        (0.24, ChanceWord.HARD),
        (0.075, ChanceWord.HARD),
        (0.07, ChanceWord.HARDLY),
        (0.0, ChanceWord.HARDLY),
    ],
)
def test_five_words_for_a_chance(chance: float, said: ChanceWord) -> None:
    assert word(chance) is said


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.117, "1 in 8"), (0.01, "1 in 100"), (0.5, "1 in 2"), (0.873, "7 in 8"), (1.0, "99 in 100")],
)
def test_a_chance_is_a_rounded_fraction(chance: float, said: str) -> None:
    assert fraction(chance, "en") == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.072, (ChanceWord.HARD, "1 in 10")),
        (0.249, (ChanceWord.HARD, "1 in 4")),
        (0.25, (ChanceWord.EVEN, "3 in 10")),
        (0.749, (ChanceWord.EVEN, "7 in 10")),
        (0.75, (ChanceWord.LIKELY, "3 in 4")),
        (0.889, (ChanceWord.VERY_LIKELY, "9 in 10")),
    ],
)
def test_a_word_never_contradicts_the_fraction_beside_it(
    chance: float, said: tuple[ChanceWord, str]
) -> None:
    assert (word(chance), fraction(chance, "en")) == said


def test_chinese_writes_a_fraction() -> None:
    assert fraction(0.117, "zh") == "1/8"


def test_every_fraction_is_its_own() -> None:
    nearly = 1 - 1e-9  # one in four is told of what is unlikely
    assert [fraction(of / whole * nearly, "zh") for of, whole in FRACTIONS if of != 3] == [
        f"{of}/{whole}" for of, whole in FRACTIONS if of != 3
    ]
