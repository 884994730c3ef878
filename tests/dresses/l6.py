"""The report in words (L6) in its dresses; what is read are texts on clauses, and no figure."""

from __future__ import annotations

from tests.dresses import Dress, Expected, Key
from tests.make_narratives import DRESSES as TOLD
from tests.make_narratives import Dress as Narrative

WITH_FIGURES = "beside a table of figures"


def texts(dress: Narrative) -> dict[Key, Expected]:
    """By clause and its number among what is said of the clause."""
    found: dict[Key, Expected] = {}
    for told in dress.notes:
        sheet, _, cell = told.cell.rpartition("!")
        found[f"{told.clause}", f"{told.item}", ""] = (told.text, sheet, cell)
    return found


DRESSES = tuple(
    Dress(one.name, one.build, texts(one), frozenset(one.codes))
    for one in TOLD
    if one.name != WITH_FIGURES
)
