"""What a row of figures is meant to reach: the notice's target, or the district's part of it."""

from __future__ import annotations

from decimal import Decimal

from ingest.template.prefill import Prefill
from ingest.template.rows import Row, divisor_of
from targets.amounts import plain
from targets.catalogue import Catalogue
from targets.vocabulary import CITY, Dimension, Target
from wording import say


class Goals:
    """Found by the indicator of a row, for the year of the form."""

    def __init__(self, catalogue: Catalogue, year: int, prefill: Prefill) -> None:
        self._prefill = prefill
        self._targets = {
            target.indicator.id: target for target in catalogue.targets if target.end.year == year
        }

    def of(self, row: Row) -> str | Decimal | None:
        """A text where the comparator must be said (`>4,500`), else the number; None: nothing is promised.

        Of a ratio asked for by its parts the first part's row shows it.
        """
        target = self._targets.get(row.indicator.id)
        if target is None or target.is_aspirational or row.part == "denominator":
            return None
        if row.area != CITY:
            return self._prefill.planned(target, row.area, target.end)
        return said(target)


def said(target: Target) -> str:
    """`>4,500`, `≥11,000`, `约10`, `≥40%`, in the written unit."""
    unit = target.indicator.unit
    value = target.value / divisor_of(unit)
    digits = plain(value) if value % 1 else f"{int(value):,}"
    sign = say(f"judging.sign_{target.comparator}", "zh")
    return f"{sign}{digits}{'%' if unit.dimension is Dimension.PERCENT else ''}"
