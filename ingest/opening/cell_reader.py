"""Bytes of an .xlsx -> its cells as plain lists, with openpyxl. Runs only in the reading process.

Nothing but cells, merges, hidden rows and columns and names is opened: pictures, charts, comments and
pivots carry no figures, and what is not opened cannot do harm.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser, WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet

from ingest.opening.elsewhere import fetches
from ingest.opening.found import ERROR, NOT_CALCULATED, FoundBook, FoundSheet, said, with_marks
from ingest.opening.strict_package import TransitionalPackage


class _Parser(WorkSheetParser):
    """Reads the values that Excel last calculated, and remembers which cells are formulas."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.formulas: dict[tuple[int, int], str | None] = {}  # its text where nothing is stored
        self.fetching: dict[tuple[int, int], str] = {}
        self._shared: dict[str, str] = {}

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
            self._note(formula, (cell["row"], cell["column"]))
        return cell

    def _note(self, formula: Element, place: tuple[int, int]) -> None:
        """One that many cells share is written only in the first of them."""
        shared = formula.get("si") if formula.get("t") == "shared" else None
        text = formula.text or self._shared.get(shared or "")
        if text and fetches(text):
            self.fetching[place] = text
            if shared is not None:
                self._shared[shared] = text


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
    """openpyxl's reader, cut down to what carries figures; `found` holds them after `read`."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content), data_only=True, keep_links=False, rich_text=True)
        self.found = FoundBook()

    def read(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()
        self.parser.assign_names()
        self.found.names = self.names()

    def read_worksheets(self) -> None:
        for entry, relation in self.parser.find_sheets():
            if relation.target not in self.valid_files or "chartsheet" in relation.Type:
                continue
            sheet = self.wb.create_sheet(entry.name)
            with self.archive.open(relation.target) as source:
                reader = _SheetReader(sheet, source, self.shared_strings)
                reader.bind_all()
            self.found.sheets.append(_described(entry.name, entry.state != "visible", sheet))
            self._put_cells(sheet, reader.parser.formulas)
            for place, formula in reader.parser.fetching.items():
                self.found.note_formula(place, f"={formula}")

    def _put_cells(self, sheet: Worksheet, formulas: dict[tuple[int, int], str | None]) -> None:
        book: Any = self.wb
        cells: dict[tuple[int, int], Any] = sheet._cells  # noqa: SLF001
        struck = {number for number, font in enumerate(book._fonts) if font.strike}  # noqa: SLF001
        for place, cell in cells.items():
            if cell._style.fontId in struck or _is_struck(cell.value):  # noqa: SLF001
                self.found.sheets[-1].struck.add(place)
            says = _said(cell.value, cell.data_type)
            formula = formulas.get(place)
            if formula is not None:
                says = NOT_CALCULATED, formula
            self.found.put(place, says, cell.number_format, is_formula=place in formulas)

    def names(self) -> dict[str, str]:
        scoped = {
            name: str(defined.attr_text)
            for sheet in self.wb.worksheets
            for name, defined in sheet.defined_names.items()
        }
        return scoped | {
            name: str(entry.attr_text) for name, entry in self.wb.defined_names.items()
        }


def read(content: bytes, *, is_strict: bool = False) -> FoundBook:
    """Sheets, number formats and defined names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out is not read here either
        reader = CellReader(content)
        if is_strict:
            reader.archive = TransitionalPackage(BytesIO(content))
        reader.read()
    return reader.found


def _described(name: str, is_hidden: bool, sheet: Worksheet) -> FoundSheet:  # noqa: FBT001
    merges = [merge.bounds for merge in sheet.merged_cells.ranges]
    return FoundSheet(
        name,
        is_hidden=is_hidden,
        merges=merges,
        hidden_rows=_hidden_rows(sheet),
        hidden_columns=_hidden_columns(sheet),
    )


def _said(value: Any, data_type: str) -> tuple[str | None, str]:
    if data_type == "e" and value is not None:
        return ERROR, str(value)
    if isinstance(value, CellRichText):
        return said(with_marks([_run(part) for part in value]))
    return said(value)


def _is_struck(value: Any) -> bool:
    """Is a part of the text?"""
    return isinstance(value, CellRichText) and any(
        isinstance(part, TextBlock) and part.font is not None and part.font.strike for part in value
    )


def _run(part: str | TextBlock) -> tuple[str, bool]:
    if isinstance(part, str):
        return part, False
    return part.text, part.font is not None and part.font.vertAlign == "superscript"


def _hidden_rows(sheet: Worksheet) -> set[int]:
    return {row for row, entry in sheet.row_dimensions.items() if entry.hidden or entry.ht == 0}


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for letters, entry in sheet.column_dimensions.items():
        if entry.hidden or entry.width == 0:
            first = column_index_from_string(letters)
            hidden.update(range(first, min(entry.max or first, 512) + 1))
    return hidden
