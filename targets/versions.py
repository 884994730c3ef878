"""What differs between two versions of what a body said: figure by figure, note by note, exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeAlias

from targets.catalogue import Catalogue
from targets.occasions import is_same_report
from targets.vocabulary import (
    ActionNote,
    Known,
    Observation,
    Period,
    Restatement,
    Submission,
    SubmissionState,
)

PART_DECIMALS = 2
"""A ratio's parts count to the fen."""
FINEST = 4
"""Of an indicator that this notice no longer names."""

FigureSeries: TypeAlias = tuple[str, str, Period, str]
NoteSeries: TypeAlias = tuple[str, int, str, Period]
Said: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """`old` None: only the newer one has it; `new` None: only the older one."""

    old: Observation | None
    new: Observation | None

    @property
    def figure(self) -> Observation:
        present = self.new or self.old
        assert present is not None  # noqa: S101
        return present

    @property
    def change(self) -> Decimal | None:
        if self.old is None or self.new is None:
            return None
        if self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value


@dataclass(frozen=True, slots=True)
class NoteDifference:
    """As for figures."""

    old: ActionNote | None
    new: ActionNote | None

    @property
    def note(self) -> ActionNote:
        present = self.new or self.old
        assert present is not None  # noqa: S101
        return present


def series_of(figure: Observation) -> FigureSeries:
    """What only one figure can count for at a time."""
    return figure.indicator, figure.source, figure.period, figure.area


def series_of_note(note: ActionNote) -> NoteSeries:
    return note.subject, note.item, note.source, note.period


def differing_figures(
    old: Iterable[Observation], new: Iterable[Observation], catalogue: Catalogue
) -> tuple[FigureDifference, ...]:
    """In the order of the newer version, then what only the older one has.

    Figures that count as the same amount are the same, wherever they stand and however written.
    """
    older, newer = ({series_of(one): one for one in each} for each in (old, new))
    pairs = (FigureDifference(older.get(key), newer.get(key)) for key in (newer | older))
    return tuple(one for one in pairs if _said(one.old, catalogue) != _said(one.new, catalogue))


def differing_notes(
    old: Iterable[ActionNote], new: Iterable[ActionNote]
) -> tuple[NoteDifference, ...]:
    """As for figures."""
    older, newer = ({series_of_note(one): one for one in each} for each in (old, new))
    pairs = (NoteDifference(older.get(key), newer.get(key)) for key in (newer | older))
    return tuple(one for one in pairs if _told(one.old) != _told(one.new))


def replaced(
    counting: Iterable[Observation], said: Iterable[Observation], catalogue: Catalogue
) -> tuple[Restatement, ...]:
    """What counts now and would no longer, with what would take its place."""
    given = tuple(said)
    wanted = {series_of(one) for one in given}
    beside = (one for one in counting if series_of(one) in wanted)
    return tuple(
        Restatement(one.old, one.new)
        for one in differing_figures(beside, given, catalogue)
        if one.old is not None and one.new is not None
    )


def replaced_notes(
    counting: Iterable[ActionNote], said: Iterable[ActionNote]
) -> tuple[NoteDifference, ...]:
    """As for figures: what is told now of an action, with what would be told in its place."""
    return tuple(one for one in differing_notes(counting, said) if one.old and one.new)


def is_overtaken(
    known: Known,
    sent: Submission,
    figures: Iterable[Observation],
    notes: Iterable[ActionNote],
    catalogue: Catalogue,
) -> bool:
    """Would it replace what came to count after it was sent, which nobody compared it with?"""
    old = [pair.old.recorded_seq for pair in replaced(known.observations, figures, catalogue)]
    told = (pair.old for pair in replaced_notes(known.action_notes, notes))
    old += [note.recorded_seq for note in told if note is not None]
    return any(seq > sent.received_seq for seq in old)


def counts_still(known: Known, sent: Submission) -> bool:
    """Of an accepted one: whether anything of it counts, or no later version of its report does."""
    every = (known.observations, known.action_notes, known.plan, known.levels)
    sources = {one.submission for kept in every for one in kept}
    later = (
        one
        for one in known.submissions
        if is_same_report(one, sent) and one.state is SubmissionState.ACCEPTED and one.id > sent.id
    )
    return sent.id in sources or next(later, None) is None


def replaces_nothing(
    known: Known,
    figures: Iterable[Observation],
    notes: Iterable[ActionNote],
    catalogue: Catalogue,
) -> bool:
    """Whether all that counts now of figures and of actions would stay as it is."""
    is_told_anew = replaced_notes(known.action_notes, notes)
    return not replaced(known.observations, figures, catalogue) and not is_told_anew


def _said(figure: Observation | None, catalogue: Catalogue) -> Said | None:
    """As it counts: every amount rounded as the store keeps it."""
    if figure is None:
        return None
    indicator = catalogue.indicator.get(figure.indicator)
    decimals = FINEST if indicator is None else indicator.decimals
    parts = (_kept(part, PART_DECIMALS) for part in (figure.numerator, figure.denominator))
    return figure.state, _kept(figure.value, decimals), *parts


def _kept(value: Decimal | None, decimals: int) -> Decimal | None:
    if value is None or value.adjusted() > 18:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)


def _told(note: ActionNote | None) -> Said | None:
    if note is None:
        return None
    words = (note.text, note.work, note.problems, note.next_steps)
    return (note.action, note.state, *words, note.done_on, note.evidence, note.self_assessed)
