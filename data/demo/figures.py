"""Every figure of the demo: published ones exactly, all others made up between them with noise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.demo import anchors
from data.demo.anchors import LAST_MONTH_2023, MONTHS_2022, Anchored, Counted, Shares
from data.demo.noise import Noise, shared_out
from targets.vocabulary import CITY, Period

OPENING = Period(2021, 12)
FIRST = Period(2022, 1)
LAST = Period(2023, 9)
MONTHS = tuple(FIRST.plus(n) for n in range(MONTHS_2022 + LAST_MONTH_2023))
BY_DISTRICT = ("innovative_smes", "srdi_smes", "little_giants")

Series = dict[Period, Decimal]


@dataclass(frozen=True, slots=True)
class Part:
    """Numerator and denominator of a ratio from January to a month's end, in yuan."""

    numerator: Decimal
    denominator: Decimal

    @property
    def share(self) -> Decimal:
        """In percent, as written: two digits."""
        return (self.numerator / self.denominator * 100).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Figures:
    """`levels`: (source, indicator, area) -> the level or cumulative figure at each month's end, in
    the base unit, levels from the opening month on. `parts`: (indicator, area) -> a ratio's parts.
    """

    levels: dict[tuple[str, str, str], Series]
    parts: dict[tuple[str, str], dict[Period, Part]]

    def level(self, source: str, indicator: str, period: Period, area: str = CITY) -> Decimal:
        return self.levels[source, indicator, area][period]

    def in_month(self, source: str, indicator: str, period: Period, area: str = CITY) -> Decimal:
        """The month's own figure: for what begins again each year, January's is the cumulative one."""
        series = self.levels[source, indicator, area]
        if period.month == 1 and begins_again(indicator):
            return series[period]
        return series[period] - series[period.plus(-1)]


def begins_again(indicator: str) -> bool:
    """Whether a series is cumulative from January."""
    return any(indicator == name for _, name in (*anchors.FLOWS, *anchors.SMALL_COUNTS))


def figures(seed: int) -> Figures:
    """The whole demo's figures. Another seed moves what is made up, never what is published."""
    noise = Noise(seed)
    levels: dict[tuple[str, str, str], Series] = {}
    for (source, indicator), stock in anchors.STOCKS.items():
        levels[source, indicator, CITY] = _anchored(stock, noise, source, indicator)
    for (source, indicator), years in anchors.FLOWS.items():
        levels[source, indicator, CITY] = _flow(years, noise, source, indicator)
    for (source, indicator), counted in anchors.COUNTS.items():
        levels[source, indicator, CITY] = _counted(counted, restarts=False)
    for (source, indicator), counted in anchors.SMALL_COUNTS.items():
        levels[source, indicator, CITY] = _counted(counted, restarts=True)
    for indicator in BY_DISTRICT:
        levels |= _districts(indicator, levels["eic", indicator, CITY], noise)
    return Figures(levels, _procurement(noise) | _guarantee(noise))


def _anchored(line: Anchored, noise: Noise, *key: str) -> Series:
    points = sorted(line.points.items())
    steps = {points[0][0]: points[0][1]}
    for (start, low), (end, high) in pairwise(points):
        months = range(start + 1, end + 1)
        weights = [_weight(line, OPENING.plus(n), noise, key) for n in months]
        level = low
        for month, part in zip(months, shared_out(high - low, weights), strict=True):
            level += part
            steps[month] = level
    return {OPENING.plus(n): Decimal(level * line.step) for n, level in steps.items()}


def _weight(line: Anchored, period: Period, noise: Noise, key: tuple[str, ...]) -> int:
    wobble = noise.per_mille(*key, period, spread=line.spread)
    return line.shape[period.month - 1] * (1000 + wobble)


def _flow(years: tuple[Anchored, Anchored], noise: Noise, *key: str) -> Series:
    series: Series = {}
    for year in years:
        (start, _), *_ = sorted(year.points.items())
        line = _anchored(year, noise, *key)
        series |= {period: value for period, value in line.items() if period > OPENING.plus(start)}
    return series


def _counted(counted: Counted, *, restarts: bool) -> Series:
    level = counted.opening
    series: Series = {} if restarts else {OPENING: Decimal(level)}
    for period, change in zip(MONTHS, (*counted.changes_2022, *counted.changes_2023), strict=True):
        level = (0 if restarts and period.month == 1 else level) + change
        series[period] = Decimal(level)
    return series


def _districts(indicator: str, city: Series, noise: Noise) -> dict[tuple[str, str, str], Series]:
    """Every district's part of a level: each newly counted enterprise falls to one of them."""
    codes = tuple(anchors.DISTRICT_SHARES)
    shares = tuple(anchors.DISTRICT_SHARES.values())
    opening = shared_out(int(city[OPENING]), shares)
    lines = {code: {OPENING: Decimal(part)} for code, part in zip(codes, opening, strict=True)}
    for period in MONTHS:
        change = int(city[period] - city[period.plus(-1)])
        fallen = Counter(noise.drawn(shares, indicator, period, number) for number in range(change))
        for index, code in enumerate(codes):
            lines[code][period] = lines[code][period.plus(-1)] + fallen[index]
    return {("eic", indicator, code): line for code, line in lines.items()}


def _district_weight(noise: Noise, key: str, code: str, period: Period) -> int:
    wobble = noise.per_mille(key, code, period, spread=280)
    return anchors.DISTRICT_SHARES[code] * (1000 + wobble)


def _procurement(noise: Noise) -> dict[tuple[str, str], dict[Period, Part]]:
    """Districts first; the city is their sum."""
    codes = tuple(anchors.DISTRICT_SHARES)
    lines: dict[str, dict[Period, Part]] = {code: {} for code in codes}
    whole: dict[Period, Part] = {}
    for period, amount, share in _year_shares(anchors.PROCUREMENT, noise, "procurement"):
        weights = [_district_weight(noise, "procurement", code, period) for code in codes]
        for code, denominator in zip(codes, shared_out(amount, weights), strict=True):
            own = share * (1000 + noise.per_mille("share", code, period, spread=90)) // 1000
            own += 40 * noise.per_mille("level of a district", code, spread=90)
            part = (denominator * own // 100_000, denominator)
            lines[code][period] = _added(lines[code], period, part, anchors.PROCUREMENT.step)
        whole[period] = Part(
            sum((lines[code][period].numerator for code in codes), Decimal(0)),
            sum((lines[code][period].denominator for code in codes), Decimal(0)),
        )
    name = "procurement_reserved_share"
    return {(name, CITY): whole} | {(name, code): line for code, line in lines.items()}


def _guarantee(noise: Noise) -> dict[tuple[str, str], dict[Period, Part]]:
    line: dict[Period, Part] = {}
    for period, amount, share in _year_shares(anchors.GUARANTEE, noise, "guarantee"):
        part = (amount * share // 100_000, amount)
        line[period] = _added(line, period, part, anchors.GUARANTEE.step)
    return {("avg_guarantee_fee_rate", CITY): line}


def _year_shares(ratio: Shares, noise: Noise, key: str) -> list[tuple[Period, int, int]]:
    """Month, its own amount in steps, its own share per hundred thousand."""
    amounts = (ratio.amount_2022, ratio.amount_2023)
    slopes = (ratio.shares_2022, ratio.shares_2023)
    found: list[tuple[Period, int, int]] = []
    for year, amount, (first, last) in zip((2022, 2023), amounts, slopes, strict=True):
        months = [period for period in MONTHS if period.year == year]
        shape = Anchored({}, shape=anchors.SHAPE_OF_A_YEAR, spread=ratio.spread)
        weights = [_weight(shape, period, noise, (key,)) for period in months]
        for n, (period, part) in enumerate(zip(months, shared_out(amount, weights), strict=True)):
            level = first + (last - first) * n // (len(months) - 1)
            level = level * (1000 + noise.per_mille(key, "share", period, spread=45)) // 1000
            found.append((period, part, level))
    return found


def _added(line: dict[Period, Part], period: Period, part: tuple[int, int], step: int) -> Part:
    """A month's own parts, in steps, on top of the year so far."""
    numerator, denominator = Decimal(part[0] * step), Decimal(part[1] * step)
    if period.month == 1:
        return Part(numerator, denominator)
    so_far = line[period.plus(-1)]
    return Part(so_far.numerator + numerator, so_far.denominator + denominator)
