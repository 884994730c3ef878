"""The XML of one sheet as openpyxl walks it, held to what a spreadsheet program writes.

A cell or a row that stands there twice says two things, and programs differ in which of them they show.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import UnreadableError
from ingest.opening.bounds import position
from ingest.opening.formulas.written import Formula
from ingest.opening.found import address
from ingest.opening.numerals import is_numeral, is_whole

WRITTEN = {"n": is_numeral, "s": is_whole, "b": is_whole}
"""How the values of these kinds of cells are written."""


class SheetParser(WorkSheetParser):
    """Reads the values that Excel last calculated, and remembers which cells are formulas."""

    def __init__(self, sheet: Worksheet, source: Any, texts: list[Any]) -> None:
        book: Any = sheet.parent
        super().__init__(
            source,
            texts,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            rich_text=True,
        )
        self.title = sheet.title
        self.formulas: dict[tuple[int, int], str | None] = {}  # its text where nothing is stored
        self.written: dict[tuple[int, int], Formula] = {}
        self._shared: dict[str, tuple[tuple[int, int], str]] = {}
        self._places: set[tuple[int, int]] = set()
        self._rows: set[int] = set()

    def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
        """Raises: UnreadableError."""
        if not is_whole(row.get("r", "0")):
            raise UnreadableError("damaged")
        found: tuple[int, list[dict[str, Any]]] = super().parse_row(row)
        if self.row_counter in self._rows:
            raise UnreadableError("row_twice", sheet=self.title, row=self.row_counter)
        self._rows.add(self.row_counter)
        return found

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Raises: UnreadableError."""
        stated = element.get("r")
        if stated is not None and position(stated) is None:
            raise UnreadableError("damaged")
        cell = self._parsed(element)
        place = cell["row"], cell["column"]
        if place in self._places:
            raise UnreadableError("cell_twice", sheet=self.title, cell=address(*place))
        self._places.add(place)
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            is_calculated = bool(element.findtext(VALUE_TAG)) or element.get("t") == "str"
            text = None if is_calculated else f"={formula.text or ''}"
            self.formulas[place] = text
            self._note(formula, place)
        return cell

    def _parsed(self, element: Element) -> dict[str, Any]:
        """A value that is not written as its kind is written is an error with its text."""
        value = element.findtext(VALUE_TAG)
        is_written_so = WRITTEN.get(element.get("t", "n"))
        amiss = element
        if value and is_written_so is not None and not is_written_so(value):
            amiss = Element(element.tag, element.attrib | {"t": "e"})
            amiss.extend(element)
        try:
            cell: dict[str, Any] = super().parse_cell(amiss)
        except (ValueError, IndexError, OverflowError):
            cell = {"value": value or "#VALUE!", "data_type": "e", "style_id": 0}
            cell |= {"row": self.row_counter, "column": self.col_counter}
        return cell

    def _note(self, formula: Element, place: tuple[int, int]) -> None:
        """One that many cells share is written only in the first of them."""
        kind, shared = formula.get("t", "normal"), formula.get("si", "")
        if kind == "shared" and formula.text:
            self._shared[shared] = place, formula.text
        (row, column), text = place, formula.text or ""
        if kind == "shared" and not text:
            (row, column), text = self._shared.get(shared, (place, ""))
        if text:
            self.written[place] = Formula(f"={text}", place[0] - row, place[1] - column)
