"""What stands in a formula as it is written: its parts, the cells that it names, the functions that guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ingest.opening.bounds import column_number

Place: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![\w:!])"
    rf"|(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?(?P<first>{CELL})(?::(?P<last>{CELL}))?(?![\w(!.:])"
    r"|(?P<name>[A-Za-z]+)(?=\()"
    r"|(?P<sign>[-+*/%(),]))"
)
REFERENCE = re.compile(
    rf"(?<![\w.$])(?P<number>)(?P<name>)(?:(?P<sheet>'(?:[^']|'')+'|[\w.]+)!)?"
    rf"(?P<first>{CELL})(?::(?P<last>{CELL}))?(?![\w(!.])"
)
IN_QUOTES = re.compile(r'"[^"]*"')
IN_CELL = re.compile(
    r"(?P<fixed_column>\$?)(?P<letters>[A-Za-z]+)(?P<fixed_row>\$?)(?P<row>[0-9]+)"
)
OPEN_REFERENCE = re.compile(
    r"\[\$?(?P<sheet>'(?:[^']|'')+'|[^\[\]'.#:]*)\.(?P<first>\$?[A-Z]{1,3}\$?[0-9]{1,7})"
    r"(?::\.(?P<last>\$?[A-Z]{1,3}\$?[0-9]{1,7}))?\]"
)
BY_CHANCE = re.compile(
    r"(?<![A-Z0-9_])(?:RAND|RANDBETWEEN|RANDARRAY|NOW|TODAY)\s*\(", re.IGNORECASE
)
ESTIMATING = re.compile(
    r"(?<![A-Z0-9_])(?:FORECAST(?:\.[A-Z.]+)?|TREND|GROWTH|LINEST|LOGEST)\s*\(", re.IGNORECASE
)


class Doubt(StrEnum):
    """Why the result that a file has stored for a formula may not be a figure."""

    CHANCE = "chance"  # another one at every recalculation
    ESTIMATE = "estimate"
    STALE = "stale"  # other than what its cells give


@dataclass(frozen=True, slots=True)
class Formula:
    """`down`, `right`: how far from the cell that it was written for the cells lie that share it."""

    text: str
    down: int = 0
    right: int = 0

    @property
    def guesses(self) -> Doubt | None:
        if BY_CHANCE.search(self.text):
            return Doubt.CHANCE
        return Doubt.ESTIMATE if ESTIMATING.search(self.text) else None


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a sign, a function's name, or cells; `sheet` is empty where it is the formula's own."""

    text: str
    is_number: bool = False
    is_name: bool = False
    sheet: str = ""
    box: Box | None = None


def cells_named(formula: Formula) -> Iterator[Token]:
    """Every cell or range that it names, whatever else it does."""
    for found in REFERENCE.finditer(IN_QUOTES.sub("", formula.text)):
        yield _token(found, formula)


def of_open_document(text: str) -> str:
    """`=SUM([.B2:.B5];[$'表 1'.C5])` -> `=SUM(B2:B5,'表 1'!C5)`."""
    return OPEN_REFERENCE.sub(_as_in_excel, text).replace(";", ",")


def _as_in_excel(found: re.Match[str]) -> str:
    sheet = f"{found['sheet']}!" if found["sheet"] else ""
    return sheet + found["first"] + (f":{found['last']}" if found["last"] else "")


def tokens(formula: Formula) -> Iterator[Token]:
    """In order. Raises: ValueError at whatever else stands in it."""
    text = formula.text.strip().removeprefix("=").rstrip()
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise ValueError(text[place:])
        yield _token(found, formula)
        place = found.end()


def _token(found: re.Match[str], formula: Formula) -> Token:
    if found["first"]:
        sheet = (found["sheet"] or "").strip("'").replace("''", "'")
        top, left = _place(found["first"], formula)
        bottom, right = _place(found["last"] or found["first"], formula)
        box = min(top, bottom), min(left, right), max(top, bottom), max(left, right)
        return Token("", sheet=sheet, box=box)
    if found["number"]:
        return Token(found["number"], is_number=True)
    return Token(found["name"] or found["sign"], is_name=bool(found["name"]))


def _place(address: str, formula: Formula) -> Place:
    found = IN_CELL.fullmatch(address)
    if found is None:
        raise ValueError(address)
    row = int(found["row"]) + (0 if found["fixed_row"] else formula.down)
    return row, column_number(found["letters"]) + (0 if found["fixed_column"] else formula.right)
