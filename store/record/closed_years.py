"""Windows that are over: what was forecast of them and what happened is kept, once, and again if revised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from store import audit, clock
from store.engine import Store
from store.recall import closed_forecasts, newest_seq
from store.record.counting import Entry, differing, replace
from store.record.definitions import PROGRAM
from store.tables import ClosedForecastRow
from targets.vocabulary import ClosedForecast

KEY = ("target", "area", "end", "months")
SAYS = ("rule", "years", "forecast", "spread", "low80", "high80", "actual", "chance", "kept")


def keep_closed_forecasts(store: Store, closed: Iterable[ClosedForecast], *, now: datetime) -> int:
    """How many say something else than what is kept, or are new; nothing is recorded where none does."""
    said = [_entry(one) for one in closed]
    if not said:
        return 0
    with store.operating() as session:
        clock.lock(session)
        counting = [_entry(one) for one in closed_forecasts(session, newest_seq(session))]
        begun = differing(said, counting, KEY, SAYS)
        if not begun:
            return 0
        change = clock.advance(session, actor=PROGRAM, kind="closed_years", now=now)
        replace(change, ClosedForecastRow, KEY, begun)
        ends = sorted({str(one["end"]) for one in begun})
        audit.write(change, "closed_years", " ".join(ends), {"forecasts": str(len(begun))})
        return len(begun)


def _entry(one: ClosedForecast) -> Entry:
    return {name: getattr(one, name) for name in (*KEY, *SAYS)}
