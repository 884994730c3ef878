"""Chances as people say them: five words and rounded fractions, never 87.3 %."""

from __future__ import annotations

import math
from enum import StrEnum

from targets.standing import class_of
from targets.vocabulary import Language, Standing


class ChanceWord(StrEnum):
    VERY_LIKELY = "very_likely"  # 很可能
    LIKELY = "likely"  # 大概率
    EVEN = "even"  # 一半一半
    HARD = "hard"  # 难
    HARDLY = "hardly"  # 几乎不可能


VERY_LIKELY_FROM, HARDLY_UP_TO = 9 / 10, 1 / 20
"""Of the fraction that is told beside the word: the two never contradict each other."""

FRACTIONS = (
    (1, 100),
    (1, 50),
    (1, 20),
    (1, 10),
    (1, 8),
    (1, 6),
    (1, 5),
    (1, 4),
    (3, 10),
    (1, 3),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (7, 10),
    (3, 4),
    (4, 5),
    (5, 6),
    (7, 8),
    (9, 10),
    (19, 20),
    (49, 50),
    (99, 100),
)


SETTLED = {0.0: "gone", 1.0: "sure"}
"""What is no longer a matter of chance, and has no fraction."""


def phrase(chance: float, language: Language) -> tuple[str, dict[str, str]]:
    """Key and values of what is told of a chance alone: its word and fraction, never a percentage."""
    if chance in SETTLED:
        return f"judging.chance_{SETTLED[chance]}", {}
    return f"judging.chance_{word(chance)}", {"fraction": fraction(chance, language)}


def word(chance: float) -> ChanceWord:
    """The standing's three classes, the outer two with a stronger word for their ends."""
    found = class_of(chance)
    of, whole = _nearest(chance)
    if found is Standing.LIKELY:
        return ChanceWord.VERY_LIKELY if of / whole >= VERY_LIKELY_FROM else ChanceWord.LIKELY
    if found is Standing.UNLIKELY:
        return ChanceWord.HARDLY if of / whole <= HARDLY_UP_TO else ChanceWord.HARD
    return ChanceWord.EVEN


def fraction(chance: float, language: Language) -> str:
    """`1/8`, `1 in 8`."""
    of, whole = _nearest(chance)
    return f"{of}/{whole}" if language == "zh" else f"{of} in {whole}"


def _nearest(chance: float) -> tuple[int, int]:
    """The nearest fraction of its class by odds, so that small chances keep their size."""
    found = class_of(chance)
    alike = (one for one in FRACTIONS if _class_of(one) is found)
    return min(alike, key=lambda one: abs(_odds(one[0] / one[1]) - _odds(chance)))


def _class_of(told: tuple[int, int]) -> Standing:
    """One in four is told of what is unlikely: of what is even it would sound too little."""
    return Standing.UNLIKELY if told == (1, 4) else class_of(told[0] / told[1])


def _odds(chance: float) -> float:
    """On the scale of logarithms; certainty is as far as the ladder's ends and a little more."""
    inside = min(max(chance, 0.005), 0.995)
    return math.log(inside / (1 - inside))
