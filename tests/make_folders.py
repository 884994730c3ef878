"""Folders of monthly series as CSV, for the backtest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

HEAD = "series,year,month,value,kind"


def folder_of(path: Path, *lines: str, head: str = HEAD) -> Path:
    (path / "series.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def year_of(
    year: int, values: Iterable[float], *, name: str = "a", kind: str = "flow"
) -> list[str]:
    return [f"{name},{year},{month},{value},{kind}" for month, value in enumerate(values, start=1)]
