"""What differs between two versions of what a body said: figure by figure, note by note, exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TypeAlias

from targets.catalogue import Catalogue
from targets.vocabulary import ActionNote, Known, Observation, Period, Restatement

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


def replaces_nothing(
    known: Known,
    figures: Iterable[Observation],
    notes: Iterable[ActionNote],
    catalogue: Catalogue,
) -> bool:
    """Whether all that counts now of figures and of actions would stay as it is."""
    changed = (one for one in differing_notes(known.action_notes, notes) if one.old and one.new)
    return not replaced(known.observations, figures, catalogue) and not any(changed)


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
