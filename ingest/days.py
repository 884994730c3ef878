"""The days that a text names, and whether they end before their month does: 截至10月20日, 10月1日至10月20日."""

from __future__ import annotations

import re
from datetime import date

from ingest.periods import FILED_ON, OF_DOCUMENT, compact
from targets.vocabulary import Period

DAY = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])[日号]"
)
NUMERIC = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[./-])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
)
TENS = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<part>上旬|中旬)")
TEN_DAYS = {"上旬": 10, "中旬": 20}


def ends_early(text: str, period: Period) -> bool:
    """Is the last day that it names one before the month's last? A filing day is no end of anything."""
    left = OF_DOCUMENT.sub(" ", FILED_ON.sub(" ", compact(text)))
    last = max(_days(left, period), default=None)
    return last is not None and Period.of(last) == period and last < period.last_day


def filed_early(text: str, period: Period) -> bool:
    """Was it filled in before the month was two thirds over?"""
    filed = [found[0] for found in FILED_ON.finditer(compact(text))]
    last = max((day for one in filed for day in _days(one, period)), default=None)
    return last is not None and last < period.last_day.replace(day=20)


def _days(text: str, period: Period) -> list[date]:
    """Those without a year are of the period's own."""
    found = [
        (int(one["year"] or period.year), int(one["month"]), int(one["day"]))
        for pattern in (DAY, NUMERIC)
        for one in pattern.finditer(text)
    ]
    found += [
        (period.year, int(one["month"]), TEN_DAYS[one["part"]]) for one in TENS.finditer(text)
    ]
    return [
        date(year, month, day)
        for year, month, day in found
        if day <= Period(year, month).last_day.day
    ]
