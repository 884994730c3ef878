"""Who filed which workbook of the demo, when, and what becomes of it: the manifest, read."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from io import StringIO
from pathlib import Path

from targets.vocabulary import Period

FOLDER = Path(__file__).parent
WORKBOOKS = FOLDER / "workbooks"
MANIFEST = FOLDER / "manifest.csv"

NOW = datetime.fromisoformat("2023-10-18T09:00+08:00")
"""The demo's present: September is in, except from one district that is overdue."""


class State(StrEnum):
    """What becomes of a file."""

    ACCEPTED = "accepted"
    REFUSED = "refused"  # by intake, at once
    RETURNED = "returned"  # by the office, with a comment
    WAITING = "waiting"  # nobody has decided by NOW


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One arrival, with the state it ends in.

    `explanation` answers every warning of the file. Times carry Shanghai's offset.
    """

    path: Path
    agency: str
    form: str
    period: Period
    by: str
    received_at: datetime
    state: State
    decided_by: str = ""
    decided_at: datetime | None = None
    comment: str = ""
    explanation: str = ""


COLUMNS = tuple(field.name for field in fields(DemoFile))


def filings() -> tuple[DemoFile, ...]:
    """In the order of arrival; each is decided, if at all, before the next one arrives."""
    with MANIFEST.open(encoding="utf-8", newline="") as lines:
        return tuple(_file(row) for row in csv.DictReader(lines))


def manifest(files: tuple[DemoFile, ...]) -> str:
    """The text that `filings` reads; paths relative to the folder of the workbooks."""
    text = StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows([_written(getattr(file, name)) for name in COLUMNS] for file in files)
    return text.getvalue()


def _file(row: dict[str, str]) -> DemoFile:
    return DemoFile(
        path=WORKBOOKS / row["path"],
        agency=row["agency"],
        form=row["form"],
        period=Period.parse(row["period"]),
        by=row["by"],
        received_at=datetime.fromisoformat(row["received_at"]),
        state=State(row["state"]),
        decided_by=row["decided_by"],
        decided_at=datetime.fromisoformat(row["decided_at"]) if row["decided_at"] else None,
        comment=row["comment"],
        explanation=row["explanation"],
    )


def _written(value: object) -> str:
    if isinstance(value, Path):
        return value.relative_to(WORKBOOKS).as_posix()
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return "" if value is None else str(value)
