"""What stands in the lists (L1, L2) of the economic commission and the science commission."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from data.demo import spelling
from data.demo.books_l1 import Line, ListSheet, Section
from data.demo.books_l2 import PUDONG, DistrictSheet, Pair
from data.demo.books_l3 import Across, AcrossSheet
from data.demo.books_l5 import MonthLine, YearBook
from data.demo.enterprises import enterprises
from data.demo.figures import BY_DISTRICT, Figures
from targets.catalogue import Catalogue
from targets.vocabulary import CITY, Behaviour, Comparator, Period

CHONGMING = "310151"
PLANNED_SINCE = Period(2023, 5)
"""The notice is of May 2023: sheets before it carry no yearly plan."""

MANUFACTURING = Decimal("0.62")
FOOTNOTE_MONTHS = (2, 5, 8, 11)
WIDE_MONTHS = (1, 5, 9)
SECTIONS = {
    "创新发展": (*BY_DISTRICT, "green_factories", "zero_carbon_factories"),
    "数字化转型": (
        "data_businesses",
        "branded_data_products",
        "digital_service_providers",
        "smes_on_platform_cloud",
    ),
    "融通发展": ("clusters_municipal", "clusters_national"),
}
UNTYPED = {  # where the agency wrote words instead of a number
    ("clusters_national", Period(2023, 1)): "零报告",
    ("branded_data_products", Period(2023, 2)): "待统计",
}
DOUBLE_COUNTED = Decimal(12)
WRONG_MONTH = Period(2023, 5)


@dataclass(frozen=True, slots=True)
class Lists:
    """Draws from one set of figures."""

    catalogue: Catalogue
    figures: Figures

    def commission(self, period: Period, filled_on: date, *, corrected: bool = False) -> ListSheet:
        month = spelling.month_title(period)
        sections = tuple(
            Section(number, name, tuple(self._line("eic", entry, period) for entry in entries))
            for number, (name, entries) in zip("一二三", SECTIONS.items(), strict=True)
        )
        return ListSheet(
            title=f"{month}中小企业重点指标完成情况月报表{'（更正）' if corrected else ''}",
            reporter=self.catalogue.agency["eic"].name_on(filled_on).full.zh,
            period=period,
            filled_on=filled_on,
            units="家、个、%",
            sections=sections,
            note=self._note(period, corrected=corrected),
        )

    def technology(self, period: Period, filled_on: date) -> ListSheet:
        line = replace(self._line("stc", "enterprise_tech_centers", period), remark="")
        return ListSheet(
            title=f"{spelling.month_title(period)}企业技术中心建设情况月报表",
            reporter=self.catalogue.agency["stc"].name_on(filled_on).full.zh,
            period=period,
            filled_on=filled_on,
            units="家",
            sections=(Section("一", "创新发展", (line,)),),
            note="注：评价不合格的企业技术中心按规定撤销，当月净增可能为负。",
        )

    def technology_book(self, period: Period, filled_on: date) -> YearBook:
        """The year so far, and the enterprises behind the newest figure."""
        known = self.catalogue.indicator["enterprise_tech_centers"]
        months = [Period(period.year, month) for month in range(1, period.month + 1)]
        lines = {
            month.month: MonthLine(
                self.figures.in_month("stc", known.id, month),
                self.figures.level("stc", known.id, month),
            )
            for month in months
        }
        names = {code: district.name.zh for code, district in self.catalogue.district.items()}
        return YearBook(
            name=known.short.zh,
            unit=known.unit.name.zh,
            title="企业技术中心建设情况月报表",
            reporter=self.catalogue.agency["stc"].name_on(filled_on).full.zh,
            period=period,
            lines=lines,
            enterprises=tuple(enterprises(int(lines[period.month].total), names, batches=30)),
        )

    def across(self, period: Period, filled_on: date) -> AcrossSheet:
        names = {code: district.name.zh for code, district in self.catalogue.district.items()}
        order = (PUDONG, *(code for code in names if code != PUDONG))
        lines = [
            Across(
                self.catalogue.indicator[indicator].short.zh,
                self.catalogue.indicator[indicator].unit.name.zh,
                {
                    area: self.figures.level("eic", indicator, period, area)
                    for area in (CITY, *order)
                },
            )
            for indicator in BY_DISTRICT
        ]
        reporter = self.catalogue.agency["eic"].name_on(filled_on).full.zh
        return AcrossSheet(period, reporter, [(code, names[code]) for code in order], lines)

    def districts(self, period: Period, *, note: str = "", is_short: bool = False) -> DistrictSheet:
        """`is_short`: one district has not come in yet and is crossed out."""
        areas = (CITY, *self.catalogue.district)
        pairs = {area: self._pairs(period, area) for area in areas}
        if is_short:
            pairs[CHONGMING] = (("/", "/"), ("/", "/"), ("/", "/"))
        names = {code: district.name.zh for code, district in self.catalogue.district.items()}
        return DistrictSheet(period, pairs, names, note)

    def _pairs(self, period: Period, area: str) -> tuple[Pair, Pair, Pair]:
        first, second, third = (
            (
                self.figures.level("eic", indicator, period, area),
                self.figures.in_month("eic", indicator, period, area),
            )
            for indicator in BY_DISTRICT
        )
        return first, second, third

    def _line(self, source: str, indicator: str, period: Period) -> Line:
        known = self.catalogue.indicator[indicator]
        target = self.catalogue.target[indicator]
        total = self.figures.level(source, indicator, period)
        in_month = self.figures.in_month(source, indicator, period)
        written = UNTYPED.get((indicator, period))
        return Line(
            name=known.short.zh,
            unit=known.unit.name.zh,
            in_month=None if written else in_month,
            total=total,
            plan=target.value if period >= PLANNED_SINCE else None,
            is_about=target.comparator is Comparator.ABOUT,
            written=written or _written(indicator, total, period),
            of_which=_manufacturing(in_month, total) if indicator == "innovative_smes" else None,
            remark=f"截至{period.month}月底" if known.behaviour is Behaviour.STOCK else "",
        )

    def _note(self, period: Period, *, corrected: bool) -> str:
        if corrected:
            return f"注：更正说明：剔除浦东新区重复计数企业{DOUBLE_COUNTED}家，补列崇明区数据，其余不变。"
        return "注：①含复核通过企业。" if period.month in FOOTNOTE_MONTHS else ""


def _written(indicator: str, total: Decimal, period: Period) -> str | None:
    """A figure as typed by hand in some months: full-width, or with a footnote mark."""
    if indicator == "innovative_smes" and period.month in WIDE_MONTHS:
        return spelling.wide(spelling.grouped(total))
    if indicator == "green_factories" and period.month in FOOTNOTE_MONTHS:
        return f"{total}①"
    return None


def _manufacturing(in_month: Decimal, total: Decimal) -> tuple[str, Decimal, Decimal]:
    return (
        "其中：制造业",
        (in_month * MANUFACTURING).quantize(Decimal(1)),
        (total * MANUFACTURING).quantize(Decimal(1)),
    )


def as_first_told(figures: Figures) -> Figures:
    """The figures with the double count in Pudong that the commission corrects weeks later."""
    levels = dict(figures.levels)
    for area in (CITY, PUDONG):
        series = dict(levels["eic", "innovative_smes", area])
        series[WRONG_MONTH] += DOUBLE_COUNTED
        levels["eic", "innovative_smes", area] = series
    return Figures(levels, figures.parts)
