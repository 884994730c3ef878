"""What stands at the very cells of a figure, its label or its head, and may change what the figure says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.cells import Saying, content
from ingest.marked.cell_marks import HEAD
from ingest.opening.formulas.written import Doubt
from ingest.reading import Reading
from ingest.tables.number_format import shows_nothing
from ingest.workbook import CellKind, Sheet, Workbook
from targets.vocabulary import Cell, Finding, Severity

CELLS_NAMED = 10
GUESSED = {Doubt.CHANCE: "formula_by_chance", Doubt.ESTIMATE: "formula_estimates"}
LONGEST_QUOTE = 60


def cell_doubts(workbook: Workbook, reading: Reading) -> Iterator[Finding]:
    """Once the figures are known."""
    for sheet in workbook.sheets:
        figures = [cell for cell in _figures(reading) if cell.sheet == sheet.name]
        if figures:
            about = _About(sheet, frozenset((cell.row, cell.column) for cell in figures))
            yield from _struck(about)
            yield from _invisible(about)
            yield from _commented(about)
            yield from _guessed(about)
            yield from _stale(about)


def _figures(reading: Reading) -> Iterator[Cell]:
    """Of everything that was read as a number."""
    yield from (one.cell for one in reading.observations if one.value is not None)
    yield from (one.cell for one in reading.plan if one.cell is not None)
    yield from (one.cell for one in reading.levels)


@dataclass(frozen=True)
class _About:
    """The cells of one sheet that say what its figures are: their own, their labels, what stands over them."""

    sheet: Sheet
    figures: frozenset[tuple[int, int]]

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.figures)

    @cached_property
    def _lowest(self) -> dict[int, int]:
        """The last row with a figure, of each column."""
        return {column: row for row, column in sorted(self.figures)}

    def of(self, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those that bear on a figure, in order."""
        areas = {place: self.sheet.merge_of.get(place, (*place, *place)) for place in places}
        bearing = {area for area in set(areas.values()) if self._bears(*area)}
        return sorted(place for place, area in areas.items() if area in bearing)

    def _bears(self, top: int, left: int, bottom: int, right: int) -> bool:
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        if any((row, column) in self.figures for row in rows for column in columns):
            return True
        cell = self.sheet.at(top, left)
        if cell is None or cell.kind is not CellKind.TEXT:
            return False
        if any(top < self._lowest.get(column, 0) for column in columns):
            return True
        return not self._rows.isdisjoint(rows) and content(cell).saying is Saying.WORDS


def _struck(about: _About) -> Iterator[Finding]:
    places = about.of(about.sheet.struck)
    if places:
        named = [about.sheet.place(*place) for place in places]
        yield Finding("figure_struck_out", Severity.WARNING, named[0], _listed(named))


def _invisible(about: _About) -> Iterator[Finding]:
    """A number format of `;;;` shows an empty cell, whose figure was read."""
    cells = ((place, about.sheet.at(*place)) for place in sorted(about.figures))
    places = [
        about.sheet.place(*place)
        for place, cell in cells
        if cell is not None and shows_nothing(cell.number_format) and content(cell).value
    ]
    if places:
        yield Finding("figure_not_shown", Severity.WARNING, places[0], _listed(places))


def _commented(about: _About) -> Iterator[Finding]:
    """One comment may have been copied to many cells."""
    places: dict[str, list[Cell]] = {}
    for place in about.of(about.sheet.comments):
        quoted = _quoted(about.sheet.comments[place])
        if quoted:
            places.setdefault(quoted, []).append(about.sheet.place(*place))
    for quoted, named in places.items():
        values = (("cells", _listed(named)),)
        yield Finding("comment_not_read", Severity.WARNING, named[0], quoted, values=values)


def _guessed(about: _About) -> Iterator[Finding]:
    """RANDBETWEEN and FORECAST give no figure that was counted."""
    places: dict[Doubt, list[Cell]] = {}
    for place in sorted(about.figures & about.sheet.doubts.keys()):
        places.setdefault(about.sheet.doubts[place].why, []).append(about.sheet.place(*place))
    for why, code in GUESSED.items():
        for first in places.get(why, ())[:1]:
            formula = about.sheet.doubts[first.row, first.column].formula
            values = (("cells", _listed(places[why])),)
            yield Finding(code, Severity.WARNING, first, formula, values=values)


def _stale(about: _About) -> Iterator[Finding]:
    """A figure each; all others of the sheet together: they too say that it was not calculated again."""
    doubts = about.sheet.doubts.items()
    places = sorted(place for place, doubt in doubts if doubt.why is Doubt.STALE)
    for place in places:
        if place in about.figures:
            yield _stale_at(about.sheet, place, "formula_result_stale")
    others = [place for place in places if place not in about.figures]
    if others:
        found = _stale_at(about.sheet, others[0], "formula_results_stale_beside")
        cells = _listed([about.sheet.place(*place) for place in others])
        yield replace(found, values=(*found.values, ("cells", cells)))


def _stale_at(sheet: Sheet, place: tuple[int, int], code: str) -> Finding:
    doubt, cell = sheet.doubts[place], sheet.cells[place]
    stored, due = content(cell).seen, content(replace(cell, text=doubt.result)).seen
    values = (("formula", doubt.formula),)
    return Finding(code, Severity.WARNING, sheet.place(*place), stored, due, values)


def _quoted(comment: str) -> str:
    """The sender's own words: below the line stand our marks of an earlier check."""
    own = " ".join(comment.partition(HEAD)[0].split())
    return own if len(own) <= LONGEST_QUOTE else own[: LONGEST_QUOTE - 1] + "…"


def _listed(cells: list[Cell]) -> str:
    more = "…" if len(cells) > CELLS_NAMED else ""
    return "、".join(cell.address for cell in cells[:CELLS_NAMED]) + more
