"""A table of layouts, dresses and formats: what is taken is right to the cell, or nothing is taken."""

from __future__ import annotations

import pytest

from tests.dresses import in_formats
from tests.dresses.every import EVERY
from tests.make_formats import FORMATS

CASES = [
    pytest.param(layout, position, kind, id=f"{layout}-{dress}-{kind}")
    for layout, dresses in EVERY.items()
    for position, dress in enumerate(dresses)
    for kind in FORMATS
    if in_formats.is_sayable(dress, kind)
]
SAID = in_formats.cells_of(in_formats.PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("layout", "position", "kind"), CASES)
def test_what_is_taken_is_right_to_the_cell_and_the_page_says_so(
    layout: str, position: int, kind: str
) -> None:
    dress = EVERY[layout][position]
    said = in_formats.mark(layout, position, kind)
    assert SAID[layout, dress.name, kind] == said
    figures = in_formats.taken(in_formats.read_in(layout, position, kind))
    wanted = in_formats.expected_in(dress, kind)
    if said.startswith(in_formats.READ):
        assert figures == wanted
    if said.startswith(in_formats.ASKED):
        assert figures.items() <= wanted.items()


def test_the_page_has_a_cell_for_every_case_and_no_other() -> None:
    every = {
        (layout, dress.name, kind)
        for layout, dresses in EVERY.items()
        for dress in dresses
        for kind in FORMATS
    }
    assert set(SAID) == every


def test_a_workbook_in_its_own_format_is_refused_in_no_dress() -> None:
    refused = [key for key, cell in SAID.items() if key[2] == "xlsx" and cell.startswith("✗")]
    assert refused == []
