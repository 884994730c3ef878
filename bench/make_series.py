"""Writes the generated series that the backtest ships with: python -m bench.make_series [FOLDER].

They are drawn, not measured: growth that changes from year to year, seasons with a full December, a
spring festival that moves between January and February, noise of at least 3 %, and a few breaks.
"""

from __future__ import annotations

import math
import sys
from itertools import accumulate
from pathlib import Path
from random import Random

SEED = 20_230_517
YEARS = range(2018, 2024)
FLOWS, STOCKS = 24, 16
EARLY_FESTIVALS = {2020, 2023}
"""Years whose spring festival falls in January; in the others it empties February."""

GENERATED = Path(__file__).parent / "series"
HEAD = "series,year,month,value,kind"


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    dice = Random(SEED)  # noqa: S311 no secret is drawn
    flows = [_lines(f"generated flow {n:02}", _flow(dice), "flow") for n in range(1, FLOWS + 1)]
    stocks = [
        _lines(f"generated stock {n:02}", _stock(dice), "stock") for n in range(1, STOCKS + 1)
    ]
    for name, kept in (("flows.csv", flows), ("stocks.csv", stocks)):
        lines = [HEAD, *(line for one in kept for line in one)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _lines(name: str, values: list[float], kind: str) -> list[str]:
    months = [(year, month) for year in YEARS for month in range(1, 13)]
    return [
        f"{name},{year},{month},{value:.2f},{kind}"
        for (year, month), value in zip(months, values, strict=True)
    ]


def _flow(dice: Random) -> list[float]:
    size, noise = math.exp(dice.uniform(3, 9)), dice.uniform(0.03, 0.09)
    season = [dice.gauss(0, 0.15) for _ in range(11)] + [dice.uniform(0.1, 0.6)]
    festival = dice.uniform(0.1, 0.35)
    trend = _trend(dice, most_break=0.25)
    values = []
    for year in YEARS:
        for month in range(1, 13):
            empty = festival if month == (1 if year in EARLY_FESTIVALS else 2) else 0.0
            level = next(trend) + season[month - 1] - empty + dice.gauss(0, noise)
            values.append(size * math.exp(level))
    return values


def _stock(dice: Random) -> list[float]:
    """A yearly swing, so that a level's rise comes in some months more than in others."""
    size, noise = math.exp(dice.uniform(4, 9)), dice.uniform(0.03, 0.04)
    swing = [dice.gauss(0, 0.03) for _ in range(12)]
    trend = _trend(dice, most_break=0.15)
    months = (month for _ in YEARS for month in range(12))
    return [
        size * math.exp(level + swing[month] + dice.gauss(0, noise))
        for level, month in zip(trend, months, strict=False)
    ]


def _trend(dice: Random, *, most_break: float) -> accumulate[float]:
    """The level's logarithm month by month; one series in four breaks once."""
    usual = dice.gauss(0.06, 0.07)
    steps = [
        growth / 12 for growth in (usual + dice.gauss(0, 0.04) for _ in YEARS) for _ in range(12)
    ]
    if dice.random() < 0.25:
        steps[dice.randrange(12, len(steps))] += dice.uniform(-most_break, most_break)
    return accumulate(steps)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if sys.argv[1:] else GENERATED)
