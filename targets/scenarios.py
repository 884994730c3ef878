"""What if: the end of a window under an assumption, in exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from targets.amounts import share
from targets.board import Line
from targets.promise import meets, sign
from targets.telling import Telling
from targets.vocabulary import Behaviour, Language

Sentence: TypeAlias = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """The end of the window as assumed; `gap` to the target is negative when short."""

    end: Decimal
    gap: Decimal
    is_met: bool


def at_growth(line: Line, growth: Decimal) -> Scenario | None:
    """The remaining months bring what they brought last year, and a fraction more (0.1: a tenth).

    A level rises by last year's rise in them and that fraction more. None without last year's same
    months, for ratios, without a figure, and when no month is left.
    """
    rest = rest_last_year(line)
    if rest is None or line.city.value is None:
        return None
    return _ending(line, line.city.value + rest * (1 + growth))


def at_pace(line: Line, per_month: Decimal) -> Scenario | None:
    """Every remaining month adds so much (a negative amount takes away)."""
    left = months_left(line)
    if not left or line.city.value is None or _is_ratio(line):
        return None
    return _ending(line, line.city.value + per_month * left)


def months_left(line: Line) -> int:
    return line.target.months - line.city.k if line.city.k else 0


def rest_last_year(line: Line) -> Decimal | None:
    """What the months that are left added in the window before this one."""
    if _is_ratio(line) or not months_left(line) or line.city.value is None:
        return None
    values = {figure.period.ordinal: figure.value for figure in line.last_year}
    if not line.last_year:
        return None
    end = line.last_year[-1].period.ordinal
    last, then = values.get(end), values.get(end - months_left(line))
    is_whole = (line.target.end.ordinal - end) % line.target.months == 0
    return None if last is None or then is None or not is_whole else last - then


def growth_told(line: Line, growth: Decimal, language: Language) -> Sentence:
    """A key of the wording and its values, for a fraction of growth on last year's same months."""
    way = "up" if growth > 0 else "down" if growth < 0 else "same"
    assumed = {"assumed": share(abs(growth))}
    return _told(line, at_growth(line, growth), language, f"growth_{way}", assumed)


def pace_told(line: Line, per_month: Decimal, language: Language) -> Sentence:
    """The same for an amount that every remaining month adds, in the base unit."""
    way = "fewer" if per_month < 0 else "more"
    assumed = {"assumed": Telling(line.target, language).amount(abs(per_month))}
    return _told(line, at_pace(line, per_month), language, f"pace_{way}", assumed)


def _told(
    line: Line, scenario: Scenario | None, language: Language, how: str, assumed: dict[str, str]
) -> Sentence:
    telling = Telling(line.target, language)
    if scenario is None:
        return "judging.what_if_none", {"name": telling.name}
    side = "even" if not scenario.gap else "met" if scenario.is_met else "short"
    values = {
        "end": telling.amount(scenario.end),
        "gap": telling.difference(scenario.gap),
        "target": telling.amount(line.target.value),
    }
    return f"judging.what_if_{how}_{side}", values | assumed | telling.month(line.target.end)


def _ending(line: Line, end: Decimal) -> Scenario:
    wanted = line.target.value
    return Scenario(end, sign(line.target) * (end - wanted), meets(line.target, end, wanted))


def _is_ratio(line: Line) -> bool:
    return line.target.indicator.behaviour is Behaviour.RATIO
