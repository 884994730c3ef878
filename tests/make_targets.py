"""Builders of notices, figures and notes: each test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from targets.assess import assess
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import (
    CITY,
    ActionNote,
    ActionState,
    Assessment,
    Cell,
    Known,
    Observation,
    ObservationState,
    Period,
    Submission,
    SubmissionState,
    Target,
)

TINY = Path(__file__).parent / "tiny_notice"
CELL = Cell("表1", 9, 6)

Amount: TypeAlias = str | int | Decimal | None


@cache
def tiny_text() -> str:
    return (TINY / "targets.yaml").read_text(encoding="utf-8")


def redefined(*changes: tuple[str, str], text: str | None = None) -> str:
    """The tiny notice's definition (or another) with some words in place of others."""
    found = tiny_text() if text is None else text
    for old, new in changes:
        assert old in found, old
        found = found.replace(old, new, 1)
    return found


@cache
def tiny_catalogue() -> Catalogue:
    """The second, tiny notice: Yunbin, 2025, four districts (990101-990104)."""
    return load(tiny_text())


def moment(text: str = "2025-10-20T08:00") -> datetime:
    """An instant, UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def figure(
    indicator: str,
    period: str,
    value: str | int | Decimal | None,
    *,
    area: str = CITY,
    source: str = "industry",
    state: ObservationState | None = None,
    parts: tuple[int, int] | None = None,
    submission: int | None = 1,
    seq: int = 1,
    explanation: str | None = None,
) -> Observation:
    """One figure; `parts` are the numerator and the denominator of a ratio."""
    missing = ObservationState.MISSING if value is None else ObservationState.REPORTED
    return Observation(
        indicator=indicator,
        source=source,
        period=Period.parse(period),
        area=area,
        value=None if value is None else Decimal(value),
        state=state or missing,
        cell=CELL,
        numerator=Decimal(parts[0]) if parts else None,
        denominator=Decimal(parts[1]) if parts else None,
        explanation=explanation,
        submission=submission,
        recorded_seq=seq,
    )


def ratio(
    indicator: str,
    period: str,
    parts: tuple[int, int],
    *,
    area: str = CITY,
    source: str = "treasury",
) -> Observation:
    """A ratio's figure from its numerator and denominator."""
    value = Decimal(parts[0]) * 100 / Decimal(parts[1])
    return figure(indicator, period, value, area=area, source=source, parts=parts)


def monthly(
    indicator: str,
    values: Mapping[str, Amount] | Sequence[Amount],
    *,
    start: str = "2025-01",
    area: str = CITY,
    source: str = "industry",
) -> tuple[Observation, ...]:
    """A run of figures month by month from `start`, or by month."""
    if not isinstance(values, Mapping):
        first = Period.parse(start)
        values = {str(first.plus(step)): value for step, value in enumerate(values)}
    return tuple(
        figure(indicator, month, value, area=area, source=source) for month, value in values.items()
    )


def promised(target: str, **changes: Any) -> Target:
    """A target of the tiny notice, with changes."""
    return replace(tiny_catalogue().target[target], **changes)


def run(
    target: Target,
    values: Iterable[Amount],
    *,
    start: Period | None = None,
    area: str = CITY,
) -> tuple[Observation, ...]:
    """Figures of a target's judged source, month by month from its window's first month."""
    first = start or target.start
    return monthly(
        target.indicator.id,
        list(values),
        start=str(first),
        area=area,
        source=target.indicator.source,
    )


def judged(
    target: Target,
    *figures: Observation,
    period: str | None = None,
    area: str = CITY,
    districts: Sequence[str] = (),
    **rest: Any,
) -> Assessment:
    """Assesses from these figures, up to the window's end unless a period is given."""
    return assess(
        target,
        area,
        known(*figures, **rest),
        period=Period.parse(period) if period else target.end,
        districts=districts,
    )


def known(*observations: Observation, as_of: datetime | None = None, **rest: Any) -> Known:
    """What had been recorded; `rest`: restatements, submissions, action_notes, plan."""
    return Known(as_of=as_of or moment(), seq=1, observations=observations, **rest)


def note(
    action: str | None,
    period: str,
    state: ActionState | None,
    *,
    source: str = "industry",
    text: str = "正在推进",
    seq: int = 1,
    item: int = 0,
    clause: int | None = None,
) -> ActionNote:
    return ActionNote(
        action,
        source,
        Period.parse(period),
        state,
        text,
        CELL,
        submission=1,
        recorded_seq=seq,
        item=item,
        clause=clause,
    )


def submission(
    number: int,
    agency: str,
    form: str,
    period: str,
    *,
    state: SubmissionState = SubmissionState.ACCEPTED,
    received: str = "2025-02-10T03:00",
    is_correction: bool = False,
) -> Submission:
    return Submission(
        id=number,
        agency=agency,
        form=form,
        form_version="1",
        layout="template",
        period=Period.parse(period),
        sha256=f"{number:064d}",
        file_name=f"{form}_{period}.xlsx",
        state=state,
        received_at=moment(received),
        by="somebody",
        is_correction=is_correction,
        received_seq=number,
        accepted_seq=number if state is SubmissionState.ACCEPTED else 0,
    )
