"""The month that a title, a sheet's name or a file's name speaks of, in all its spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.text import folded
from ingest.workbook import CellKind, RawCell
from targets.vocabulary import Period

YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
TO = "[-~至到]+"
MONTH = r"(?P<month>1[0-2]|0?[1-9])"
FILED_ON = re.compile(
    r"(填报|报送|制表|填表|上报|报出|打印|印发|提交)(日期|时间):?\s*"
    r"(?:\d{2,4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{2,4}[./-]\d{1,2}[./-]\d{1,2}|\d{8})?"
)
OF_DOCUMENT = re.compile(
    r"(?:19|20)\d\d年?(?:(?:\d{1,2}月(?:\d{1,2}日)?)?(?:印发|颁布|制定|制发|修订|修正|版)|发布|第\d{1,4}号)"
    r"|有效期[至到]:?(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日|底|末)?)?"
)
"""Of the form's own rules: 2020年印发, 2021年修订, 2020年第5号文, 有效期至：2024年12月."""
FILING_MONTH = re.compile(rf"{YEAR}[年./-]?(?P<month>1[0-2]|0?[1-9])(?!\d(?!\d))")
DAYS = (
    re.compile(rf"{YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]"),
    re.compile(rf"{YEAR}(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)"),
)
EARLIER_END = re.compile(rf"(?:19|20)\d\d年\d{{1,2}}月(?:末|底)?{TO}(?=(?:19|20)\d\d年)")
QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
WHOLE_YEAR = "全年(?!目标|计划|任务|指标)|年报(?!表|送|告|名)"
PART = rf"(?P<part>上半年|下半年|前[二两三]季度|{WHOLE_YEAR}|第?[一二三四1-4]季度|q[1-4])"
MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH_WORD = rf"(?P<word>{'|'.join(MONTH_NAMES)})[a-z]*\.?"
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

WITH_YEAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{YEAR}年度?[,,]?\(?(?:(?:1[0-2]|0?[1-9])月?{TO})?{MONTH}月(?!\d{{1,2}}[日号])",
        rf"{YEAR}[-/._]{MONTH}(?!\d)(?![-/.]\d)",
        rf"{YEAR}(?P<month>0[1-9]|1[0-2])(?!\d)",
        rf"{YEAR}m{MONTH}(?!\d)",
        rf"{YEAR},?{MONTH_WORD}",
        rf"(?<![a-z]){MONTH_WORD},?{YEAR}(?!\d)",
    )
)
WITHOUT_YEAR = re.compile(
    rf"(?<!\d)(?:(?:1[0-2]|0?[1-9])月?{TO})?(?<!\d){MONTH}月(?!\d{{1,2}}[日号])"
)
MONTH_ALONE = re.compile(MONTH_WORD)
PART_WITH_YEAR = re.compile(rf"{YEAR}年?度?\(?{PART}")
PART_WITHOUT_YEAR = re.compile(rf"(?<![a-z\d]){PART}")
YEAR_ALONE = re.compile(rf"{YEAR}年")
SHORT_YEAR = re.compile(r"(?<!\d)(2\d)年(?=度?(?:1[0-2]|0?[1-9])[月-])")
OF_FIGURES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"截[至止到]{MONTH}月(?!\d)",
        rf"(?<![\d-]){MONTH}月(?:份|末|底)?的?数(?:据|$|\))",
    )
)
"""Words that say whose month the figures are, beside the month in which they are filed."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text says of time: whole months, months without a year, years without a month."""

    periods: frozenset[Period] = frozenset()
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()

    def certain(self, year: int | None = None) -> Period | None:
        """The one month meant; `year` helps a text that names only a month. None: not certain."""
        if self.is_ambiguous:
            return None
        if self.periods:
            return next(iter(self.periods))
        years = self.years or ({year} if year is not None else set())
        if len(self.months) == 1 and len(years) == 1:
            return Period(next(iter(years)), next(iter(self.months)))
        return None

    @property
    def is_ambiguous(self) -> bool:
        """2023年6月（5月） names two months as much as 2023年6月、2023年5月 does."""
        return len(self.periods) > 1 or len(self.months | {one.month for one in self.periods}) > 1

    @property
    def year(self) -> int | None:
        years = {period.year for period in self.periods} | self.years
        return next(iter(years)) if len(years) == 1 else None


class UnclearMonthError(ValueError):
    """A bare number 2023.1, which is January or October."""


def mentions(text: str) -> Mentions:
    """Everything that a title or a name says of time; filing dates and other days are no period."""
    left = compact(text)
    periods: set[Period] = set()
    left = OF_DOCUMENT.sub(" ", FILED_ON.sub(" ", left))
    left = EARLIER_END.sub(" ", left)
    for pattern in DAYS:
        left = pattern.sub(lambda found: _month_end(found, periods), left)
    for pattern in WITH_YEAR:
        periods.update(
            Period(int(found["year"]), _month(found)) for found in pattern.finditer(left)
        )
        left = pattern.sub(" ", left)
    months = frozenset(_month(found) for found in WITHOUT_YEAR.finditer(left))
    if (alone := MONTH_ALONE.fullmatch(left)) is not None:
        months = frozenset({_month(alone)})
    years = {int(found["year"]) for found in YEAR_ALONE.finditer(left)}
    if (of_figures := _of_figures(left, periods)) is not None:
        return Mentions(frozenset({of_figures}), years=frozenset(years))
    if periods or months:
        return Mentions(frozenset(periods), months, frozenset(years))
    return _part_of_year(left, frozenset(years))


def _of_figures(text: str, periods: set[Period]) -> Period | None:
    """5月 of 2023年6月报送（数据截至5月底）: the only other month, and said to be that of the figures.

    It is the last such month before the one named in full, so that of the year before for 12月.
    """
    others = {_month(found) for found in WITHOUT_YEAR.finditer(text)}
    said = {_month(found) for pattern in OF_FIGURES for found in pattern.finditer(text)}
    if len(periods) != 1 or len(others) != 1 or said != others:
        return None
    filed, month = next(iter(periods)), said.pop()
    return Period(filed.year if month <= filed.month else filed.year - 1, month)


def _part_of_year(text: str, years: frozenset[int]) -> Mentions:
    """半年, 季度, 全年 count only where no month is named: 2023年全年目标完成情况（5月）is May."""
    periods = {Period(int(found["year"]), _month(found)) for found in PART_WITH_YEAR.finditer(text)}
    left = PART_WITH_YEAR.sub(" ", text)
    months = {_month(found) for found in PART_WITHOUT_YEAR.finditer(left)}
    return Mentions(frozenset(periods), frozenset(months), years)


def filing_month(text: str) -> Period | None:
    """2023-06 of 填报日期：2023年6月5日."""
    for label in FILED_ON.finditer(compact(text)):
        if (found := FILING_MONTH.search(label[0])) is not None:
            return Period(int(found["year"]), _month(found))
    return None


def without_filing_dates(text: str) -> str:
    """Compacted."""
    return FILED_ON.sub(" ", compact(text))


def of_cell(cell: RawCell) -> Period | None:
    """The month that a cell of its own states, None when it states none.

    Raises: UnclearMonthError for a number such as 2023.1.
    """
    if cell.kind is CellKind.DATE:
        return Period.of(date.fromisoformat(cell.text[:10]))
    if cell.kind is CellKind.NUMBER:
        return _of_number(cell.text)
    return mentions(cell.text).certain() if cell.kind is CellKind.TEXT else None


def _of_number(text: str) -> Period | None:
    year, point, month = text.partition(".")
    if month == "0":
        point = ""
    if re.fullmatch(r"(19|20)\d\d", year) and point:
        if month == "1":
            raise UnclearMonthError(text)
        return Period(int(year), int(month)) if re.fullmatch(r"0?[1-9]|1[12]", month) else None
    whole = re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])", year)
    return Period(int(whole[1]), int(whole[2])) if whole and not point else None


def compact(text: str) -> str:
    """Without blanks and widths, every dash the same, years and months in digits."""
    text = "".join(folded(text).split()).casefold()
    text = re.sub("[\u2010-\u2015\u2212\u2500~～〜－]", "-", text)
    text = re.sub("[〇○零一二三四五六七八九]{4}(?=年)", _digits, text)
    text = re.sub("(十[一二]?|[一二三四五六七八九])(?=月)", _digits, text)
    return SHORT_YEAR.sub(r"20\1年", text)


def _digits(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("十"):
        return str(10 + int(text[1:].translate(CHINESE_DIGITS) or 0))
    return text.translate(CHINESE_DIGITS)


def _month_end(found: re.Match[str], periods: set[Period]) -> str:
    """截至2023年5月31日 names May; any other day is the day of something else."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if 1 <= month <= 12 and day == Period(year, month).last_day.day:
        periods.add(Period(year, month))
    return " "


def _month(found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("month"):
        return int(groups["month"])
    if groups.get("word"):
        return MONTH_NAMES.index(groups["word"]) + 1
    part = groups["part"]
    if part.endswith("季度") and part.startswith("前"):
        return 9 if "三" in part else 6
    if part.endswith("季度"):
        return QUARTERS[part.removeprefix("第")[0]]
    if part.startswith("q"):
        return QUARTERS[part[1]]
    return 6 if part == "上半年" else 12
