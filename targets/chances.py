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


VERY_LIKELY_FROM, HARDLY_BELOW = 0.9, 0.075

FRACTIONS = (
    (1, 100),
    (1, 50),
    (1, 20),
    (1, 10),
    (1, 8),
    (1, 6),
    (1, 5),
    (1, 4),
    (1, 3),
    (2, 5),
    (1, 2),
    (3, 5),
    (2, 3),
    (3, 4),
    (4, 5),
    (5, 6),
    (7, 8),
    (9, 10),
    (19, 20),
    (49, 50),
    (99, 100),
)


def word(chance: float) -> ChanceWord:
    """The standing's three classes, the outer two with a stronger word for their ends."""
    found = class_of(chance)
    if found is Standing.LIKELY:
        return ChanceWord.VERY_LIKELY if chance >= VERY_LIKELY_FROM else ChanceWord.LIKELY
    if found is Standing.UNLIKELY:
        return ChanceWord.HARDLY if chance < HARDLY_BELOW else ChanceWord.HARD
    return ChanceWord.EVEN


def fraction(chance: float, language: Language) -> str:
    """`1/8`, `1 in 8`: the nearest by odds, so that small chances keep their size."""
    of, whole = min(FRACTIONS, key=lambda one: abs(_odds(one[0] / one[1]) - _odds(chance)))
    return f"{of}/{whole}" if language == "zh" else f"{of} in {whole}"


def _odds(chance: float) -> float:
    """On the scale of logarithms; certainty is as far as the ladder's ends and a little more."""
    inside = min(max(chance, 0.005), 0.995)
    return math.log(inside / (1 - inside))
