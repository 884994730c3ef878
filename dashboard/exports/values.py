"""Values of an export: exact, in the scale that the page shows them in."""

from __future__ import annotations

from decimal import Decimal

from dashboard.view import View
from sheets.table import Column
from targets.amounts import Scale
from targets.vocabulary import Assessment, Observation, Target


def scaled(value: Decimal | None, scale: Scale) -> Decimal | None:
    """Divisors are powers of ten: of an amount nothing is lost."""
    return None if value is None else plain(value / scale.divisor)


LONGEST, FINEST = 12, 6
"""Decimals that no amount has; of a quotient that has more, because it has no end, so many are kept."""


def plain(value: Decimal) -> Decimal:
    """Without the zeros that a division leaves behind."""
    is_endless = -int(value.as_tuple().exponent) > LONGEST
    told = round(value, FINEST) if is_endless else value
    whole = told.to_integral_value()
    return whole.quantize(Decimal(1)) if told == whole else told.normalize()


def percent(fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else plain(round(fraction * 100, 2))


def fine(value: Decimal | None, scale: Scale) -> Decimal | None:
    """What was computed and may have no end of decimals, to the fourth."""
    return None if value is None else plain(round(value / scale.divisor, 4))


def text(head: str) -> Column:
    return Column(head, is_text=True)


def standing_words(view: View, target: Target, judged: Assessment) -> str:
    if target.is_aspirational:
        return view.say("not_scored")
    return view.say(f"judging.standing_{judged.standing}")


def cell_of(view: View, figure: Observation | None) -> tuple[str, str]:
    """The file and the cell that a figure came from; empty where there is none."""
    if figure is None:
        return "", ""
    submission = view.submissions.get(figure.submission or 0)
    name = submission.file_name if submission else ""
    return name, f"{figure.cell.sheet}!{figure.cell.address}"
