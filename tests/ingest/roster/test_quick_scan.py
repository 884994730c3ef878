"""The quick scan and the slow walk agree: what the one proves, the other lets through."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableError
from ingest.opening.bounds import SheetScan
from ingest.opening.limits import Bounds
from ingest.opening.quick_scan import QuickScan, UnprovedError

TIGHT = Bounds(cells=60, texts=10, columns=30, merged_cells=50, sparse_box=200, sparse_factor=5)
Verdict: TypeAlias = tuple[str, int, int, int, int]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(
    rows: str, after: str = "", *, head: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> bytes:
    return f"{head}<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>".encode()


def verdict(scan: Any, text: bytes, size: int) -> Verdict:
    """Why a part is refused, and what was counted of one that is not."""
    try:
        for start in range(0, len(text), size):
            scan.feed(text[start : start + size])
        scan.close()
    except UnreadableError as error:
        return error.code, 0, 0, 0, 0
    return "", scan.cells, scan.texts, scan.last_row, scan.last_column


def both(text: bytes, size: int = 1 << 20, bounds: Bounds = TIGHT) -> tuple[Verdict, Verdict]:
    slow = verdict(SheetScan("x", bounds), text, size)
    try:
        return verdict(QuickScan("x", bounds), text, size), slow
    except UnprovedError:
        return slow, slow


columns = st.sampled_from(["A", "B", "Z", "AA", "AD", "AE", "XFD", "b", "$C", ""])
numbers = st.integers(1, 30) | st.sampled_from([999, 1_048_576, 99_999_999])
values = st.sampled_from(
    ["<v>1</v>", "<v>1.31E+17</v>", "<is><t>a&lt;b</t></is>", "", "<v/>", "<f>1+1</f>"]
)
befores = st.sampled_from(["", ' s="1"', ' t="s"', " "])


@st.composite
def cells(draw: st.DrawFn, row: int) -> str:
    column = draw(columns)
    number = draw(st.sampled_from([row, row, row, row + 1, 400]))
    address = f' r="{column}{number}"' if column else ""
    inner = draw(values)
    before = draw(befores)
    return (
        f"<c{before}{address}>{inner}</c>"
        if draw(st.booleans())
        else f"<c{address}{before}>{inner}</c>"
    )


@st.composite
def rows(draw: st.DrawFn) -> str:
    found = []
    for _ in range(draw(st.integers(0, 6))):
        row = draw(numbers)
        stated = draw(st.sampled_from([f' r="{row}"', f' spans="1:8" r="{row}"', ""]))
        inner = "".join(draw(st.lists(cells(row), max_size=12)))
        found.append(f"<row{stated}>{inner}</row>")
    return "".join(found)


AFTER = (
    "",
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    '<mergeCells><mergeCell ref="A1:Z9"/></mergeCells>',
    '<hyperlinks><hyperlink ref="A1:A99"/></hyperlinks>',
    "<x:f xmlns:x='y'>cmd|'/c calc'!A1</x:f>",
    "<f>cmd&#124;'/c calc'!A1</f>",
    "<ddeLink/>",
    "<!-- <c r='A9'/> -->",
)


@given(rows(), st.sampled_from(AFTER), st.integers(1, 400))
def test_both_walks_agree_however_the_part_is_cut(text: str, after: str, size: int) -> None:
    quick, slow = both(sheet(text, after), size)
    assert quick == slow


@pytest.mark.parametrize("after", AFTER[2:7])
def test_what_hides_behind_the_rows_is_found(after: str) -> None:
    quick, _ = both(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after))
    assert quick[0] in {"merge_too_large", "dde"}


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="GBK"?>',
        "<!DOCTYPE a><!-- -->",
        '<?xml version="1.0"?><?other?>',
    ],
)
def test_what_cannot_be_judged_is_not_proved(head: str) -> None:
    with pytest.raises(UnprovedError):
        verdict(QuickScan("x", TIGHT), sheet("", head=head), 99)


def test_letters_of_two_bytes_are_not_proved() -> None:
    with pytest.raises(UnprovedError):
        verdict(QuickScan("x", TIGHT), sheet("").decode().encode("utf-16"), 99)


def test_a_text_without_end_is_not_proved() -> None:
    with pytest.raises(UnprovedError):
        verdict(QuickScan("x", TIGHT), sheet("<v>" + "1" * (5 << 20)), 1 << 18)


@pytest.mark.parametrize(
    ("cell", "is_long"),
    [
        ('<c r="C5"><v>1.31E+17</v></c>', True),
        ('<c r="C5"><v>1.31E17</v></c>', True),
        ('<c r="C5"><v>9.1310115e+17</v></c>', True),
        ('<c r="C5" s="2"><v>913101150000000000</v></c>', True),
        ('<c s="2" r="C5" t="n"><v>131000000000000</v></c>', False),
        ('<c r="C5" t="s"><v>1310000</v></c>', False),
        ('<c r="C5" t="str"><f>A1</f><v>913101150000000000</v></c>', False),
        ('<c r="C5"><v>0.3333333333333333</v></c>', False),
    ],
)
def test_where_a_code_is_stored_as_a_number(cell: str, is_long: bool) -> None:  # noqa: FBT001
    scan = QuickScan("x", TIGHT)
    scan.feed(sheet(f'<row r="5">{cell}</row>'))
    scan.close()
    assert scan.seen.long_numbers == (frozenset({(5, 3)}) if is_long else frozenset())


def test_too_many_stored_numbers_are_not_told_apart() -> None:
    lines = (f'<row r="{n}"><c r="A{n}"><v>1.31E+17</v></c></row>' for n in range(1, 20_100))
    scan = QuickScan("x", Bounds())
    scan.feed(sheet("".join(lines)))
    scan.close()
    assert scan.seen.long_numbers is None


@pytest.mark.parametrize(
    ("attributes", "is_hidden"),
    [
        (' hidden="1"', True),
        (' spans="1:3" ht="15" hidden="true" customHeight="1"', True),
        (" hidden='1'", True),
        (' hidden="0"', False),
        (' spans="1:3"', False),
        ("", False),
    ],
)
@pytest.mark.parametrize("order", ['r="5"{}', ' {}  r="5"'])
def test_which_rows_are_hidden(attributes: str, is_hidden: bool, order: str) -> None:  # noqa: FBT001
    scan = QuickScan("x", TIGHT)
    text = '<c r="A5" t="inlineStr"><is><t> hidden="1" </t></is></c>'
    rows = f'<row r="4"/><row {order.format(attributes)}>{text}</row><row r="6" ht="3"/>'
    scan.feed(sheet(rows))
    scan.close()
    assert scan.seen.hidden_rows == (frozenset({5}) if is_hidden else frozenset())


def test_which_columns_are_hidden() -> None:
    columns = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="6"/></cols>'
    scan = QuickScan("x", TIGHT)
    scan.feed(sheet("").replace(b"<sheetData>", columns.encode() + b"<sheetData>"))
    scan.close()
    assert scan.seen.hidden_columns == frozenset({2, 3})
