"""Rows of one column said shortly: C4–C5、C9."""

from __future__ import annotations

import numpy as np
from openpyxl.utils import get_column_letter

from ingest.roster.duplicates import Numbers

RUNS_SHOWN = 10


def runs(rows: Numbers, column: int | None = None) -> str:
    """4–5、9 of 4, 5 and 9, with the column's letter if there is one; the first few runs of many."""
    letter = get_column_letter(column) if column else ""
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    said = [
        f"{letter}{one[0]}" if len(one) == 1 else f"{letter}{one[0]}–{letter}{one[-1]}"
        for one in parts[:RUNS_SHOWN]
    ]
    return "、".join(said) + ("…" if len(parts) > RUNS_SHOWN else "")
