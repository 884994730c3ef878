"""The worker: APScheduler's in-memory ticks; the truth of what is due and sent lies in the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

log = structlog.get_logger("worker")

Clock = Callable[[], datetime]


class Tick(Protocol):
    """One idempotent look at what is due at `now`."""

    def __call__(self, now: datetime, /) -> object: ...


class Worker:
    """Runs every tick at once and then at a steady beat.

    A tick that fails is logged and comes again at the next beat; it never runs twice at a time.
    """

    def __init__(
        self, ticks: Mapping[str, Tick], *, clock: Clock, timezone: str, seconds: int = 30
    ) -> None:
        self.seconds = seconds
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=timezone,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        at_once = datetime.now(self._scheduler.timezone)
        for name, tick in ticks.items():
            self._scheduler.add_job(
                self._run,
                "interval",
                seconds=seconds,
                args=(name, tick),
                id=name,
                next_run_time=at_once,
            )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """Waits for the ticks that are running; one that never started has none."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _run(self, name: str, tick: Tick) -> None:
        try:
            tick(self._clock())
        except Exception:
            log.exception("tick_failed", tick=name)
