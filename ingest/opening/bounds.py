"""A streaming walk over one XML part of a package: how large is the sheet, and what hides in it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from ingest.errors import UnreadableError
from ingest.opening.limits import Bounds

ADDRESS = re.compile(r"^\$?([A-Za-z]{1,4})\$?(\d{1,8})$")
DDE = re.compile(r"^\s*[=+\-@]?\s*['\"]?[\w.]+['\"]?\s*\|.*!", re.DOTALL)
FORMULA_LOOKED_AT = 256


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def position(address: str) -> tuple[int, int] | None:
    """(row, column) of `F9`, None for anything else."""
    found = ADDRESS.match(address)
    return (int(found[2]), column_number(found[1])) if found else None


class SheetScan:
    """Fed with the bytes of a part, raises UnreadableError at the first thing that is too much."""

    def __init__(self, member: str, bounds: Bounds) -> None:
        self.member = member
        self.bounds = bounds
        self.cells = self.texts = self.merged = 0
        self.has_rows = False
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self._formula: list[str] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._on: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._on_row,
            "c": self._on_cell,
            "si": self._on_shared_text,
            "mergeCell": self._on_range,
            "hyperlink": self._on_range,
            "f": self._on_formula,
            "ddeLink": self._on_dde,
        }

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk, is_final=False)

    def close(self) -> None:
        self._parse(b"", is_final=True)
        box = self.last_row * self.last_column
        if self.has_rows and box > max(
            self.bounds.sparse_box, self.bounds.sparse_factor * self.cells
        ):
            raise UnreadableError("sheet_too_sparse", member=self.member, rows=self.last_row)

    def _parse(self, chunk: bytes, *, is_final: bool) -> None:
        try:
            self._parser.Parse(chunk, is_final)
        except expat.ExpatError as error:
            raise UnreadableError("damaged") from error

    def _refuse_doctype(self, *_: object) -> None:
        raise UnreadableError("doctype", member=self.member)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        handler = self._on.get(name.rpartition(" ")[2])
        if handler is not None:
            handler(attributes)

    def _on_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self.row = int(stated) if stated.isdecimal() and len(stated) < 9 else self.row + 1
        self.column = 0
        self.has_rows = True
        self.cells += 1  # an empty row costs as much as a cell
        self._extend()

    def _on_cell(self, attributes: dict[str, str]) -> None:
        place = position(attributes.get("r", ""))
        self.row, self.column = place or (self.row, self.column + 1)
        self.cells += 1
        self._extend()

    def _extend(self) -> None:
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.last_column > self.bounds.columns:
            raise UnreadableError("sheet_too_wide", member=self.member, limit=self.bounds.columns)
        if self.cells > self.bounds.cells:
            raise UnreadableError("too_many_cells", member=self.member, limit=self.bounds.cells)

    def _on_shared_text(self, _: dict[str, str]) -> None:
        self.texts += 1
        if self.texts > self.bounds.texts:
            raise UnreadableError("too_many_cells", member=self.member, limit=self.bounds.texts)

    def _on_range(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        start, end = position(first), position(last or first)
        if start is None or end is None:
            return
        self.merged += (abs(end[0] - start[0]) + 1) * (abs(end[1] - start[1]) + 1)
        if self.merged > self.bounds.merged_cells:
            raise UnreadableError(
                "merge_too_large", member=self.member, range=attributes.get("ref", "")
            )

    def _on_formula(self, _: dict[str, str]) -> None:
        self._formula = []

    def _text(self, text: str) -> None:
        if self._formula is not None and sum(map(len, self._formula)) < FORMULA_LOOKED_AT:
            self._formula.append(text)

    def _end(self, name: str) -> None:
        if self._formula is not None and name.rpartition(" ")[2] == "f":
            if DDE.match("".join(self._formula)):
                self._on_dde({})
            self._formula = None

    def _on_dde(self, _: dict[str, str]) -> None:
        raise UnreadableError("dde", member=self.member)
