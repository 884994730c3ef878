"""Bytes of an .xlsx -> its cells as plain lists, with openpyxl. Runs only in the reading process.

Nothing but cells, merges, hidden rows and columns and names is opened: pictures, charts, comments and
pivots carry no figures, and what is not opened cannot do harm.
"""

from __future__ import annotations

import math
import warnings
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser, WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet

NUMBER, TEXT, DATE, TRUTH, ERROR, NOT_CALCULATED = "n", "t", "d", "b", "e", "f"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Parser(WorkSheetParser):
    """Reads the values that Excel last calculated, and remembers which cells are formulas."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.formulas: dict[tuple[int, int], str | None] = {}  # its text where nothing is stored

    def parse_cell(self, element: Element) -> dict[str, Any]:
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except (ValueError, IndexError, OverflowError):
            value = element.findtext(VALUE_TAG) or "#VALUE!"
            cell = {"value": value, "data_type": "e", "style_id": 0}
            cell |= {"row": self.row_counter, "column": self.col_counter}
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            is_calculated = bool(element.findtext(VALUE_TAG)) or element.get("t") == "str"
            text = None if is_calculated else f"={formula.text or ''}"
            self.formulas[cell["row"], cell["column"]] = text
        return cell


class _SheetReader(WorksheetReader):
    def __init__(self, sheet: Worksheet, source: Any, texts: list[Any]) -> None:
        super().__init__(sheet, source, texts, data_only=True, rich_text=True)
        book: Any = sheet.parent
        self.parser: _Parser = _Parser(
            source,
            texts,
            True,  # noqa: FBT003 openpyxl's own order
            book.epoch,
            book._date_formats,  # noqa: SLF001
            book._timedelta_formats,  # noqa: SLF001
            True,  # noqa: FBT003
        )

    def bind_all(self) -> None:
        self.bind_cells()
        self.bind_merged_cells()
        self.bind_col_dimensions()
        self.bind_row_dimensions()


class CellReader(ExcelReader):
    """openpyxl's reader, cut down to what carries figures; `sheets` holds them after `read`."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), data_only=True, keep_links=False, rich_text=True)
        self.sheets: list[dict[str, Any]] = []
        self.formats: dict[str, int] = {}

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()
        self.parser.assign_names()

    def read_worksheets(self) -> None:
        for entry, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files or "chartsheet" in relation.Type:
                continue
            sheet = self.wb.create_sheet(entry.name)
            with self.archive.open(relation.target) as source:
                reader = _SheetReader(sheet, source, self.shared_strings)
                reader.bind_all()
            self.sheets.append(
                {
                    "name": entry.name,
                    "is_hidden": entry.state != "visible",
                    "cells": self._cells(sheet, reader.parser.formulas),
                    "merges": [list(merge.bounds) for merge in sheet.merged_cells.ranges],
                    "hidden_rows": _hidden_rows(sheet),
                    "hidden_columns": _hidden_columns(sheet),
                }
            )

    def _cells(
        self, sheet: Worksheet, formulas: dict[tuple[int, int], str | None]
    ) -> list[list[Any]]:
        found = []
        for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001
            kind, text = _said(cell.value, cell.data_type)
            formula = formulas.get((row, column))
            if formula is not None:
                kind, text = NOT_CALCULATED, formula
            if kind is None:
                continue
            number_format = self.formats.setdefault(cell.number_format, len(self.formats))
            found.append([row, column, kind, text, number_format, (row, column) in formulas])
        return found

    def names(self) -> dict[str, str]:
        scoped = {
            name: str(defined.attr_text)
            for sheet in self.wb.worksheets
            for name, defined in sheet.defined_names.items()
        }
        return scoped | {
            name: str(entry.attr_text) for name, entry in self.wb.defined_names.items()
        }


def read(content: bytes) -> dict[str, Any]:
    """Sheets, number formats and defined names, all JSON; a number is its shortest exact text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out is not read here either
        reader = CellReader(content)
        reader.read()
    return {"sheets": reader.sheets, "formats": list(reader.formats), "names": reader.names()}


def _said(value: Any, data_type: str) -> tuple[str | None, str]:
    if value is None:
        return None, ""
    if data_type == "e":
        return ERROR, str(value)
    if isinstance(value, bool):
        return TRUTH, str(value).upper()
    if isinstance(value, int | float):
        return (NUMBER, repr(value)) if math.isfinite(value) else (ERROR, repr(value))
    if isinstance(value, datetime | date):
        return DATE, value.isoformat()
    text = _text(value)
    return (TEXT, text) if text else (None, "")


def _text(value: Any) -> str:
    """A raised 1 after a number is a footnote mark; it must not become one of its digits."""
    if not isinstance(value, CellRichText):
        return str(value)
    parts = [(part, "") if isinstance(part, str) else _block(part) for part in value]
    if all(raised for _, raised in parts):
        return "".join(text for text, _ in parts)
    return "".join(raised or text for text, raised in parts)


def _block(block: TextBlock) -> tuple[str, str]:
    """The text, and what it becomes when it is raised."""
    if block.font is None or block.font.vertAlign != "superscript":
        return block.text, ""
    digits = "".join(letter for letter in block.text if letter.isdecimal())
    return block.text, digits.translate(SUPERSCRIPTS) or "※"


def _hidden_rows(sheet: Worksheet) -> list[int]:
    return [row for row, entry in sheet.row_dimensions.items() if entry.hidden or entry.ht == 0]


def _hidden_columns(sheet: Worksheet) -> list[int]:
    hidden: set[int] = set()
    for letters, entry in sheet.column_dimensions.items():
        if entry.hidden or entry.width == 0:
            first = column_index_from_string(letters)
            hidden.update(range(first, min(entry.max or first, 512) + 1))
    return sorted(hidden)
