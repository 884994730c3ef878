"""What was forecast of windows that are over, and what happened, as known after a change."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.recall.moments import holds
from store.tables import ClosedForecastRow
from targets.vocabulary import ClosedForecast

FIELDS = tuple(ClosedForecast.__slots__)


def closed_forecasts(session: Session, seq: int) -> tuple[ClosedForecast, ...]:
    """By target, area, window and month."""
    columns = [getattr(ClosedForecastRow, name) for name in FIELDS]
    key = (
        ClosedForecastRow.target,
        ClosedForecastRow.area,
        ClosedForecastRow.end,
        ClosedForecastRow.months,
    )
    rows = session.execute(select(*columns).where(holds(ClosedForecastRow, seq)).order_by(*key))
    return tuple(ClosedForecast(*row) for row in rows)
