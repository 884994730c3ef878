"""How long forecasts of many series take, and in how much memory: python -m bench.pace [N].

For N and N/10 drawn series: forecast, 80 % range and chance, a flow and a stock with one past year and six
months covered. Each is a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from time import perf_counter

import numpy as np

from targets.pace import YEAR, chance, flow, quantiles, stock

COVERED = 6
MEBI = 1024


def main(count: int = 600_000) -> None:
    for kind in ("flow", "stock"):
        for series in (count // 10, count):
            subprocess.run([sys.executable, "-m", "bench.pace", str(series), kind], check=True)  # noqa: S603


def measure(count: int, kind: str) -> str:
    """One line; the series themselves are drawn before the clock runs."""
    dice = np.random.default_rng(1)
    months = dice.normal(5, 0.1, (count, YEAR + COVERED))
    np.exp(months, out=months)  # in place: a copy's memory would hide what the forecasts take
    history, to_date = months[:, :YEAR], months[:, YEAR:]
    base = history.sum(axis=1) if kind == "flow" else history[:, -1]
    before = _peak()
    began = perf_counter()
    value, _, size = (flow if kind == "flow" else stock)(history, to_date, base)
    forecast = perf_counter()
    quantiles(value, size, [0.1, 0.9], kind=kind, years=1, months=COVERED)
    ranged = perf_counter()
    target = base * 1.05
    chance(value, size, target, kind=kind, years=1, months=COVERED, comparator="at_least")
    ended = perf_counter()
    return (
        f"{kind:5} {count:9,} series: {ended - began:6.2f} s (forecast {forecast - began:.2f}, "
        f"range {ranged - forecast:.2f}, chance {ended - ranged:.2f}); "
        f"peak {_peak():.0f} MB, {before:.0f} MB of it before the first forecast"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI


if __name__ == "__main__":
    if sys.argv[2:]:
        print(measure(int(sys.argv[1]), sys.argv[2]))
    else:
        main(*(int(count) for count in sys.argv[1:2]))
