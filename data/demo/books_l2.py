"""L2: districts as rows under a three-level header, the city first, with subtotals and a second page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing, spelling
from data.demo.drawing import Value
from targets.vocabulary import CITY, Period

COLUMNS = 7
FIRST_HEAD_ROW = 3
HEAD_ROWS = 3
WHOLE_CITY = "全　市"
LINGANG = "其中：临港新片区"
LINGANG_PART = Decimal("0.28")

PUDONG = "310115"
CENTRE = ("310101", "310104", "310105", "310106", "310107", "310109", "310110")
SUBURBS = ("310112", "310113", "310114", "310116", "310117", "310118", "310120", "310151")
GROUPS = ("创新型", "专精特新", "“小巨人”")

Pair = tuple[Value, Value]
"""The level and its change on last month."""


@dataclass(frozen=True, slots=True)
class DistrictSheet:
    """`pairs`: area code -> one pair for each of the three kinds of enterprises, in GROUPS' order."""

    period: Period
    pairs: Mapping[str, tuple[Pair, Pair, Pair]]
    names: Mapping[str, str]
    note: str = ""


def draw(sheet: Worksheet, form: DistrictSheet) -> None:
    """The whole sheet; the header stands again after the page break among the suburbs."""
    month = form.period
    drawing.title(sheet, "A1:G1", f"各区专精特新企业培育情况（截至{month.year}.{month.month}）")
    drawing.remark(sheet, "G2", "单位：家")
    _head(sheet, FIRST_HEAD_ROW)
    row = FIRST_HEAD_ROW + HEAD_ROWS
    page_end = len(CENTRE) + 3 + len(SUBURBS) // 2
    for number, values in enumerate(_rows(form)):
        if number == page_end:
            _head(sheet, row)
            row += HEAD_ROWS
        drawing.ruled(sheet, row, values)
        row += 1
    drawing.tail(sheet, row, COLUMNS, form.note)
    drawing.lay_out(sheet, 22, 10, 10, 10, 10, 10, 10, frozen="B6")


def _head(sheet: Worksheet, row: int) -> None:
    drawing.head(sheet, f"A{row}:A{row + 2}", "区名")
    drawing.head(sheet, f"B{row}:G{row}", "有效企业数")
    for name, left, right in zip(GROUPS, "BDF", "CEG", strict=True):
        drawing.head(sheet, f"{left}{row + 1}:{right}{row + 1}", name)
        drawing.head(sheet, f"{left}{row + 2}", "累计")
        drawing.head(sheet, f"{right}{row + 2}", "较上月")


def _rows(form: DistrictSheet) -> list[tuple[Value, ...]]:
    lingang = tuple(_part(pair, LINGANG_PART) for pair in form.pairs[PUDONG])
    return [
        (WHOLE_CITY, *_flat(form.pairs[CITY])),
        (_name(form, PUDONG), *_flat(form.pairs[PUDONG])),
        (LINGANG, *_flat(lingang)),
        *((_name(form, code), *_flat(form.pairs[code])) for code in CENTRE),
        ("中心城区小计", *_subtotal(form, CENTRE)),
        *((_name(form, code), *_flat(form.pairs[code])) for code in SUBURBS),
        ("郊区小计", *_subtotal(form, SUBURBS)),
    ]


def _name(form: DistrictSheet, code: str) -> str:
    """Spread out, short, or in full, another way for each district and month."""
    name = form.names[code]
    ways = (name, spelling.spaced(name), name.removesuffix("区") if len(name) == 3 else name)
    return ways[(int(code) + form.period.month) % len(ways)]


def _flat(pairs: tuple[Pair, ...]) -> tuple[Value, ...]:
    return tuple(value for pair in pairs for value in pair)


def _part(pair: Pair, share: Decimal) -> Pair:
    return _scaled(pair[0], share), _scaled(pair[1], share)


def _scaled(value: Value, share: Decimal) -> Value:
    return int(value * share) if isinstance(value, Decimal) else value


def _subtotal(form: DistrictSheet, codes: tuple[str, ...]) -> tuple[Value, ...]:
    columns = zip(*(_flat(form.pairs[code]) for code in codes), strict=True)
    return tuple(
        sum((value for value in column if isinstance(value, Decimal)), Decimal(0))
        for column in columns
    )
