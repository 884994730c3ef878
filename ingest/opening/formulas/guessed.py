"""Formulas that use the result of one that guesses: what hangs on RAND is by chance as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ingest.opening.formulas.written import Box, Doubt, Place, cells_named
from ingest.opening.found import LONGEST_FORMULA, FoundBook, FoundSheet

MOST_CELLS, MOST_FORMULAS, MOST_LETTERS, LONGEST_CHAIN = 500, 5_000, 200_000, 50
"""Beyond these a workbook is not followed from cell to cell; formulas that guess themselves are told."""
Boxes: TypeAlias = list[tuple[str, Box]]


def note_guessed(book: FoundBook) -> None:
    """Marks are added until no formula uses a marked cell."""
    marked = {
        (sheet.name.casefold(), row, column): Doubt(why)
        for sheet in book.sheets
        for row, column, why, *_ in sheet.doubts
    }
    lengths = [len(one.text) for sheet in book.sheets for one in sheet.formulas.values()]
    if not marked or len(lengths) > MOST_FORMULAS or sum(lengths) > MOST_LETTERS:
        return
    left = {(sheet.name, place): boxes for sheet, place, boxes in _uses(book)}
    named = {sheet.name: sheet for sheet in book.sheets}
    latest = marked
    for _ in range(LONGEST_CHAIN):
        if not latest or len(marked) > MOST_CELLS:
            return
        found = {key: why for key, boxes in left.items() if (why := _marked_in(boxes, latest))}
        latest = {(name.casefold(), *place): why for (name, place), why in found.items()}
        marked |= latest
        for (name, place), why in found.items():
            del left[name, place]
            text = named[name].formulas[place].text[:LONGEST_FORMULA]
            named[name].doubts.append([*place, why, text, ""])


def _uses(book: FoundBook) -> Iterator[tuple[FoundSheet, Place, Boxes]]:
    """The formulas that do not guess themselves, with what they name."""
    for sheet in book.sheets:
        for place, formula in sheet.formulas.items():
            if formula.guesses is None:
                yield (
                    sheet,
                    place,
                    [
                        ((one.sheet or sheet.name).casefold(), one.box)
                        for one in cells_named(formula)
                        if one.box is not None
                    ],
                )


def _marked_in(boxes: Boxes, marked: dict[tuple[str, int, int], Doubt]) -> Doubt | None:
    for name, (top, left, bottom, right) in boxes:
        for (sheet, row, column), why in marked.items():
            if sheet == name and top <= row <= bottom and left <= column <= right:
                return why
    return None
