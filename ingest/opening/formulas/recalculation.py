"""Formulas of the simplest kind calculated again: what a file has stored for them may be out of date.

Sums, differences, products, quotients and ROUND of cells whose contents are known; any other formula is
left alone. A stored result that differs by more than what its fifteen digits can hold is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import product

from ingest.opening.formulas.written import Box, Doubt, Formula, Place, Token, tokens
from ingest.opening.found import LONGEST_FORMULA, NUMBER, TEXT, FoundBook, FoundSheet

STEPS = 100_000
"""So many cells and parts of formulas are looked at in one workbook, then no more is calculated."""
DEEPEST = 40
LARGEST_BOX = 10_000
LONGEST = 2_000
NOISE = Decimal("4e-16")
"""What a program that calculates in binary may lose at each step, as a share of what it adds."""
TOLD_FROM = Decimal("1e-14")
SMALLEST = Decimal("1e-18")
"""An open document keeps twenty places behind the point."""
MOST_PLACES = 15
EXACT = Context(prec=40)
EXCEL_DIGITS = Context(prec=15)
LARGEST = Decimal("1e30")
ZERO = Decimal(0)


class _UnknownError(Exception):
    """The formula is not of the simple kind, or names a cell without a number."""


class _ExhaustedError(Exception):
    """The workbook is not worth more steps."""


@dataclass(frozen=True, slots=True)
class Span:
    """An exact result, and how much lower or higher binary arithmetic may make it."""

    low: Decimal
    exact: Decimal
    high: Decimal

    @classmethod
    def of(cls, value: Decimal) -> Span:
        return cls(value, value, value)

    @property
    def size(self) -> Decimal:
        return max(abs(self.low), abs(self.high))

    def plus(self, other: Span) -> Span:
        ends = self.low + other.low, self.exact + other.exact, self.high + other.high
        return Span(*ends).wider(self.size + other.size)

    def times(self, other: Span) -> Span:
        ends = [a * b for a, b in product((self.low, self.high), (other.low, other.high))]
        found = Span(min(ends), self.exact * other.exact, max(ends))
        return found.wider(self.size * other.size)

    def negative(self) -> Span:
        return Span(-self.high, -self.exact, -self.low)

    def inverse(self) -> Span:
        """Raises: _UnknownError for one that may be zero."""
        if self.low <= 0 <= self.high:
            raise _UnknownError
        found = Span(1 / self.high, 1 / self.exact, 1 / self.low)
        return found.wider(found.size)

    def rounded(self, places: int) -> Span:
        step = Decimal(1).scaleb(-places)
        ends = [
            (one / step).to_integral_value(ROUND_HALF_UP) * step
            for one in (self.low, self.exact, self.high)
        ]
        return Span(*ends)

    def wider(self, size: Decimal) -> Span:
        return Span(self.low - size * NOISE, self.exact, self.high + size * NOISE)

    def holds(self, value: Decimal) -> bool:
        slack = max(self.size, abs(value)) * TOLD_FROM + SMALLEST
        return self.low - slack <= value <= self.high + slack


def note_stale(book: FoundBook) -> None:
    """The formulas whose stored result is another than the one calculated, with that."""
    if not book.is_exact:
        return
    again = Recalculation(book.sheets)
    with localcontext(EXACT), suppress(_ExhaustedError):
        for sheet in book.sheets:
            for place in sorted(sheet.formulas):
                _note_if_stale(again, sheet, place)


def _note_if_stale(again: Recalculation, sheet: FoundSheet, place: Place) -> None:
    cell = sheet.cells.get(place)
    if cell is None or cell[2] != NUMBER:
        return
    found = again.result(sheet, place)
    if found is None or found.size > LARGEST or found.holds(Decimal(cell[3])):
        return
    result = EXCEL_DIGITS.plus(found.exact).normalize()
    text = sheet.formulas[place].text[:LONGEST_FORMULA]
    sheet.doubts.append([*place, Doubt.STALE, text, f"{result:f}"])


class Recalculation:
    """The results of one workbook's formulas, each calculated once."""

    def __init__(self, sheets: list[FoundSheet]) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in sheets}
        self._covered = {sheet.name: sheet.covered() for sheet in sheets if sheet.formulas}
        self._results: dict[tuple[str, Place], Span | None] = {}
        self._open: set[tuple[str, Place]] = set()
        self._steps = STEPS
        self._depth = 0

    def result(self, sheet: FoundSheet, place: Place) -> Span | None:
        """None where it is not known. Raises: _UnknownError where it hangs on itself."""
        key = sheet.name, place
        if key in self._open:
            raise _UnknownError
        if key not in self._results:
            self._open.add(key)
            self._results[key] = self._calculated(sheet, sheet.formulas[place])
            self._open.remove(key)
        return self._results[key]

    def _calculated(self, sheet: FoundSheet, formula: Formula) -> Span | None:
        self._depth += 1
        try:
            if len(formula.text) > LONGEST:
                return None
            parts = list(tokens(formula))
            self._step(len(parts))
            return _Expression(self, sheet, parts).value()
        except (_UnknownError, ValueError, ArithmeticError):
            return None
        finally:
            self._depth -= 1

    def _step(self, by: int = 1) -> None:
        self._steps -= by
        if self._steps < 0:
            raise _ExhaustedError

    def deeper(self, by: int) -> None:
        """Raises: _UnknownError for what is nested too deeply."""
        self._depth += by
        if self._depth > DEEPEST:
            self._depth -= by
            raise _UnknownError

    def among(self, own: FoundSheet, token: Token) -> Iterator[Span]:
        """The numbers that SUM finds there: texts count for nothing, truths not in every program."""
        sheet, (top, left, bottom, right) = self._meant(own, token)
        for place in product(range(top, bottom + 1), range(left, right + 1)):
            cell = self._cell(sheet, place)
            if cell is not None and cell[2] != TEXT:
                yield self._number(sheet, place, cell)

    def at(self, own: FoundSheet, token: Token) -> Span:
        """The number in a cell; a blank counts for 0."""
        sheet, (top, left, bottom, right) = self._meant(own, token)
        if (top, left) != (bottom, right):
            raise _UnknownError
        cell = self._cell(sheet, (top, left))
        return Span.of(ZERO) if cell is None else self._number(sheet, (top, left), cell)

    def _meant(self, own: FoundSheet, token: Token) -> tuple[FoundSheet, Box]:
        sheet = self._sheets.get(token.sheet.casefold()) if token.sheet else own
        if sheet is None or token.box is None:
            raise _UnknownError
        top, left, bottom, right = token.box
        if (bottom - top + 1) * (right - left + 1) > LARGEST_BOX or min(top, left) < 1:
            raise _UnknownError
        return sheet, token.box

    def _cell(self, sheet: FoundSheet, place: Place) -> list[object] | None:
        """What lies under a merge is not seen, and may still count: then the sum is not known."""
        self._step()
        if place in self._covered.setdefault(sheet.name, sheet.covered()):
            raise _UnknownError
        return sheet.cells.get(place)

    def _number(self, sheet: FoundSheet, place: Place, cell: list[object]) -> Span:
        """A formula's own result as calculated here, else as it is stored."""
        if place in sheet.formulas and self._depth < DEEPEST:
            found = self.result(sheet, place)
            if found is not None:
                return found
        if cell[2] != NUMBER:
            raise _UnknownError
        return Span.of(Decimal(str(cell[3])))


class _Expression:
    """One formula, read from left to right. Raises: _UnknownError."""

    def __init__(self, book: Recalculation, sheet: FoundSheet, parts: list[Token]) -> None:
        self._book = book
        self._sheet = sheet
        self._left = parts[::-1]

    def value(self) -> Span:
        found = self._sum()
        if self._left:
            raise _UnknownError
        return found

    def _is_next(self, *signs: str) -> str:
        """Which of the signs comes next; it is passed."""
        if self._left and self._left[-1].text in signs and not self._left[-1].is_name:
            return self._left.pop().text
        return ""

    def _must_be(self, sign: str) -> None:
        if not self._is_next(sign):
            raise _UnknownError

    def _sum(self) -> Span:
        found = self._product()
        while sign := self._is_next("+", "-"):
            other = self._product()
            found = found.plus(other if sign == "+" else other.negative())
        return found

    def _product(self) -> Span:
        found = self._signed()
        while sign := self._is_next("*", "/"):
            other = self._signed()
            found = found.times(other if sign == "*" else other.inverse())
        return found

    def _signed(self) -> Span:
        is_negative = False
        while sign := self._is_next("+", "-"):
            is_negative ^= sign == "-"
        found = self._single()
        while self._is_next("%"):
            found = found.times(Span.of(Decimal("0.01")))
        return found.negative() if is_negative else found

    def _single(self) -> Span:
        if not self._left:
            raise _UnknownError
        part = self._left.pop()
        if part.is_number:
            return Span.of(Decimal(part.text))
        if part.box is not None:
            return self._book.at(self._sheet, part)
        self._book.deeper(1)
        try:
            return self._nested(part)
        finally:
            self._book.deeper(-1)

    def _nested(self, part: Token) -> Span:
        name = part.text.upper()
        if part.is_name:
            self._must_be("(")
        if name == "SUM":
            return self._total()
        if name not in ("(", "ROUND"):
            raise _UnknownError
        found = self._sum()
        if name == "ROUND":
            found = found.rounded(self._places())
        self._must_be(")")
        return found

    def _total(self) -> Span:
        found = Span.of(ZERO)
        while True:
            if self._is_only_cells():
                for one in self._book.among(self._sheet, self._left.pop()):
                    found = found.plus(one)
            else:
                found = found.plus(self._sum())
            if not self._is_next(","):
                self._must_be(")")
                return found

    def _is_only_cells(self) -> bool:
        """Is the next argument nothing but cells?"""
        if len(self._left) < 2 or self._left[-1].box is None:
            return False
        return self._left[-2].text in (",", ")")

    def _places(self) -> int:
        self._must_be(",")
        span = self._signed()
        places = int(span.low)
        if span.low != span.high or places != span.low or abs(places) > MOST_PLACES:
            raise _UnknownError
        return places
