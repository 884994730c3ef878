"""Sheets changed as people change them: the same figures are read, or somebody is asked."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.reading import Reading
from targets.vocabulary import Severity
from tests.make_books import moved
from tests.make_workbooks import district_table, finance_table, indicator_list, reading

Change: TypeAlias = Callable[[Worksheet, int], None]
Values: TypeAlias = dict[tuple[str, str, str], Decimal | None]

WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
BOOKS: dict[str, Callable[[], Workbook]] = {
    "list": indicator_list,
    "districts": district_table,
    "finance": finance_table,
}
EXAMPLES = 40


def numbers(sheet: Worksheet) -> list[Any]:
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    ]


def texts(sheet: Worksheet) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def chosen(cells: list[Any], pick: int) -> Any:
    return cells[pick % len(cells)]


def as_text(sheet: Worksheet, pick: int) -> None:
    cell = chosen(numbers(sheet), pick)
    cell.value = str(cell.value)


def full_width(sheet: Worksheet, pick: int) -> None:
    cell = chosen(numbers(sheet), pick)
    cell.value = str(cell.value).translate(WIDE)


def with_footnote(sheet: Worksheet, pick: int) -> None:
    cell = chosen(numbers(sheet), pick)
    cell.value = f"{cell.value}②"


def spaced(sheet: Worksheet, pick: int) -> None:
    """Only a name gets spaces inside: a sentence is no name."""
    names = [cell for cell in texts(sheet) if len(cell.value) <= 12 and cell.value.isalpha()]
    cell = chosen(names, pick)
    cell.value = "　".join(cell.value)


def hidden_row(sheet: Worksheet, pick: int) -> None:
    sheet.row_dimensions[chosen(numbers(sheet), pick).row].hidden = True


def hidden_column(sheet: Worksheet, pick: int) -> None:
    sheet.column_dimensions[chosen(numbers(sheet), pick).column_letter].hidden = True


def column_beside(sheet: Worksheet, pick: int) -> None:
    """A column more, behind all others."""
    sheet.cell(pick % 8 + 3, sheet.max_column + 1, "联系电话 021-23110000")


def note_below(sheet: Worksheet, pick: int) -> None:
    sheet.cell(sheet.max_row + 1 + pick % 3, 1, "注：以上数据为初步统计，12345家。")


def other_sheet(sheet: Worksheet, pick: int) -> None:
    assert sheet.parent is not None
    other = sheet.parent.create_sheet(f"附页{pick}")
    other["A1"], other["B2"] = "联系方式", 62311


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        *(as_text, full_width, with_footnote, spaced, hidden_row, hidden_column),
        *(column_beside, note_below, other_sheet),
    )
}


def values(read: Reading) -> Values:
    return {(one.indicator, one.area, str(one.period)): one.value for one in read.observations}


def is_asked(read: Reading) -> bool:
    return any(one.severity is not Severity.NOTE for one in read.findings)


PLAIN: dict[str, Values] = {name: values(reading(build())) for name, build in BOOKS.items()}


@pytest.mark.parametrize("name", BOOKS)
@settings(max_examples=EXAMPLES)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 400)), min_size=1, max_size=4
    ),
    down=st.integers(0, 6),
    right=st.integers(0, 3),
)
def test_what_keeps_the_meaning_keeps_the_figures(
    name: str, changes: list[tuple[str, int]], down: int, right: int
) -> None:
    book = BOOKS[name]()
    for change, pick in changes:
        CHANGES[change](book.worksheets[0], pick)
    read = reading(moved(book, down=down, right=right))
    found = values(read)
    assert found == PLAIN[name] or (is_asked(read) and found.items() <= PLAIN[name].items())


@pytest.mark.parametrize("name", BOOKS)
@settings(max_examples=EXAMPLES)
@given(
    pick=st.integers(0, 400),
    word=st.sampled_from(["待核实后填", "见附件", "#REF!", "12.3.4", "1 2"]),
)
def test_a_figure_overwritten_by_words_is_never_read_as_a_number(
    name: str, pick: int, word: str
) -> None:
    book = BOOKS[name]()
    cell = chosen(numbers(book.worksheets[0]), pick)
    address, cell.value = cell.coordinate, word
    read = reading(book)
    at_cell = [one for one in read.observations if one.cell.address == address]
    assert all(one.value is None for one in at_cell)


@pytest.mark.parametrize("name", BOOKS)
@settings(max_examples=EXAMPLES)
@given(
    pick=st.integers(0, 400), word=st.sampled_from(["甲乙丙", "备用", "其中：外资", "上年同期数"])
)
def test_a_changed_word_moves_no_figure_to_another_name(name: str, pick: int, word: str) -> None:
    book = BOOKS[name]()
    chosen(texts(book.worksheets[0]), pick).value = word
    read = reading(book)
    assert values(read).items() <= PLAIN[name].items() or is_asked(read)
