"""File names as agencies write them: each body its own habit, and the odd (终稿2)(1) among them."""

from __future__ import annotations

from datetime import date

from targets.catalogue import Catalogue
from targets.vocabulary import Period

QUARTERS = {3: "一", 6: "二", 9: "三", 12: "四"}
HABITS = {
    "eic": (
        "市经信委{m}月报表(终稿).xlsx",
        "市经济信息化委{y}年{m}月中小企业重点指标月报.xlsx",
        "市经信委{m}月报表(终稿2)(1).xlsx",
    ),
    "stc": ("市科委_企业技术中心月报_{y}-{m:02d}.xlsx", "市科委{y}年{m}月报送.xlsx"),
    "pbc": (
        "人民银行上海总部_普惠金融情况{y}年{m}月.xlsx",
        "人行上海总部{y}.{m:02d}小微金融服务情况表.xlsx",
    ),
    "cbirc": ("{short}小微金融服务情况表{y}年{m}月.xlsx", "{short}_{y}{m:02d}_小微金融.xlsx"),
    "fin": ("市财政局{y}年{m}月月报.xlsx", "市财政局{m}月报送（定稿）.xlsx"),
}
DISTRICT_HABITS = (
    "{short}{y}年{m}月专精特新月报.xlsx",
    "{name}_{y}-{m:02d}.xlsx",
    "{name}{m}月报表(终稿).xlsx",
    "{name}商务委{y}年{m}月报送.xlsx",
)


def monthly_name(catalogue: Catalogue, agency: str, period: Period, filed_on: date) -> str:
    """Another spelling from month to month; a renamed body writes its name of the day."""
    names = _names(catalogue, agency, filed_on)
    if agency in catalogue.district:
        habit = DISTRICT_HABITS[(int(agency) + period.month // 3) % len(DISTRICT_HABITS)]
    else:
        habit = HABITS[agency][period.month % len(HABITS[agency])]
    return habit.format(y=period.year, m=period.month, **names)


def yearly_name(catalogue: Catalogue, agency: str, year: int, filed_on: date) -> str:
    return "{short}{y}年1-12月月报.xlsx".format(y=year, **_names(catalogue, agency, filed_on))


def progress_name(catalogue: Catalogue, agency: str, period: Period, filed_on: date) -> str:
    quarter = f"{period.year}年{QUARTERS[period.month]}季度"
    short = _names(catalogue, agency, filed_on)["short"]
    return f"{short}措施落实情况报送表（{quarter}）.xlsx"


def plan_name(catalogue: Catalogue, agency: str, period: Period, filed_on: date) -> str:
    short = _names(catalogue, agency, filed_on)["short"]
    return f"{short}{period.year}年{period.month}月月报（附年度计划）.xlsx"


def narrative_name(catalogue: Catalogue, agency: str, period: Period, filed_on: date) -> str:
    """The only place where the month of a report in words stands."""
    short = _names(catalogue, agency, filed_on)["short"]
    return f"{short}28条落实情况{period.year}{period.month:02d}.xlsx"


def book_name(catalogue: Catalogue, agency: str, period: Period, filed_on: date) -> str:
    short = _names(catalogue, agency, filed_on)["short"]
    return f"{short}企业技术中心月报{period.year}-{period.month}.xlsx"


def marked(name: str, mark: str) -> str:
    """The name with （更正） or the like before its ending."""
    return name.removesuffix(".xlsx") + f"（{mark}）.xlsx"


def _names(catalogue: Catalogue, agency: str, filed_on: date) -> dict[str, str]:
    if agency in catalogue.district:
        district = catalogue.district[agency]
        return {"short": district.short.zh, "name": district.name.zh}
    name = catalogue.agency[agency].name_on(filed_on)
    return {"short": name.short.zh, "name": name.full.zh}
