"""Builders of what comes into the store: each test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from store import record
from store.engine import Store
from store.record import Arrival
from targets.vocabulary import (
    CITY,
    ActionNote,
    Cell,
    Finding,
    Observation,
    ObservationState,
    ParameterLevel,
    Period,
    PlanPoint,
    Severity,
    Submission,
)

NOW = datetime(2025, 10, 9, 1, 30, tzinfo=UTC)
SEPTEMBER = Period(2025, 9)
DECIMALS = {"loans": 2, "centers": 0, "share": 4}


def after(**passed: float) -> datetime:
    """NOW plus days, hours or seconds."""
    return NOW + timedelta(**passed)


def figure(
    value: str | int | None = 100,
    *,
    indicator: str = "loans",
    source: str = "bank",
    period: Period = SEPTEMBER,
    area: str = CITY,
    state: ObservationState | None = None,
    row: int = 9,
    **more: Any,
) -> Observation:
    """A figure in Sheet1, column F; None is a missing one."""
    usual = ObservationState.MISSING if value is None else ObservationState.REPORTED
    return Observation(
        indicator=indicator,
        source=source,
        period=period,
        area=area,
        value=None if value is None else Decimal(value),
        state=state or usual,
        cell=Cell("Sheet1", row, 6),
        **more,
    )


def note(text: str = "已启动", *, action: str | None = "portal", **more: Any) -> ActionNote:
    said: dict[str, Any] = {
        "source": "bank",
        "period": SEPTEMBER,
        "state": None,
        "cell": Cell("Sheet1", 20, 3),
    }
    return ActionNote(action=action, text=text, **(said | more))


def point(
    value: str | int = 40,
    *,
    target: str = "loans_2025",
    area: str = CITY,
    period: Period = SEPTEMBER,
    row: int = 7,
) -> PlanPoint:
    """A milestone of the bank's in the sheet 月度计划, column M."""
    place = Cell("月度计划", row, 13)
    return PlanPoint(target, area, period, Decimal(value), "bank", place, str(value))


def level(value: str | int = 100_000, *, parameter: str = "reward", **more: Any) -> ParameterLevel:
    """A level of the district 990101, in the sheet 奖励标准."""
    said: dict[str, Any] = {
        "source": "990101",
        "area": "990101",
        "cell": Cell("奖励标准", 5, 4),
        "text": "东渡府规〔2025〕2号",
    }
    return ParameterLevel(parameter, value=Decimal(value), **(said | more))


def told(text: str, item: int = 1, *, clause: int = 14, **more: Any) -> ActionNote:
    """A note of a narrative report, on the clause as a whole."""
    return note(text, **({"action": None, "clause": clause, "item": item} | more))


def warning(explanation: str | None = None, *, row: int = 9, column: int = 6) -> Finding:
    place = Cell("Sheet1", row, column)
    return Finding("jump", Severity.WARNING, place, seen="100", explanation=explanation)


def arrival(
    store: Store, *figures: Observation, content: bytes | None = None, **more: Any
) -> Arrival:
    """A workbook whose bytes are kept already; other figures make other bytes."""
    said: dict[str, Any] = {
        "agency": "bank",
        "form": "monthly",
        "form_version": "1",
        "layout": "L1",
        "period": SEPTEMBER,
        "file_name": "普惠贷款_2025-09.xlsx",
        "by": "li",
        "decimals": DECIMALS,
    } | more
    told = repr((figures, sorted(more.items(), key=str)))
    kept = store.blobs.keep(content if content is not None else told.encode())
    return Arrival(sha256=kept, observations=figures, **said)


def received(store: Store, *figures: Observation, now: datetime = NOW, **more: Any) -> Submission:
    """A submission that waits."""
    return record.receive(store, arrival(store, *figures, **more), now=now)[0]


def accepted(store: Store, *figures: Observation, now: datetime = NOW, **more: Any) -> Submission:
    """A submission whose figures count, decided by wang."""
    waiting = received(store, *figures, now=now, **more)
    return record.accept(store, waiting.id, actor="wang", now=now)
