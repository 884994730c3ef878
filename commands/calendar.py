"""The days that staff set right in data/calendar.csv, above the published calendar."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

WORKING = {"yes": True, "no": False}


class CalendarRefusedError(ValueError):
    """The file is not UTF-8, or one of its lines is not a day and yes or no."""


def overrides(path: Path) -> dict[date, bool]:
    """date,working(yes|no),note; True: a working day. Raises: CalendarRefusedError."""
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CalendarRefusedError(error) from error
    rows = csv.DictReader(text.splitlines())
    return dict(_override(row, rows.line_num) for row in rows)


def _override(row: dict[str, str], line: int) -> tuple[date, bool]:
    try:
        return date.fromisoformat(row["date"]), WORKING[row["working"]]
    except (KeyError, TypeError, ValueError) as error:
        said = ",".join(str(value) for value in row.values())
        raise CalendarRefusedError(f"{line}: {said!r} ≠ YYYY-MM-DD,yes|no,…") from error
