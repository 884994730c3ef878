"""Windows that are over are looked for after every change, and their forecasts kept."""

from __future__ import annotations

from datetime import datetime

from store import recall, record
from store.engine import Store
from targets.catalogue import Catalogue
from targets.closed_years import closed_forecasts


class ClosingYears:
    """A tick of the worker: it reads the figures only when something was recorded since it last did."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._looked_at = 0

    def keep(self, now: datetime) -> int:
        """How many forecasts were kept."""
        with self._store.reading() as session:
            newest = recall.newest_seq(session)
            if newest == self._looked_at:
                return 0
            known = recall.known(session)
        found = closed_forecasts(self._catalogue, known)
        kept = record.keep_closed_forecasts(self._store, found, now=now)
        self._looked_at = newest
        return kept
