"""The one workbook that belongs to one planned filing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.demo import books_l1, books_l2, books_l3, books_l4, books_l5, books_l6
from data.demo.banks import ROWS, Banks
from data.demo.figures import Figures
from data.demo.lists import Lists, as_first_told
from data.demo.narrated import reports_of
from data.demo.noise import Noise
from data.demo.plan import IN_WORDS, ONE_BOOK_SINCE, YEAR_BOOK, Planned, Variant
from data.demo.templates import PROGRESS_FORM, Templates
from targets.catalogue import Catalogue
from targets.vocabulary import Period

SUM_NOTE = "注：企业迁移按现注册地统计，分区之和与全市数不等。"
STALE_INDICATOR = "srdi_smes"
ACROSS_MONTHS = (Period(2023, 7), Period(2023, 8))
"""The months in which the commission had its districts across the page (L3)."""


@dataclass(frozen=True, slots=True)
class Books:
    catalogue: Catalogue
    figures: Figures
    noise: Noise

    def book(self, planned: Planned) -> Workbook:
        """In the layout that the body uses."""
        if planned.form == PROGRESS_FORM:
            return self._progress(planned)
        if planned.variant is Variant.PLAN:
            return self._templates(planned).plan(planned.agency, planned.period, planned.form)
        if planned.agency == "eic":
            return self._commission(planned)
        if planned.agency == "stc":
            return self._technology(planned)
        if planned.agency in ROWS:
            return self._banks(planned)
        return self._templates(planned).monthly(planned.agency, planned.period, planned.form)

    def _progress(self, planned: Planned) -> Workbook:
        if (planned.agency, planned.period) in IN_WORDS:
            return self._in_words(planned)
        return self._templates(planned).progress(planned.agency, planned.period)

    def _templates(self, planned: Planned) -> Templates:
        figures = self.figures
        if planned.variant is Variant.STALE:
            figures = _stale(figures, planned)
        return Templates(self.catalogue, figures, self.noise)

    def _commission(self, planned: Planned) -> Workbook:
        is_first = planned.variant is Variant.FIRST_TOLD
        figures = as_first_told(self.figures) if is_first else self.figures
        lists = Lists(self.catalogue, figures)
        is_corrected = planned.variant is Variant.CORRECTED
        note = SUM_NOTE if is_first else ""
        book = _empty()
        for period in _months(planned):
            sheets = _sheet_names(planned, period)
            filled_on = _filled_on(planned, period)
            listed = lists.commission(period, filled_on, corrected=is_corrected)
            books_l1.draw(_sheet(book, sheets[0]), listed)
            if period in ACROSS_MONTHS:
                books_l3.draw(_sheet(book, sheets[1]), lists.across(period, filled_on))
                continue
            table = lists.districts(period, note=note, is_short=is_first)
            books_l2.draw(_sheet(book, sheets[1]), table)
        return book

    def _technology(self, planned: Planned) -> Workbook:
        lists = Lists(self.catalogue, self.figures)
        book = _empty()
        if planned.period >= ONE_BOOK_SINCE:
            books_l5.draw(book, lists.technology_book(planned.period, planned.day))
            return book
        for period in _months(planned):
            listed = lists.technology(period, _filled_on(planned, period))
            books_l1.draw(_sheet(book, _sheet_names(planned, period)[0]), listed)
        return book

    def _in_words(self, planned: Planned) -> Workbook:
        """Two clauses, the first with two efforts, as the body that supports them tells it."""
        book = _empty()
        reports = reports_of(self.catalogue, planned.agency)
        books_l6.draw(_sheet(book, "落实情况"), planned.period, reports)
        return book

    def _banks(self, planned: Planned) -> Workbook:
        banks = Banks(self.catalogue, self.figures)
        book = _empty()
        for period in _months(planned):
            table = banks.table(planned.agency, period, _filled_on(planned, period))
            if planned.variant is Variant.WRONG_UNIT:
                table = replace(table, unit="万元", label="亿元")
            books_l4.draw(_sheet(book, f"普惠金融（{period.month}月）"), table)
        return book


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    return sheet


def _months(planned: Planned) -> tuple[Period, ...]:
    if planned.period != YEAR_BOOK:
        return (planned.period,)
    return tuple(Period(YEAR_BOOK.year, month) for month in range(1, 13))


def _sheet_names(planned: Planned, period: Period) -> tuple[str, str]:
    if planned.period == YEAR_BOOK:
        return f"{period.month}月", f"{period.month}月分区"
    return "月报", "分区情况"


def _filled_on(planned: Planned, period: Period) -> date:
    """A year's book keeps the day on which each of its months was filled in."""
    return planned.day if period == planned.period else period.plus(1).first_day.replace(day=5)


def _stale(figures: Figures, planned: Planned) -> Figures:
    key = ("eic", STALE_INDICATOR, planned.agency)
    series = dict(figures.levels[key])
    series[planned.period] = series[planned.period.plus(-1)]
    return Figures({**figures.levels, key: series}, figures.parts)
