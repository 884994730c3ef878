"""Percentages beside a figure, written as 64.9%, 64.9 or 0.649: the reading that its neighbours bear out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.cells import content
from ingest.layout import PERCENT_ROLES, Role
from ingest.reading import StatedFigure
from ingest.tables.table import TableReading
from targets.vocabulary import Observation

HUNDRED = Decimal(100)
FRACTION_UP_TO = Decimal("1.5")


def settled(
    stated: Sequence[StatedFigure], figures: Iterable[Observation], reading: TableReading
) -> list[StatedFigure]:
    """The stated figures, every percentage among them in percent (64.9)."""
    written = {entry.place: content(entry.cell).is_percent for entry in reading.entries}
    amounts = _amounts(stated, figures)
    return [
        figure if written.get(figure.cell, True) else _settle(figure, amounts) for figure in stated
    ]


def _amounts(
    stated: Iterable[StatedFigure], figures: Iterable[Observation]
) -> dict[tuple[str, str, str], Decimal]:
    known = {
        ("figure", figure.indicator, figure.area): figure.value
        for figure in figures
        if figure.value is not None
    }
    return known | {(each.what, each.indicator, each.area): each.value for each in stated}


def _settle(figure: StatedFigure, amounts: dict[tuple[str, str, str], Decimal]) -> StatedFigure:
    if figure.what not in PERCENT_ROLES:
        return figure
    as_fraction = figure.value * HUNDRED
    computed = _computed(figure, amounts)
    if computed is None:
        is_fraction = figure.what == Role.COMPLETION and figure.value <= FRACTION_UP_TO
    else:
        is_fraction = abs(as_fraction - computed) < abs(figure.value - computed)
    return replace(figure, value=as_fraction) if is_fraction else figure


def _computed(figure: StatedFigure, amounts: dict[tuple[str, str, str], Decimal]) -> Decimal | None:
    def known(what: str) -> Decimal | None:
        return amounts.get((what, figure.indicator, figure.area))

    now = known("figure")
    if figure.what == Role.COMPLETION:
        whole = known(Role.TARGET)
        return now / whole * HUNDRED if now is not None and whole else None
    change = known(figure.what.removesuffix("_percent"))
    before = now - change if now is not None and change is not None else None
    return change / before * HUNDRED if change is not None and before else None
