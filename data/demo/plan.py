"""Who files what on which day, with the demo's deliberate cases: late, missing, wrong, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from data.demo import naming
from data.demo.figures import LAST
from data.demo.filed import NOW, State
from data.demo.lists import WRONG_MONTH
from data.demo.noise import Noise
from data.demo.templates import PROGRESS_FORM
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.vocabulary import Form, Period

YEAR_BOOK = Period(2022, 12)
QUARTERS = (Period(2023, 6), Period(2023, 9))

MISSING = {("310151", Period(2023, 9))}
"""Chongming has not sent September: overdue since 9 October."""

LATE = {("310109", Period(2023, 7)): 8, ("310109", Period(2023, 8)): 6}
"""Hongkou sent July on the 8th and August on the 6th working day instead of the 3rd."""

WAITING = {("fic", Period(2023, 9))}
"""The last arrival, that nobody has decided yet."""

EXPLAINED = {
    (
        "eic",
        Period(2023, 2),
    ): "品牌数据产品由第三方机构认定，2月结果尚未公布，3月一并补报。",
    (
        "pbc",
        Period(2023, 6),
    ): "半年末核心企业集中确权，供应链票据贴现放款集中，已与12家主要银行核对。",
    (
        "310151",
        Period(2023, 6),
    ): "区级扶持办法正在修订，“小巨人”奖励拟于四季度提高到30万元。",
}
"""What a sender writes when it is asked about its figures."""

IN_WORDS = {("agri", Period(2023, 9)), ("jus", Period(2023, 9))}
"""Bodies that tell their progress in words (L6) instead of filling in the template."""

ONE_BOOK_SINCE = Period(2023, 7)
"""From then on the science commission sends one book for the whole year (L5)."""

CORRECTED_ON = date(2023, 6, 21)

PLANNED_ON = date(2023, 6, 28)
PLANNERS = {("pbc", Period(2023, 5)), ("eic", Period(2023, 5))}
"""After the notice two leads plan the year: one its months, one its districts' parts."""


class Variant(StrEnum):
    """How a book differs from the plain one."""

    PLAIN = "plain"
    FIRST_TOLD = "first_told"  # twelve firms too many in Pudong, one district crossed out
    CORRECTED = "corrected"
    WRONG_UNIT = "wrong_unit"  # 万元 under the label 亿元
    PLAN = "plan"  # the month again, in our own template, with plans for the year
    STALE = "stale"  # last month's figure sent again


@dataclass(frozen=True, slots=True)
class Planned:
    agency: str
    form: str
    period: Period
    day: date
    name: str
    state: State = State.ACCEPTED
    variant: Variant = Variant.PLAIN
    comment: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    catalogue: Catalogue
    working_days: WorkingDays
    noise: Noise

    def filings(self) -> tuple[Planned, ...]:
        """Everything that is filed by NOW, by day."""
        planned = [
            entry
            for form in self.catalogue.forms
            if form.is_ever_owed
            for period in _periods(form)
            for agency in self.catalogue.reporters(form)
            if (agency, period) not in MISSING
            for entry in self._with_cases(self._plain(form, agency, period))
        ]
        planned += [self._plan(agency, period) for agency, period in sorted(PLANNERS)]
        return tuple(sorted(planned, key=lambda entry: entry.day))

    def _plain(self, form: Form, agency: str, period: Period) -> Planned:
        day = self._day(form, agency, period)
        if (agency, period) in IN_WORDS:
            name = naming.narrative_name(self.catalogue, agency, period, day)
        elif agency == "stc" and period >= ONE_BOOK_SINCE and not form.has_actions:
            name = naming.book_name(self.catalogue, agency, period, day)
        elif form.has_actions:
            name = naming.progress_name(self.catalogue, agency, period, day)
        elif period == YEAR_BOOK:
            name = naming.yearly_name(self.catalogue, agency, period.year, day)
        else:
            name = naming.monthly_name(self.catalogue, agency, period, day)
        said = "" if form.has_actions else EXPLAINED.get((agency, period), "")
        return Planned(agency, form.id, period, day, name, explanation=said)

    def _plan(self, agency: str, period: Period) -> Planned:
        form = self.catalogue.forms_of(agency)[0]
        name = naming.plan_name(self.catalogue, agency, period, PLANNED_ON)
        said = "往年数字为历史数据，按当年口径补报。"
        return Planned(
            agency, form.id, period, PLANNED_ON, name, variant=Variant.PLAN, explanation=said
        )

    def _day(self, form: Form, agency: str, period: Period) -> date:
        """On one of the last three working days before the form is due, and before NOW."""
        due = form.due.working_day
        number = LATE.get((agency, period), due - self.noise.below(3, form.id, agency, period))
        month = period.plus(1)
        day = self.working_days.nth(number, month.year, month.month)
        last = NOW.date() - timedelta(days=1)
        return last if (agency, period) in WAITING else min(day, last)

    def _with_cases(self, plain: Planned) -> Iterator[Planned]:
        """A filing as planned, or what happened instead."""
        case = (plain.agency, str(plain.period))
        if plain.form == PROGRESS_FORM:
            waiting = (plain.agency, plain.period) in WAITING
            yield replace(plain, state=State.WAITING) if waiting else plain
        elif case == ("eic", str(WRONG_MONTH)):
            yield from self._corrected_later(plain)
        elif case == ("cbirc", "2023-06"):
            yield replace(plain, state=State.REFUSED, variant=Variant.WRONG_UNIT)
            yield self._again(plain)
        elif case == ("310105", "2023-04"):
            comment = "专精特新中小企业数与3月完全相同，请核对后重报。"
            yield replace(plain, state=State.RETURNED, variant=Variant.STALE, comment=comment)
            yield self._again(plain)
        else:
            yield plain

    def _again(self, plain: Planned) -> Planned:
        """The good file, a working day after the bad one."""
        day = plain.day + timedelta(days=1)
        while not self.working_days.is_working(day):
            day += timedelta(days=1)
        return replace(plain, day=day, name=naming.marked(plain.name, "重报"))

    def _corrected_later(self, plain: Planned) -> Iterator[Planned]:
        yield replace(
            plain,
            variant=Variant.FIRST_TOLD,
            explanation="崇明区数据尚在核对，未列入分区；企业迁移按现注册地统计，分区之和与全市数不等。",
        )
        yield replace(
            plain,
            day=CORRECTED_ON,
            variant=Variant.CORRECTED,
            name=naming.marked(plain.name, "更正"),
        )


def _periods(form: Form) -> tuple[Period, ...]:
    if form.has_actions:
        return QUARTERS
    return (YEAR_BOOK, *(YEAR_BOOK.plus(n) for n in range(1, LAST.month + 1)))
