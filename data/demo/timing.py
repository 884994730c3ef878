"""The minute of every arrival and decision; each file is decided before the next one arrives."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from data.demo.filed import WORKBOOKS, DemoFile, State
from data.demo.noise import Noise
from data.demo.plan import YEAR_BOOK, Planned

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING_TIME = time(9, 5)
WORKING_MINUTES = 490
OFFICE = "office_demo"


def timed(planned: tuple[Planned, ...], noise: Noise) -> tuple[tuple[Planned, DemoFile], ...]:
    """In the order of arrival; `planned` is sorted by day, the order within a day is drawn."""
    found: list[tuple[Planned, DemoFile]] = []
    for day, group in groupby(planned, key=lambda entry: entry.day):
        entries = sorted(
            group, key=lambda entry: (entry.state is State.WAITING, _lot(noise, entry))
        )
        slot = WORKING_MINUTES // len(entries)
        opening = datetime.combine(day, OPENING_TIME, SHANGHAI)
        for number, entry in enumerate(entries):
            received = opening + timedelta(
                minutes=number * slot + noise.below(slot // 2, "minute", *_key(entry))
            )
            found.append((entry, _file(entry, received, slot // 3)))
    return tuple(found)


def _file(entry: Planned, received_at: datetime, minutes: int) -> DemoFile:
    """`minutes`: how long the office takes."""
    is_decided = entry.state in {State.ACCEPTED, State.RETURNED}
    folder = "2022" if entry.period == YEAR_BOOK else str(entry.period)
    return DemoFile(
        path=WORKBOOKS / folder / entry.name,
        agency=entry.agency,
        form=entry.form,
        period=entry.period,
        by=f"{entry.agency}_demo",
        received_at=received_at,
        state=entry.state,
        decided_by=OFFICE if is_decided else "",
        decided_at=received_at + timedelta(minutes=minutes) if is_decided else None,
        comment=entry.comment,
        explanation=entry.explanation,
    )


def _lot(noise: Noise, entry: Planned) -> int:
    return noise.below(10**9, "order", *_key(entry))


def _key(entry: Planned) -> tuple[object, ...]:
    return entry.agency, entry.form, entry.period, entry.variant
