"""A mapping beside the workbook that it is confirmed with: the same heads, and none taken for another."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from ingest.layout import Role, Words
from ingest.mapping.confirming import Choice, MappingRefusedError
from ingest.mapping.proposal import Proposal
from ingest.text import squeezed

GROWTH = ("同比", "环比", "增速")


def be_of_this_file(proposal: Proposal, choice: Choice) -> None:
    """Raises: MappingRefusedError, naming the first column that the mapping was not made for."""
    for number, header in choice.heads.items():
        found = next((each for each in proposal.columns if each.number == number), None)
        if found is None:
            raise MappingRefusedError(
                "not_of_this_file", column=get_column_letter(number), header=header
            )
        if squeezed(found.title) != squeezed(header):
            raise MappingRefusedError(
                "head_differs", column=found.letters, header=header, seen=found.title
            )
    for column in proposal.columns:
        if column.number not in choice.heads:
            raise MappingRefusedError("head_is_new", column=column.letters, header=column.title)


def be_meant(proposal: Proposal, choice: Choice, words: Words) -> None:
    """A head that speaks of last month or of a plan is recorded only where a person is sure of it.

    Raises: MappingRefusedError.
    """
    for column in proposal.columns:
        is_recorded = choice.roles.get(column.number) is Role.FIGURE
        word = _word_of_else(column.title, words)
        if is_recorded and word and column.number not in choice.sure:
            raise MappingRefusedError(
                "figure_of_else", column=column.letters, header=column.title, word=word
            )


def _word_of_else(title: str, words: Words) -> str | None:
    text = squeezed(title)
    for harmless in words.since_new_year:
        text = text.replace(squeezed(harmless), "")
    is_done = any(word in text for word in words.plans_done)
    asked = (*words.sections_of_else, *GROWTH, *(() if is_done else words.plans))
    return next((word for word in asked if squeezed(word) in text), None)
