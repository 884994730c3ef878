"""The explanations that a sender typed into 问题清单, read from a marked workbook that comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.books.stamp import CELL_NAMED
from ingest.errors import UnreadableError
from ingest.marked.identity import Identity
from ingest.marked.list_sheet import EXPLANATION, HEADER_ROW, IDENTITY, MARKED
from ingest.marked.result import is_result
from ingest.reading import Answer
from ingest.workbook import Sheet, Workbook
from targets.vocabulary import Finding, Severity
from wording import say


def taken_out(book: Workbook) -> tuple[Workbook, tuple[Answer, ...]]:
    """The workbook without the list of an earlier check, and what was written into that.

    Raises: UnreadableError for a workbook of results, whose copies may not pass for the original,
    and for a list alone.
    """
    if is_result(book):
        raise UnreadableError("result_returned")
    sheet = _list_of(book)
    if sheet is None:
        return book, ()
    others = tuple(one for one in book.sheets if one is not sheet)
    if not others:
        raise UnreadableError("no_sheets")
    doubts = tuple(one for one in book.disagreements if one.cell.sheet != sheet.name)
    return replace(book, sheets=others, disagreements=doubts), tuple(_answers(sheet))


def _list_of(book: Workbook) -> Sheet | None:
    """The sheet that the defined name leads to, if it still looks like the list."""
    found = CELL_NAMED.match(book.names.get(MARKED, ""))
    if found is None:
        return None
    title = (found[1] or found[2]).replace("''", "'")
    sheet = next((sheet for sheet in book.sheets if sheet.name == title), None)
    head = sheet.at(HEADER_ROW, EXPLANATION) if sheet else None
    title = say("marked.column_explanation", "zh")
    is_list = head is not None and head.text.split("\n")[0].strip() == title
    return sheet if is_list else None


def _answers(sheet: Sheet) -> Iterator[Answer]:
    for row in sorted(row for row in sheet.rows if row > HEADER_ROW):
        about, typed = sheet.at(row, IDENTITY), sheet.at(row, EXPLANATION)
        identity = Identity.parse(about.text) if about else None
        if identity is not None:
            yield Answer(identity, typed.text.strip() if typed else "")


def answered(findings: Iterable[Finding], answers: tuple[Answer, ...]) -> tuple[Finding, ...]:
    """Warnings with what was written about them: at their cell, else where rows have moved since.

    One text answers all that was asked of its cell. Nothing is put to a finding that was not listed.
    """
    found = tuple(findings)
    if not any(answer.text for answer in answers):
        return found
    texts = _by_identity(answers)
    moved = _by_figure(answers, found)
    return tuple(
        replace(one, explanation=text)
        if one.severity is Severity.WARNING and (text := _text(one, texts, moved))
        else one
        for one in found
    )


def _text(
    finding: Finding, texts: dict[Identity, str], moved: dict[tuple[str, ...], str]
) -> str | None:
    identity = Identity.of(finding)
    if identity in texts:
        return texts[identity]
    return moved.get(identity.wherever) if identity.wherever else None


def _by_identity(answers: tuple[Answer, ...]) -> dict[Identity, str]:
    at_place = {answer.about.place: answer.text for answer in reversed(answers) if answer.text}
    return {one.about: one.text or at_place.get(one.about.place, "") for one in answers}


def _by_figure(
    answers: tuple[Answer, ...], findings: tuple[Finding, ...]
) -> dict[tuple[str, ...], str]:
    """Of figures that were listed once, and are found once now: they are the same."""
    listed = Counter(answer.about.wherever for answer in answers)
    now = Counter(Identity.of(one).wherever for one in findings)
    return {
        where: answer.text
        for answer in answers
        if (where := answer.about.wherever) and listed[where] == now[where] == 1
    }
