"""L6: a report in words, a row an effort under its clause, with clauses numbered in four ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from data.demo import drawing
from targets.vocabulary import Period

HEAD = (
    *("措施条目", "工作举措", "进展情况", "存在问题", "下一步打算", "责任处室"),
    "是否达到序时进度",
)
HEAD_ROW = 2
NUMERALS = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Effort:
    effort: str
    progress: str
    problems: str = ""
    next_steps: str = ""
    on_schedule: str = "是"


@dataclass(frozen=True, slots=True)
class ClauseReport:
    clause: int
    title: str
    efforts: Sequence[Effort]


def draw(sheet: Worksheet, period: Period, reports: Sequence[ClauseReport]) -> None:
    """The month stands in the file's name alone."""
    drawing.title(sheet, "A1:G1", "“助力中小微企业28条”落实情况报送表")
    for letter, words in zip("ABCDEFG", HEAD, strict=True):
        drawing.head(sheet, f"{letter}{HEAD_ROW}", words)
    row = HEAD_ROW + 1
    for number, report in enumerate(reports):
        first = row
        for effort in report.efforts:
            entry = _clause(report, number + period.month) if row == first else None
            values = (
                entry,
                effort.effort,
                effort.progress,
                effort.problems or None,
                effort.next_steps or None,
                "政策法规处",
                effort.on_schedule,
            )
            drawing.ruled(sheet, row, values)
            row += 1
        if row - first > 1:
            sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    drawing.lay_out(sheet, 24, 30, 46, 20, 24, 14, 16, frozen="A3")


def _clause(report: ClauseReport, way: int) -> str:
    """（十四）, (14), 第14条 or 14."""
    number = report.clause
    ways = (f"（{chinese(number)}）", f"({number})", f"第{number}条 ", f"{number}. ")
    return ways[way % len(ways)] + report.title


def chinese(number: int) -> str:
    """Up to ninety-nine."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones or not tens else "")
