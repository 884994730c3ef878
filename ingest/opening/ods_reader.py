"""Bytes of an .ods -> its cells, read as they stand in content.xml. Runs only in the reading process."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

from ingest.opening.found import (
    DATE,
    ERROR,
    NOT_CALCULATED,
    TRUTH,
    FoundBook,
    FoundSheet,
    said,
    said_value,
    with_marks,
)
from ingest.opening.ods_styles import Styles
from ingest.opening.ods_tables import HIDDEN, Attributes, OdsCell, TableWalk, number

ERRORS = re.compile(r"Err:\d{3}|#(?:REF|VALUE|DIV/0|NAME|NUM|NULL)[!?]|#N/A")
NUMBERS = frozenset({"float", "percentage", "currency"})
YUAN = frozenset({"", "CNY", "RMB"})
FORMULA = re.compile(r"^(?:of|msoxl|oooc):")
LAST_COLUMN = 512


def read(content: bytes) -> FoundBook:
    reader = _Reader()
    with zipfile.ZipFile(BytesIO(content)) as package:
        if "styles.xml" in package.namelist():
            styles = _StyleWalk(reader.styles)
            styles.feed(package.read("styles.xml"), is_final=True)
        reader.feed(package.read("content.xml"), is_final=True)
    return reader.found


class _StyleWalk(TableWalk):
    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.styles = styles

    def on_element(self, name: str, attributes: Attributes) -> None:
        self.styles.start(name, attributes)

    def on_element_end(self, name: str) -> None:
        self.styles.end(name)

    def on_loose_text(self, text: str) -> None:
        self.styles.text(text)


class _Reader(_StyleWalk):
    def __init__(self) -> None:
        super().__init__(Styles())
        self.found = FoundBook()
        self._hidden_rows: list[tuple[int, int]] = []
        self._column_styles: dict[int, str] = {}
        self._row_style = ""

    def on_element(self, name: str, attributes: Attributes) -> None:
        super().on_element(name, attributes)
        if name in ("table:named-expression", "table:named-range"):
            said_so = attributes.get("table:expression", attributes.get("table:cell-range-address"))
            self.found.names[attributes.get("table:name", "")] = _formula(said_so or "")

    def on_table(self, attributes: Attributes) -> None:
        is_hidden = attributes.get("table:style-name", "") in self.styles.hidden
        self.found.sheets.append(FoundSheet(attributes.get("table:name", ""), is_hidden=is_hidden))
        self._hidden_rows, self._column_styles = [], {}

    def on_column(self, first: int, count: int, attributes: Attributes) -> None:
        columns = range(first, min(first + count, LAST_COLUMN + 1))
        style = attributes.get("table:default-cell-style-name", "")
        self._column_styles.update(dict.fromkeys(columns, style))
        if attributes.get("table:visibility") in HIDDEN:
            self.found.sheets[-1].hidden_columns.update(columns)

    def on_row(self, first: int, count: int, attributes: Attributes) -> None:
        self._row_style = attributes.get("table:default-cell-style-name", "")
        if attributes.get("table:visibility") in HIDDEN:
            self._hidden_rows.append((first, first + count))

    def on_table_end(self) -> None:
        """The many rows that are hidden below a form are of no interest."""
        sheet = self.found.sheets[-1]
        last = max((row for row, _ in sheet.cells), default=0)
        for first, end in self._hidden_rows:
            sheet.hidden_rows.update(range(first, min(end, last + 1)))

    def on_cell(self, cell: OdsCell) -> None:
        self._note_span(cell)
        if not cell.says:
            return
        says, look = self._said(cell)
        is_formula = "table:formula" in cell.attributes
        self.found.note_formula((cell.row, cell.column), cell.attributes.get("table:formula"))
        is_struck = self._is_struck(cell)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                self.found.put((row, column), says, look, is_formula=is_formula)
                if is_struck:
                    self.found.sheets[-1].struck.add((row, column))

    def _note_span(self, cell: OdsCell) -> None:
        rows = number(cell.attributes, "table:number-rows-spanned")
        columns = number(cell.attributes, "table:number-columns-spanned")
        if rows * columns > 1:
            right = cell.column + columns - 1
            for top in range(cell.row, cell.row + (cell.rows if cell.says else 1), rows):
                self.found.sheets[-1].merges.append((cell.column, top, right, top + rows - 1))

    def _said(self, cell: OdsCell) -> tuple[tuple[str | None, str], str]:
        """Kind and text, and the number format."""
        attributes = cell.attributes
        kind = attributes.get("office:value-type", "")
        look = self._look(cell, kind)
        if attributes.get("calcext:value-type") == "error" or ERRORS.fullmatch(cell.text):
            return (ERROR, cell.text or "#VALUE!"), look
        if "table:formula" in attributes and not kind and not cell.lines:
            return (NOT_CALCULATED, _formula(attributes["table:formula"])), look
        if kind in NUMBERS:
            return said_value(attributes.get("office:value", "")), look
        if kind == "date":
            return _date(attributes.get("office:date-value", "")), look
        if kind == "boolean":
            return (TRUTH, attributes.get("office:boolean-value", "").upper()), look
        return said(self._text_of(cell)), look

    def _text_of(self, cell: OdsCell) -> str:
        if not cell.runs:
            return cell.attributes.get("office:string-value", "")
        return with_marks([(text, style in self.styles.raised) for text, style in cell.runs])

    def _is_struck(self, cell: OdsCell) -> bool:
        """All of it, or a part?"""
        styles = (self._style(cell), *(style for _, style in cell.runs))
        return any(map(self.styles.is_struck, styles))

    def _style(self, cell: OdsCell) -> str:
        by_column = self._column_styles.get(cell.column, "")
        return cell.attributes.get("table:style-name") or self._row_style or by_column

    def _look(self, cell: OdsCell, kind: str) -> str:
        """A percentage or a foreign sum stays one even where its style was lost."""
        look = self.styles.look(self._style(cell))
        if kind == "percentage" and "%" not in look:
            return "0%"
        if kind == "currency" and cell.attributes.get("office:currency", "") not in YUAN:
            return "[$$-409]0.00"
        return look


def _formula(text: str) -> str:
    return FORMULA.sub("", text)


def _date(text: str) -> tuple[str | None, str]:
    try:
        return DATE, datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ERROR, text or "#VALUE!"
