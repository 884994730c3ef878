"""False alarms on clean figures and faults caught, rule by rule: python -m bench.checks [TRIALS [SEED]]."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import exp
from random import Random

from ingest.checks import Material, check
from ingest.reading import MonthFigure, Reading
from targets.catalogue import Catalogue
from targets.loading import load
from targets.vocabulary import CITY, Cell, Observation, ObservationState, Period, Severity

HISTORY = 24
LAST = Period(2023, 9)
PROFILE = (6, 5, 9, 8, 8, 9, 8, 8, 9, 8, 9, 13)
"""A usual year of a flow, in percent."""
STOCK, FLOW, TOTAL = "innovative_smes", "seamless_renewal", "relief_financing"
SIZE = {STOCK: 14_000.0, FLOW: 9.5e11, TOTAL: 4e11}
CELLS_A_MONTH = 340

Areas = dict[str, list[float]]
"""Area -> its cumulative figures or levels, a month each, the newest last."""


@dataclass(frozen=True)
class Month:
    """What one body files for one indicator and month, with what it filed before."""

    indicator: str
    areas: Areas
    catalogue: Catalogue
    with_months: bool = False

    def findings(self) -> set[tuple[str, str]]:
        """(code, area) of whatever is asked or refused."""
        material = Material(self._reading(), self.catalogue, tuple(self._past()))
        asked = (one for one in check(material) if one.severity is not Severity.NOTE)
        return {(one.code, dict(one.values).get("area", "")) for one in asked}

    def _reading(self) -> Reading:
        figures = tuple(self._figure(area, HISTORY) for area in self.areas)
        months = tuple(self._month(area) for area in self.areas) if self.with_months else ()
        return Reading("eic", "eic_monthly", "1", "bench", LAST, figures, month_figures=months)

    def _past(self) -> Iterable[Observation]:
        return (self._figure(area, t) for area in self.areas for t in range(HISTORY))

    def _figure(self, area: str, t: int) -> Observation:
        cell = Cell("bench", 1 + list(self.areas).index(area), 1 + t)
        value = _rounded(self.areas[area][t], self.indicator)
        period = LAST.plus(t - HISTORY)
        state = ObservationState.REPORTED
        return Observation(self.indicator, "eic", period, area, value, state, cell)

    def _month(self, area: str) -> MonthFigure:
        own = self.areas[area][-1] - self.areas[area][-2]
        cell = Cell("bench", 1 + list(self.areas).index(area), 100)
        return MonthFigure(self.indicator, area, LAST, _rounded(own, self.indicator), cell)


def _rounded(value: float, indicator: str) -> Decimal:
    """Counts whole, money to 0.01 亿元."""
    step = 1 if indicator == STOCK else 10**6
    return Decimal(round(value / step)) * step


def clean(indicator: str, random: Random, districts: Iterable[str]) -> Areas:
    """Districts of unlike sizes, each with its own pace and noise; the city is their sum, to the digit."""
    series = {code: _series(indicator, random) for code in districts}
    exact = {
        code: [float(_rounded(value, indicator)) for value in values]
        for code, values in series.items()
    }
    city = [sum(month) for month in zip(*exact.values(), strict=True)]
    return {CITY: city, **exact}


def _series(indicator: str, random: Random) -> list[float]:
    share, pace = random.lognormvariate(-3, 0.7), random.uniform(0.004, 0.02)
    wobble = random.uniform(0.005, 0.03) if indicator == STOCK else random.uniform(0.03, 0.3)
    size = SIZE[indicator] * share
    months = [LAST.plus(t - HISTORY) for t in range(HISTORY + 1)]
    if indicator == STOCK:
        return [size * exp(pace * t + _noise(wobble, random)) for t in range(len(months))]
    amounts = [
        size * exp(pace * t) * PROFILE[month.month - 1] / 100 * exp(_noise(wobble, random))
        for t, month in enumerate(months)
    ]
    return _cumulative(amounts, months, restarts=indicator == FLOW)


def _noise(wobble: float, random: Random) -> float:
    """One month in twenty is three times as far off as the others: real series have such tails."""
    return random.gauss(0, wobble) * (3 if random.random() < 0.05 else 1)


def _cumulative(amounts: list[float], months: list[Period], *, restarts: bool) -> list[float]:
    found, total = [], 0.0
    for amount, month in zip(amounts, months, strict=True):
        total = amount if restarts and month.month == 1 else total + amount
        found.append(total)
    return found


def times(factor: float) -> Callable[[list[float]], list[float]]:
    return lambda values: [*values[:-1], values[-1] * factor]


def doubled_month(values: list[float]) -> list[float]:
    return [*values[:-1], values[-1] * 2 - values[-2]]


FAULTS: dict[str, Callable[[list[float]], list[float]]] = {
    "x10^4": times(1e4),
    "/10^4": times(1e-4),
    "x10^8": times(1e8),
    "x1000": times(1000),
    "x100": times(100),
    "x10": times(10),
    "x2": times(2),
    "month x2": doubled_month,
}
COPIED = 6
"""Areas that send last month's figure again."""


def measure(
    trials: int, seed: int, catalogue: Catalogue
) -> tuple[Counter[str], int, dict[str, float]]:
    """(false alarms by code, clean cells, fault -> share caught)."""
    random = Random(seed)  # noqa: S311 noise, not a secret
    alarms: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    cells = 0
    for trial in range(trials):
        indicator = (STOCK, FLOW, TOTAL)[trial % 3]
        month = Month(indicator, clean(indicator, random, catalogue.district), catalogue)
        alarms.update(code for code, _ in month.findings())
        cells += len(month.areas)
        for name, is_caught in _spoilt(month, random):
            tried[name] += 1
            caught[name] += is_caught
    return alarms, cells, {name: caught[name] / count for name, count in tried.items()}


def _spoilt(month: Month, random: Random) -> Iterable[tuple[str, bool]]:
    """One fault after another in a district of its own; the city stands as it was."""
    kind = "stock" if month.indicator == STOCK else "flow"
    for name, spoil in FAULTS.items():
        if name == "month x2" and kind == "stock":
            continue
        area = random.choice(list(month.catalogue.district))
        spoilt = replace(month, areas=month.areas | {area: spoil(month.areas[area])})
        yield f"{name} ({kind})", any(of == area for _, of in spoilt.findings())
    yield f"{COPIED} copied ({kind})", "copied" in _codes(_copied(month, random))
    if month.indicator != STOCK:
        yield "month's column holds the cumulative", "month_is_cumulative" in _codes(_same(month))


def _copied(month: Month, random: Random) -> Month:
    chosen = random.sample(list(month.catalogue.district), COPIED)
    same = {area: [*month.areas[area][:-1], month.areas[area][-2]] for area in chosen}
    return replace(month, areas=month.areas | same)


def _same(month: Month) -> Month:
    """Every month's figure is the cumulative one, as where a column was copied."""
    return _WithCumulative(month.indicator, month.areas, month.catalogue, with_months=True)


class _WithCumulative(Month):
    def _month(self, area: str) -> MonthFigure:
        found = super()._month(area)
        return replace(found, value=_rounded(self.areas[area][-1], self.indicator))


def _codes(month: Month) -> set[str]:
    return {code for code, _ in month.findings()}


def main(trials: int = 150, seed: int = 20230517) -> None:
    with open("targets.yaml", encoding="utf-8") as file:  # noqa: PTH123
        catalogue = load(file.read())
    alarms, cells, caught = measure(trials, seed, catalogue)
    print(f"{cells} clean cells, seed {seed}")
    for code, count in sorted(alarms.items()):
        share = count / cells
        print(
            f"  {code:<24} {share:7.2%} of cells, {share * CELLS_A_MONTH:4.1f} a month of {CELLS_A_MONTH}"
        )
    print(f"  all {sum(alarms.values()) / cells * CELLS_A_MONTH:26.1f} a month of {CELLS_A_MONTH}")
    for name, share in caught.items():
        print(f"  caught {name:<40} {share:6.0%}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
