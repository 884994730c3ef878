"""One cell that holds one exact number, as plans and levels do: the number, nothing, or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.cells import Saying, content
from ingest.tables.amount import Around, NoAmount, amount
from ingest.workbook import RawCell
from targets.vocabulary import Dimension, Unit

EXAMPLE = "12345.67"
SILENT = (Saying.BLANK, Saying.MISSING)
FAULTS = {Saying.ERROR: "error_cell", Saying.NOT_CALCULATED: "formula_not_calculated"}


@dataclass(frozen=True, slots=True)
class Single:
    """`value` in the base unit; None with a `code`: a finding's; None without: the cell says nothing."""

    value: Decimal | None = None
    seen: str = ""
    code: str | None = None
    expected: str = ""


def single(
    cell: RawCell | None, unit: Unit, written: str, *, usual: tuple[Decimal, ...] = ()
) -> Single:
    """`written`: the unit beside or above the cell. A rough number is none: gaps are measured from it."""
    said = content(cell)
    if said.saying in SILENT:
        return Single()
    if said.saying is not Saying.AMOUNT or said.is_inexact or said.is_change:
        return Single(None, said.seen, FAULTS.get(said.saying, "words_in_figure"), EXAMPLE)
    found = amount(said, unit, Around(written or None), usual=usual)
    if isinstance(found, NoAmount):
        return Single(None, said.seen, found.code, found.expected)
    if found.value < 0:
        return Single(None, said.seen, "negative_figure")
    whole = found.value.to_integral_value()
    if unit.dimension is Dimension.COUNT and found.value != whole:
        return Single(None, said.seen, "count_not_whole", str(whole))
    return Single(found.value, said.seen)
