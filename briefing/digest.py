"""The Digest: what one issue of a summary says to one reader, from the Board and the last issue's Board."""

from __future__ import annotations

from targets.board import Board
from targets.vocabulary import Change, Digest, Filing, FilingState, Recipient, Restatement

UNFILED = (FilingState.MISSING, FilingState.RETURNED, FilingState.WAITING, FilingState.LATE)
"""Filings that a circular names: not there, not right, not decided, or late."""


def digest(board: Board, previous: Board | None, recipient: Recipient) -> Digest:
    """`previous`: the Board of the last issue as it was known then; None: there was none."""
    return Digest(
        period=board.period,
        as_of=board.as_of,
        recipient=recipient,
        assessments=tuple(line.city for line in board.lines if line.is_scored),
        changes=_changes(board, previous),
        restatements=_restated(board, previous),
        filings=_unfiled(board),
        newly_reported=_newly_reported(board, previous),
        is_first_issue=previous is None,
    )


def _changes(board: Board, previous: Board | None) -> tuple[Change, ...]:
    if previous is None:
        return ()
    return tuple(
        Change(line.target.id, before.standing, line.city.standing)
        for line in board.lines
        if line.is_scored
        and line.target.id in previous.line
        and (before := previous.line[line.target.id].city).standing is not line.city.standing
    )


def _restated(board: Board, previous: Board | None) -> tuple[Restatement, ...]:
    """Figures that the last issue could have shown and that read otherwise now."""
    if previous is None:
        return ()
    return tuple(
        restatement
        for restatement in board.known.restatements
        if restatement.new.recorded_seq > previous.known.seq
        and restatement.old.recorded_seq <= previous.known.seq
        and restatement.old.value != restatement.new.value
    )


def _unfiled(board: Board) -> tuple[Filing, ...]:
    return tuple(
        filing
        for filing in board.filings
        if filing.period == board.period and filing.state in UNFILED
    )


def _newly_reported(board: Board, previous: Board | None) -> tuple[str, ...]:
    if previous is None:
        return ()
    return tuple(
        line.target.id
        for line in board.lines
        if line.target.id in previous.line
        and line.city.value is not None
        and previous.line[line.target.id].city.value is None
    )
