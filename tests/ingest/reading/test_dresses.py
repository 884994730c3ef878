"""In every dress of every layout: each figure or text with its cell, and nothing else."""

from __future__ import annotations

import pytest

from targets.vocabulary import Severity
from tests.dresses import Dress, in_formats
from tests.dresses.every import EVERY
from tests.make_books import calculated
from tests.make_workbooks import reading

DRESSES = [
    pytest.param(dress, id=f"{layout}-{dress}")
    for layout, dresses in EVERY.items()
    for dress in dresses
]


@pytest.mark.parametrize("dress", DRESSES)
def test_every_figure_and_text_is_read_with_its_cell_and_nothing_else(dress: Dress) -> None:
    book, file_name = dress.build()
    read = reading(calculated(book, dress.results), file_name)
    asked = {each.code for each in read.findings if each.severity is not Severity.NOTE}
    assert asked == dress.asked
    assert in_formats.taken(read) == dress.expected


@pytest.mark.parametrize("layout", EVERY)
def test_every_layout_comes_in_a_dozen_dresses(layout: str) -> None:
    assert len({dress.name for dress in EVERY[layout]}) >= 12
