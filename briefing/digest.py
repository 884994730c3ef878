"""The Digest: what one issue of a summary says to one reader, from the Board and the last issue's Board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from targets.board import Board, Line
from targets.vocabulary import (
    Change,
    Digest,
    Filing,
    FilingState,
    Observation,
    Period,
    Recipient,
    Restatement,
)

OPEN_FILINGS = (FilingState.MISSING, FilingState.RETURNED, FilingState.WAITING)
"""Filings that somebody has still to do something about, of whatever month."""


def digest(board: Board, previous: Board | None, recipient: Recipient) -> Digest:
    """`previous`: the Board of the last issue as it was known then; None: there was none."""
    newly_reported = tuple(_newly_reported(board, previous))
    return Digest(
        period=board.period,
        as_of=board.as_of,
        recipient=recipient,
        assessments=tuple(line.city for line in _scored(board)),
        changes=tuple(_changes(board, previous, without=newly_reported)),
        restatements=tuple(_restated(board, previous)),
        filings=tuple(_told_filings(board)),
        newly_reported=newly_reported,
        compared_with=None if previous is None else previous.period,
    )


def _scored(board: Board) -> Iterator[Line]:
    return (line for line in board.lines if line.is_scored)


def _compared(board: Board, previous: Board | None) -> Iterator[tuple[Line, Line]]:
    """Every scored target before and now; a target new in the notice has no before."""
    if previous is None:
        return
    for line in _scored(board):
        before = previous.line.get(line.target.id)
        if before is not None:
            yield before, line


def _newly_reported(board: Board, previous: Board | None) -> Iterator[str]:
    for before, line in _compared(board, previous):
        if before.city.value is None and line.city.value is not None:
            yield line.target.id


def _changes(board: Board, previous: Board | None, *, without: tuple[str, ...]) -> Iterator[Change]:
    for before, line in _compared(board, previous):
        was, standing = before.city.standing, line.city.standing
        if was is not standing and line.target.id not in without:
            yield Change(line.target.id, was, standing)


def _restated(board: Board, previous: Board | None) -> Iterator[Restatement]:
    """What the last issue could have shown and reads otherwise now, however often it was corrected.

    An indicator that the definition no longer names is told of no more.
    """
    if previous is None:
        return
    named = board.catalogue.indicator
    present = _by_place(one for one in board.known.observations if one.indicator in named)
    for place, old in _by_place(previous.known.observations).items():
        new = present.get(place)
        if new is not None and new.value != old.value:
            yield Restatement(old, new)


def _by_place(
    figures: Iterable[Observation],
) -> dict[tuple[str, str, Period, str], Observation]:
    return {(one.indicator, one.source, one.period, one.area): one for one in figures}


def _told_filings(board: Board) -> Iterator[Filing]:
    """What is open up to the issue's month, and what came late for it."""
    for filing in board.filings:
        is_late = filing.state is FilingState.LATE and filing.period == board.period
        if is_late or (filing.state in OPEN_FILINGS and filing.period <= board.period):
            yield filing
