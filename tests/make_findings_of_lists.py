"""Builders of lists of enterprises with every fault that a row can have, once and many times over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from ingest.roster.codes import expected_check
from ingest.roster.findings import TOLD_EACH
from ingest.roster.reconcile import against_counting
from targets.vocabulary import Finding
from tests.make_rosters import credit_code, entry, roster_sheet_of
from tests.make_workbooks import months_book, reading

FILE = "市经信委企业名单2023-5.xlsx"
AT_HOME = {"district": "浦东新区", "until": "2027-12-31"}
DISTRICTS = ("浦东新区", "黄浦区")
BATCHES = ("第1批", "第2批")


def _code(number: int, region: str = "310115", front: str = "91") -> str:
    return credit_code(number, region=region, front=front)


def _misspelt(number: int) -> str:
    code = _code(number)
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def _of_no_organisation(number: int) -> str:
    """Its own check character is right, that of the organisation code in it is not."""
    code = _code(number)
    wrong = f"{code[:16]}{'1' if code[16] != '1' else '2'}{code[17]}"
    return wrong[:17] + expected_check(wrong)


def _faulty(number: int) -> Iterator[tuple[Any, ...]]:
    """Rows from that number on, one for each fault, with those that are repeated before them."""
    numbers = count(number)
    for code in (None, "坏", 1.31e17, _misspelt(next(numbers)), _of_no_organisation(next(numbers))):
        yield entry(number, code=code, **AT_HOME)
    for code in (_code(next(numbers), front="A1"), _code(next(numbers), region="110101")):
        yield entry(number, code=code, **AT_HOME)
    for more in ({"district": "火星区"}, {"until": "再说"}, {"until": "2020-01-01"}):
        yield entry(number, code=_code(next(numbers)), **(AT_HOME | more))
    for district, batch in ((0, 0), (1, 0), (0, 1)):
        code = _code(next(numbers))
        for at in ((0, 0), (district, batch)):
            place = {"district": DISTRICTS[at[0]], "batch": BATCHES[at[1]]}
            yield entry(number, code=code, **(AT_HOME | place))


def of_lists() -> Iterator[Finding]:
    for times in (1, TOLD_EACH + 1):
        rows = [row for time in range(times) for row in _faulty(100 * (time + 1))]
        yield from reading(roster_sheet_of(*rows, title="企业名单").parent, FILE).findings
    yield from reading(roster_sheet_of(entry(1)).parent, "市教委企业名单2023-5.xlsx").findings


def of_counts() -> Iterator[Finding]:
    """A list beside the figure of its own workbook, and beside one that counts already."""
    book = months_book(5, year=2023, months=[5])
    reported = reading(book).observations
    listed = roster_sheet_of(entry(1, **AT_HOME), title="绿色工厂名单（截至2023年5月）", book=book)
    yield from reading(listed.parent).findings
    alone = reading(roster_sheet_of(entry(1, **AT_HOME), title="绿色工厂名单").parent, FILE)
    yield from against_counting(alone, [replace(one, submission=1) for one in reported])
