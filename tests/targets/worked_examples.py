"""One case of every kind, as docs/method.md works them: python -m tests.targets.worked_examples."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from targets.explain import phrases
from targets.vocabulary import Assessment, Baseline, Evidence, RatioRule, Target
from tests.make_targets import Amount, judged, promised, ratio, run
from tests.targets.make_series import flow_target, year
from wording import say

BILLION = 10**8
"""亿元."""

LENDING = flow_target(4500 * BILLION)
RELIEF = promised(
    "relief",
    value=Decimal(54_500) * BILLION,
    baseline=Baseline(Decimal(50_000) * BILLION, "2024-12", Evidence.PUBLISHED),
    milestones=(),
)
LOANS = promised(
    "loans",
    value=Decimal(10_500) * BILLION,
    baseline=Baseline(Decimal(9_122) * BILLION, "2024-12", Evidence.PUBLISHED),
)
STATIONS = promised("stations", value=Decimal(30))
PARKS = promised("parks")
FEE = promised("guarantee_fee", value=Decimal("1.0"))
CHAMPIONS = promised("champions")


def examples() -> dict[str, tuple[Target, Assessment]]:
    """By kind of figure and rule, in the order of the page."""
    found: dict[str, tuple[Target, Assessment]] = {}
    tenth_more = money(year(*(1.1,) * 6))
    past = run(LENDING, money(year(1)), start=LENDING.start.plus(-12))
    found["flow"] = LENDING, judged(LENDING, *past, *run(LENDING, tenth_more))
    before = [46_000 * BILLION + v for v in (Decimal(0), *money(year(1)))]
    now = [50_000 * BILLION + v for v in tenth_more]
    past = run(RELIEF, before, start=RELIEF.start.plus(-13))
    found["running_total"] = RELIEF, judged(RELIEF, *past, *run(RELIEF, now))
    levels: list[Amount] = [round(8000 * 1.012**month) * BILLION for month in range(18)]
    past = run(LOANS, levels, start=LOANS.start.plus(-12))
    found["stock"] = LOANS, judged(LOANS, *past)
    last = run(STATIONS, [24], start=STATIONS.start.plus(-1))
    found["small_count"] = (
        STATIONS,
        judged(STATIONS, *last, *run(STATIONS, [2 * k for k in range(1, 10)])),
    )
    last = run(PARKS, [5], start=PARKS.start.plus(-1))
    found["band"] = PARKS, judged(PARKS, *last, *run(PARKS, [0, 0, 1, 2, 2, 3, 4]))
    return found | ratios() | {"step": batch()}


def money(months: list[Decimal]) -> list[Decimal]:
    return [value * BILLION for value in months]


def ratios() -> dict[str, tuple[Target, Assessment]]:
    latest = replace(FEE, ratio_rule=RatioRule.LATEST)
    months = [ratio("guarantee_fee", f"2025-0{k}", (1200 - 20 * k, 100_000)) for k in range(1, 7)]
    base = ratio("guarantee_fee", "2024-12", (12, 1000))
    every = [
        ratio("guarantee_fee", f"2025-0{k}", (part, 10_000))
        for k, part in enumerate((95, 103, 98), start=1)
    ]
    hotline = promised("hotline")
    cases = [
        ratio("hotline", f"2025-0{k}", (94 * k, 100 * k), source="industry") for k in range(1, 7)
    ]
    return {
        "ratio_latest": (latest, judged(latest, base, *months)),
        "ratio_every_month": (FEE, judged(FEE, *every)),
        "ratio_year_average": (hotline, judged(hotline, *cases)),
    }


def batch() -> tuple[Target, Assessment]:
    return CHAMPIONS, judged(CHAMPIONS, *run(CHAMPIONS, [8] * 10 + [11]))


def sentence(target: Target, assessment: Assessment) -> str:
    return "".join(say(key, "zh", **v) for key, v in phrases(assessment, target, "zh"))


def show() -> None:
    for name, (target, found) in examples().items():
        print(f"{name}: {found.standing.value}, {sentence(target, found)}")  # noqa: T201
        for field in ("share_done", "expected", "gap_to_path", "gap_to_target", "needed_per_month"):
            print("   ", field, getattr(found, field))  # noqa: T201
        ends = found.forecast, found.low80, found.high80, found.chance, found.no_forecast
        print("   ", *ends)  # noqa: T201


if __name__ == "__main__":
    show()
