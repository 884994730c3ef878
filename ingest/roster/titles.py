"""撤销名单, 拟认定名单: a list whose title says that its enterprises do not stand counts for no indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.roster.parts import NAMES_A_LIST
from ingest.roster.reading import RosterSheet
from ingest.roster.standing import Stand, StandingWords
from ingest.text import folded
from targets.vocabulary import Cell, Finding, Severity


def stands(sheet: RosterSheet, file_name: str) -> tuple[Stand, Finding | None]:
    """What the titles, the sheet's name or the file's say of the whole list, and the question it raises."""
    words = StandingWords(sheet.layouts.words)
    for place, text in _said(sheet, file_name):
        found = words.of_list(text)
        if found in (Stand.NOT, Stand.UNCLEAR):
            is_not = found is Stand.NOT
            code = "roster_not_standing_list" if is_not else "roster_list_unclear"
            return found, Finding(code, Severity.WARNING, place, folded(text))
    return Stand.SAID, None


def _said(sheet: RosterSheet, file_name: str) -> Iterator[tuple[Cell, str]]:
    """Lines above a list that are no titles may tell what to do with enterprises that were struck off."""
    for place, text in sheet.title_cells:
        if NAMES_A_LIST.search(text):
            yield place, text
    yield sheet.top, sheet.grid.sheet
    stem = file_name.rpartition("/")[2].rpartition(".")[0]
    if NAMES_A_LIST.search(stem):
        yield sheet.top, stem
