"""The Board of a month as known at a moment, computed once for everybody who looks at it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from zoneinfo import ZoneInfo

from store import recall
from store.definitions import Definitions
from store.engine import Store
from targets.board import Board, board, newest_period
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.figures import Figures
from targets.vocabulary import Known, Period

KEPT = 24
"""Boards that stay in memory: some months, some moments."""


@dataclass(frozen=True, slots=True)
class Look:
    """A Board with the months that a reader may choose, oldest first, and the newest of them."""

    board: Board
    months: tuple[Period, ...]
    latest: Period


@dataclass(frozen=True, slots=True)
class _Moment:
    """What makes two looks the same: nothing was recorded between them, it is the same day, and the same
    definition holds (named by its `sha256`).
    """

    seq: int
    today: date
    period: Period | None
    sha256: str


class Boards:
    """Reads the store only after a change, at another moment, or on another day."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        working_days: WorkingDays,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._definitions = Definitions(catalogue)
        self._working_days = working_days
        self._clock = clock
        self._zone = ZoneInfo(catalogue.notice.timezone)
        self._kept: OrderedDict[_Moment, Look] = OrderedDict()
        self._lock = Lock()

    def look(self, period: Period | None = None, as_of: datetime | None = None) -> Look:
        """`period` None: the newest month with figures; `as_of` None: what is known now.

        Judged by the definition that was in force then. Raises: StoreError where it cannot be.
        """
        today = (as_of or self._clock()).astimezone(self._zone).date()
        with self._store.reading() as session:
            seq = recall.newest_seq(session) if as_of is None else recall.seq_at(session, as_of)
            catalogue = self._definitions.at(session, as_of)
            moment = _Moment(seq, today, period, catalogue.sha256)
            kept = self._found(moment)
            if kept is not None:
                return kept
            known = recall.known(session, as_of=as_of)
        look = self._judged(moment, catalogue, known)
        with self._lock:
            self._kept[moment] = look
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return look

    def _found(self, moment: _Moment) -> Look | None:
        with self._lock:
            if moment in self._kept:
                self._kept.move_to_end(moment)
            return self._kept.get(moment)

    def _judged(self, moment: _Moment, catalogue: Catalogue, known: Known) -> Look:
        latest = newest_period(catalogue, Figures.of(known.observations))
        found = board(
            catalogue,
            known,
            working_days=self._working_days,
            period=moment.period,
            today=moment.today,
        )
        return Look(found, _months(catalogue.notice.start, latest), latest)


def _months(first: Period, latest: Period) -> tuple[Period, ...]:
    """From the notice's first month to the newest with figures."""
    count = max(latest.ordinal - first.ordinal, 0) + 1
    return tuple(first.plus(step) for step in range(count))
