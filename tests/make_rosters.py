"""Builders of lists of enterprises: made-up codes with right check characters, and sheets of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from openpyxl import Workbook

from ingest.grid import Grid
from ingest.layout import load_layouts
from ingest.names import Names
from ingest.roster.checking import Checked, checked
from ingest.roster.parts import SheetParts
from ingest.roster.reading import RosterSheet
from store.rosters import ENTRIES, Roster, RosterFault
from targets.vocabulary import Cell, Period
from tests.make_targets import tiny_catalogue
from tests.make_workbooks import empty_book, put_rows

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
HEADER = ("序号", "企业名称", "统一社会信用代码", "所在区", "认定批次", "有效期至")
MAY = Period(2025, 5)
DONGDU, XILING = "990101", "990102"


def credit_code(number: int, *, region: str = "990101", front: str = "91") -> str:
    """The made-up code of an enterprise that does not exist."""
    base = f"{number:08d}"
    weighed = zip((3, 7, 9, 10, 5, 8, 4, 2), base, strict=True)
    left = -sum(weight * int(digit) for weight, digit in weighed) % 11
    body = f"{front}{region}{base}{'0123456789X'[left]}"
    total = sum(ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(body))
    return body + ALPHABET[-total % 31]


def entry(
    number: int,
    *,
    code: Any = "",
    name: str = "",
    district: str | None = "东渡区",
    batch: str | None = "第1批",
    until: Any = "2027-12-31",
) -> tuple[Any, ...]:
    """One row of a list; an empty code is the enterprise's own."""
    written = credit_code(number) if code == "" else code
    return (number, name or f"试验{number}号公司", written, district, batch, until)


def roster_sheet_of(
    *rows: Sequence[Any],
    title: str = "科技型企业名单（截至2025年5月）",
    header: Sequence[Any] = HEADER,
    book: Workbook | None = None,
    name: str = "企业名单",
) -> Any:
    """Title in row 1, header in row 2, the first enterprise in row 3; codes in column C."""
    sheet = (book or empty_book()).create_sheet(name)
    put_rows(sheet, [(title,), header, *rows], 1)
    return sheet


def grid(
    *rows: Sequence[Any], header: Sequence[Any] = HEADER, title: str = "名单", **more: Any
) -> Grid:
    """The same as columns of text, as either reader gives it."""
    width = max(len(row) for row in (header, *rows))
    every = [(title,), header, *rows]
    texts = [
        [None if v is None else str(v) for v in (*row, *[None] * width)[:width]] for row in every
    ]
    columns = tuple(pa.array(column, pa.string()) for column in zip(*texts, strict=True))
    return Grid("企业名单", columns, **more)


def listed(*rows: Sequence[Any], **more: Any) -> RosterSheet:
    first, *_ = SheetParts(grid(*rows, **more), load_layouts()).lists
    return first


def names() -> Names:
    return Names(tiny_catalogue(), load_layouts().words.totals)


def checked_list(*rows: Sequence[Any], period: Period = MAY, **more: Any) -> Checked:
    return checked(listed(*rows, **more), names(), None, period.last_day)


def faults(*rows: Sequence[Any], **more: Any) -> list[str | None]:
    """Why each row is not counted."""
    found: list[str | None] = checked_list(*rows, **more).roster(None).entries["fault"].to_pylist()
    return found


def roster(
    *codes: str, indicator: str | None = "tech_firms", sheet: str = "企业名单", **more: Any
) -> Roster:
    """A list of enterprises that all count, as the door hands it to the store."""
    count = len(codes)
    columns: dict[str, list[Any]] = {
        "row": list(range(3, count + 3)),
        "code": list(codes),
        "name": [f"试验公司{code[-4:]}" for code in codes],
        "district": [DONGDU] * count,
        "batch": ["第1批"] * count,
        "valid_until": ["2027-12-31"] * count,
        "fault": [None] * count,
        "first_row": [None] * count,
        **more,
    }
    entries = pa.table(
        [pa.array(columns[f.name], _plain(f.type)).cast(f.type) for f in ENTRIES], schema=ENTRIES
    )
    found = [fault for fault in columns["fault"] if fault is not None]
    return Roster(
        indicator=indicator,
        title="科技型企业名单",
        place=Cell(sheet, 3, 1),
        entries=entries,
        rows=count,
        counted=count - len(found),
        duplicates=found.count(RosterFault.DUPLICATE),
        bad_codes=sum(str(fault).startswith("code_") for fault in found),
        expired=found.count(RosterFault.EXPIRED),
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind
