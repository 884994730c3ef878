"""What stands in the banks' tables (L4) of the central bank's office and of the banking regulator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.demo.books_l4 import Amount, BankSheet, Plain
from data.demo.figures import OPENING, Figures
from targets.catalogue import Catalogue
from targets.vocabulary import Period

IN_WAN = {("pbc", Period(2023, 7))}
"""The months in which a body wrote 万元 instead of 亿元, and labelled it so."""

ABOUT = {("renewal_cost_saving", Period(2023, 5))}
"""The figures that a body gave as approximate."""

NOTES = {
    "pbc": "注：1.余额为时点数；2.口径为全部金融机构普惠小微贷款。",
    "cbirc": "注：1.余额为时点数；2.口径为法人及辖内分行汇总，与人民银行口径不同。",
}
RATE = {2022: Decimal("4.55"), 2023: Decimal("4.31")}
ROWS = {
    "pbc": (
        ("inclusive_loans_balance", "普惠小微贷款余额"),
        ("seamless_renewal", "无缝续贷累计投放（今年以来）"),
        ("supply_chain_financing", "供应链金融融资额（今年以来）"),
    ),
    "cbirc": (
        ("inclusive_loans_balance", "普惠型小微企业贷款余额"),
        ("seamless_renewal", "无缝续贷累计投放（今年以来）"),
        ("renewal_cost_saving", "为企业节约成本"),
        ("relief_financing", "纾困融资累计投放（自机制启动以来）"),
    ),
}


@dataclass(frozen=True, slots=True)
class Banks:
    """Draws from one set of figures."""

    catalogue: Catalogue
    figures: Figures

    def table(self, agency: str, period: Period, filled_on: date) -> BankSheet:
        amounts = [self._amount(agency, entry, name, period) for entry, name in ROWS[agency]]
        rate = RATE[period.year] - Decimal(period.month) / 100
        fallen = f"下降{Decimal(20 + period.month) / 100}个百分点"
        interest = Plain(("加权平均利率（%）", rate, "—", "—", "—", fallen, "—"))
        return BankSheet(
            period=period,
            unit="万元" if (agency, period) in IN_WAN else "亿元",
            rows=(amounts[0], interest, *amounts[1:]),
            note=NOTES[agency],
            reporter=self.catalogue.agency[agency].name_on(filled_on).full.zh,
        )

    def _amount(self, agency: str, indicator: str, name: str, period: Period) -> Amount:
        series = self.figures.levels[agency, indicator, "city"]
        value = series[period]
        is_balance = indicator == "inclusive_loans_balance"
        opening = Period(period.year - 1, 12)
        is_first = series.get(period.plus(-1)) == 0  # nothing to add this month to
        return Amount(
            name=name,
            value=value,
            in_month=None if is_first else self.figures.in_month(agency, indicator, period),
            year_start=series[opening] if is_balance else None,
            last_year=series.get(period.plus(-12)) if period.plus(-12) >= OPENING else None,
            written=f"约{value / 10**8}" if (indicator, period) in ABOUT else None,
        )
