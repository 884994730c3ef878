"""Builders of issues: the tiny notice's August and September of 2025, and letters in a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from briefing.briefings import Briefings
from briefing.digest import digest
from briefing.post import FolderPoster, Poster
from briefing.render import Rendered, render
from store import outbox, schedules
from store.engine import Store
from store.outbox import Letter, LetterState
from store.schedules import Schedule
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.vocabulary import (
    Digest,
    Known,
    Language,
    Observation,
    Period,
    Recipient,
    Submission,
    SubmissionState,
)
from tests import make_store
from tests.make_store import accepted
from tests.make_targets import figure, moment, monthly, ratio, submission, tiny_catalogue

Spoken = Language | Literal["both"]

HERE = ZoneInfo("Asia/Shanghai")
PAGES = "https://monitor.example.invalid"
OFFICE = "office@example.invalid"
SENDER = "monitor@example.invalid"
AUGUST, SEPTEMBER = Period(2025, 8), Period(2025, 9)
AUGUST_ISSUE, SEPTEMBER_ISSUE = moment("2025-09-15T01:00"), moment("2025-10-22T01:00")
CORRECTED = figure("lending", "2025-08", 19_600_000_000, source="banking", seq=90)

FORMS = {
    "industry_monthly": ("industry",),
    "banking_monthly": ("banking",),
    "treasury_monthly": ("treasury",),
    "jobs_monthly": ("jobs",),
    "district_monthly": ("990101", "990102", "990103", "990104"),
}
RUNS: tuple[tuple[str, str, list[str | int | None]], ...] = (
    ("tech_firms", "industry", [930, 960, 990, 1030, 1065, 1095, 1125, 1150, 1170]),
    ("fast_firms", "industry", [120, 124, 131, 138, 142, 149, 155, 160, 163]),
    ("champions", "industry", [8, 8, 8, 8, 8, 9, 9, 9, 9]),
    ("stations", "industry", [1, 3, 5, 8, 10, 12, 15, 17, 18]),
    ("parks", "industry", [0, 0, 1, 2, 2, 3, 4, 6, 6]),
    ("loans", "banking", [81 * 10**9 + step * 900_000_000 for step in range(9)]),
)
LENDING = [24, 45, 71, 96, 121, 147, 172, 201, 219]


def moments(text: str) -> datetime:
    """An instant in the notice's own time."""
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


def figures(months: int) -> tuple[Observation, ...]:
    """What was known after so many months; loans are published, a share has its parts."""
    found = [
        one for name, source, run in RUNS for one in monthly(name, run[:months], source=source)
    ]
    money: list[str | int | None] = [value * 10**8 for value in LENDING[:months]]
    found += monthly("lending", money, source="banking")
    found += monthly("tech_firms", {"2024-12": 900})
    found += monthly("relief", [52 * 10**8, 54 * 10**8, 57 * 10**8], source="treasury")
    found += [ratio("procurement", f"2025-{one:02d}", (465, 1000)) for one in range(1, months + 1)]
    return tuple(found)


def filed(*months: Period, absent: Iterable[tuple[str, str]] = (), **more: Any) -> list[Submission]:
    """Accepted submissions of every body and month but (body, month), all of them of the demo."""
    gaps = set(absent)
    return [
        replace(
            submission(
                month.ordinal * 10 + number,
                body,
                form,
                str(month),
                received=f"{month.plus(1)}-02T03:00",
                **more,
            ),
            is_made_up=True,
        )
        for month in months
        for number, (form, body) in enumerate(
            (form, body) for form, bodies in FORMS.items() for body in bodies
        )
        if (body, str(month)) not in gaps
    ]


def all_months(until: Period) -> tuple[Period, ...]:
    first = Period(2024, 12)
    return tuple(first.plus(step) for step in range(until.ordinal - first.ordinal + 1))


def made_up(observations: Iterable[Observation], number: int) -> tuple[Observation, ...]:
    return tuple(replace(one, submission=number) for one in observations)


def drawn(what: Known, period: Period) -> Board:
    return board(tiny_catalogue(), what, working_days=WorkingDays(), period=period)


def august(**more: Any) -> Board:
    """Everybody had reported, and lending was on its path."""
    submissions = tuple(filed(*all_months(AUGUST)))
    said = {"submissions": submissions, "observations": made_up(figures(8), submissions[0].id)}
    return drawn(Known(as_of=AUGUST_ISSUE, seq=80, **(said | more)), AUGUST)


def september(**more: Any) -> Board:
    """Lending fell behind and was corrected, jobs came first, the treasury and a district are missing."""
    sent = filed(*all_months(SEPTEMBER), absent=[("treasury", "2025-09"), ("990103", "2025-09")])
    late = replace(sent[-1], received_at=moment("2025-10-16T03:00"))
    waiting = submission(
        9001, "990103", "district_monthly", "2025-09", state=SubmissionState.SUBMITTED
    )
    shown = [one for one in figures(9) if one.indicator != "lending" or one.period != AUGUST]
    shown += [CORRECTED, *monthly("new_jobs", {"2025-09": 15_300}, source="jobs")]
    observations = made_up(shown, sent[0].id)
    said: dict[str, Any] = {
        "submissions": (*sent[:-1], late, waiting),
        "observations": tuple(_explained(one) for one in observations),
    }
    return drawn(Known(as_of=SEPTEMBER_ISSUE, seq=100, **(said | more)), SEPTEMBER)


def _explained(one: Observation) -> Observation:
    if (one.indicator, one.period) != ("stations", SEPTEMBER):
        return one
    return replace(one, explanation="两个站点合并，<b>按一个</b>统计")


def reader(language: Spoken = "both", address: str = OFFICE) -> Recipient:
    return Recipient(address, language)


def issue(language: Spoken = "both", **more: Any) -> Digest:
    return digest(september(**more), august(), reader(language))


def letter(language: Spoken = "both", *, is_late: bool = False) -> Rendered:
    shown = september()
    said = digest(shown, august(), reader(language))
    return render(said, shown, base_url=PAGES, is_late=is_late)


def office_schedule(*addresses: str, **more: Any) -> Schedule:
    """The 11th working day at 9:00, in the notice's time, since the year began."""
    readers = tuple(reader("zh", one) for one in addresses or (OFFICE,))
    said: dict[str, Any] = {
        "working_day": 11,
        "at": time(9),
        "since": moments("2025-01-01T00:00"),
    } | more
    return Schedule("office_monthly", recipients=readers, **said)


def briefings(store: Store, poster: Poster | Path, **more: Any) -> Briefings:
    """Of one worker on the tiny notice; a path stands for a folder of letters."""
    said: dict[str, Any] = {
        "store": store,
        "catalogue": tiny_catalogue(),
        "working_days": WorkingDays(),
        "poster": FolderPoster(poster) if isinstance(poster, Path) else poster,
        "base_url": PAGES,
        "sender": SENDER,
        "seconds": lambda: 0.0,
    }
    return Briefings(**(said | more))


def put(store: Store, *addresses: str, **more: Any) -> Schedule:
    """The office's schedule, in the store."""
    made = office_schedule(*addresses, **more)
    schedules.put(store, made, actor="li", now=made.since)
    return made


def reported(store: Store, month: Period, value: int, now: datetime) -> None:
    """One figure of one body that counts from `now` on."""
    accepted(
        store,
        make_store.figure(value, indicator="tech_firms", source="industry", period=month),
        agency="industry",
        form="industry_monthly",
        period=month,
        decimals={"tech_firms": 0},
        now=now,
    )


def letters(store: Store, **asked: Any) -> list[Letter]:
    """What stands in the outbox, the oldest first."""
    with store.reading() as session:
        return [one.letter for one in reversed(outbox.deliveries(session, **asked))]


def attempts(store: Store) -> list[tuple[str, str]]:
    """Of the only letter: the outcome and detail of each attempt."""
    with store.reading() as session:
        [delivery] = outbox.deliveries(session)
    return [(one.outcome, one.detail) for one in delivery.attempts]


def states(store: Store) -> dict[str, LetterState]:
    """By reader, of the newest issue."""
    return {one.recipient: one.state for one in letters(store)}


def told(content: bytes) -> EmailMessage:
    """A letter as a mail program reads it."""
    return message_from_bytes(content, policy=default)


def part(content: bytes, kind: str) -> str:
    """Its plain or html part."""
    body = told(content).get_body((kind,))
    assert body is not None
    return str(body.get_content())
