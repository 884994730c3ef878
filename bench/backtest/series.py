"""A folder of monthly series as CSV, read strictly: a row that cannot be read stops with its place."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = ("series", "year", "month", "value", "kind")
KINDS = ("flow", "stock")
LARGEST = 1e30
"""No figure of anybody; beyond it products of three would be no numbers any more."""

NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?", re.ASCII)


class UnreadableError(Exception):
    """A sentence for the one who wrote the folder: file, line, column, what was seen and expected."""


@dataclass
class Series:
    """A flow's own months, or a stock's levels at months' ends, by (year, month)."""

    name: str
    kind: str
    months: dict[tuple[int, int], float] = field(default_factory=dict)


def read_folder(folder: Path) -> list[Series]:
    """Every *.csv of a folder, in order of their names. Raises: UnreadableError at the first fault."""
    files = sorted(folder.glob("*.csv")) if folder.is_dir() else []
    if not files:
        raise UnreadableError(f"{folder}: saw no CSV file, expected a folder with at least one")
    found: dict[str, Series] = {}
    for file in files:
        for row in _rows(file):
            _take(row, found)
    if not found:
        raise UnreadableError(f"{folder}: saw no row below the headers, expected monthly figures")
    return list(found.values())


@dataclass(frozen=True)
class _Row:
    file: str
    line: int
    cells: dict[str, str]
    columns: dict[str, int]

    def refuse(self, column: str, expected: str) -> UnreadableError:
        place = f"{self.file}, line {self.line}, column {self.columns[column]} ({column})"
        return UnreadableError(f"{place}: saw “{self.cells[column]}”, expected {expected}")

    def whole(self, column: str, least: int, most: int) -> int:
        text = self.cells[column]
        if not re.fullmatch(r"\d{1,4}", text, re.ASCII) or not least <= int(text) <= most:
            raise self.refuse(column, f"a {column} from {least} to {most}")
        return int(text)

    def number(self) -> float:
        text = self.cells["value"]
        value = float(text) if NUMBER.fullmatch(text) else math.nan
        if not abs(value) <= LARGEST:
            advice = "a number such as 1234.5; leave the whole line out where the month is missing"
            raise self.refuse("value", advice)
        return value


def _take(row: _Row, found: dict[str, Series]) -> None:
    name, kind = row.cells["series"], row.cells["kind"]
    if not name:
        raise row.refuse("series", "the name of a series")
    if kind not in KINDS:
        raise row.refuse("kind", "flow or stock")
    series = found.setdefault(name, Series(name, kind))
    if series.kind != kind:
        raise row.refuse("kind", f"{series.kind}, as in the earlier lines of {name}")
    month = row.whole("year", 1000, 2999), row.whole("month", 1, 12)
    if month in series.months:
        raise row.refuse("month", f"each month once: {name} has {month[0]}-{month[1]:02} already")
    series.months[month] = row.number()


def _rows(file: Path) -> Iterator[_Row]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.reader(opened, strict=True)
        try:
            yield from _numbered(file.name, reader)
        except UnicodeDecodeError as error:
            seen = f"saw a byte that is no UTF-8 ({error.object[error.start]:#x})"
            raise UnreadableError(f"{file.name}: {seen}, expected CSV saved as UTF-8") from error
        except csv.Error as error:
            seen = f"{file.name}, line {reader.line_num}: saw a fault in the quotes ({error})"
            raise UnreadableError(f"{seen}, expected CSV with each quote closed") from error


def _numbered(name: str, reader: Iterator[list[str]]) -> Iterator[_Row]:
    """`reader` is a csv.reader, which knows its line."""
    header = [cell.strip() for cell in next(reader, [])]
    columns = {column: header.index(column) + 1 for column in COLUMNS if column in header}
    if len(columns) < len(COLUMNS) or len(set(header)) < len(header):
        wanted = f"expected the columns {', '.join(COLUMNS)}, each once"
        raise UnreadableError(f"{name}, line 1: saw “{','.join(header)}”, {wanted}")
    for cells in reader:
        line = int(getattr(reader, "line_num", 0))
        if not cells:
            continue
        if len(cells) != len(header):
            faulty = f"saw {len(cells)} cells, expected {len(header)} as in the header"
            hint = "quote names with commas, write numbers without them"
            raise UnreadableError(
                f"{name}, line {line}, column {min(len(cells), len(header)) + 1}: {faulty} ({hint})"
            )
        kept = {column: cells[place - 1].strip() for column, place in columns.items()}
        yield _Row(name, line, kept, columns)
