"""One reader's look at one Board: the address, the identity, and the words to say it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from dashboard.access import Identity
from dashboard.address import Address
from dashboard.keys import FigureKey, NoteKey
from targets import amounts
from targets.amounts import Scale
from targets.board import Board
from targets.calendar import month_name
from targets.catalogue import Catalogue
from targets.vocabulary import (
    CITY,
    Component,
    Dimension,
    Language,
    Observation,
    Period,
    PublishedPoint,
    Submission,
    Target,
    Text,
    Unit,
)
from wording import say

FEW = 20
"""Counts below this many show a decimal where they are a mean."""

PART_DECIMALS = 4
"""Of a ratio's parts in 亿元: the quotient can be worked out again from them."""
FINEST_RATIO = 4
"""Decimals of a percentage that would otherwise look equal to its target."""


@dataclass(frozen=True)
class View:
    """`months`: those that a reader can choose, oldest first; `latest`: the newest with figures;
    `before`: the Board of the month before, as known at the same moment, where a page compares with it;
    `now`: what is known now of the same month, where an earlier moment is shown;
    `progress`: (done, all) while workbooks are still being taken in;
    `is_defined_otherwise`: the Board was judged by another definition than the present one.
    """

    board: Board
    address: Address
    identity: Identity
    months: tuple[Period, ...] = ()
    latest: Period | None = None
    before: Board | None = None
    now: Board | None = None
    progress: tuple[int, int] | None = None
    is_defined_otherwise: bool = False

    @property
    def catalogue(self) -> Catalogue:
        return self.board.catalogue

    @property
    def language(self) -> Language:
        return self.address.language

    @property
    def period(self) -> Period:
        return self.board.period

    @cached_property
    def submissions(self) -> dict[int, Submission]:
        return {submission.id: submission for submission in self.board.known.submissions}

    @cached_property
    def replaced(self) -> dict[FigureKey, Observation]:
        """By figure the one that it replaced."""
        return {FigureKey.of(c.new): c.old for c in self.board.known.restatements}

    @cached_property
    def figures(self) -> dict[FigureKey, Observation]:
        """All that counts at the moment shown."""
        return {FigureKey.of(figure): figure for figure in self.board.known.observations}

    @cached_property
    def figures_now(self) -> dict[FigureKey, Observation]:
        if self.now is None:
            return {}
        return {FigureKey.of(figure): figure for figure in self.now.known.observations}

    @cached_property
    def notes_counting(self) -> frozenset[NoteKey]:
        return frozenset(map(NoteKey.of, self.board.known.action_notes))

    def say(self, key: str, **values: object) -> str:
        """A sentence of the pages; keys with a dot are of another group."""
        return say(key if "." in key else f"page.{key}", self.language, **values)

    def said(self, text: Text) -> str:
        return text.said(self.language)

    def joined(self, names: list[str]) -> str:
        return self.say("list_separator").join(names)

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {}

    def body(self, name: str) -> str:
        """A reporting body's name as lists bear it, at the end of the month shown (some are renamed)."""
        if name not in self._bodies:
            self._bodies[name] = self._named(name)
        return self._bodies[name]

    def _named(self, name: str) -> str:
        if name in self.catalogue.district:
            return self.said(self.catalogue.district[name].name)
        if name in self.catalogue.agency:
            return self.said(self.catalogue.agency[name].name_on(self.period.last_day).short)
        return self.said(self.catalogue.body[name].short) if name in self.catalogue.body else name

    def full_body(self, name: str) -> str:
        if name in self.catalogue.agency:
            return self.said(self.catalogue.agency[name].name_on(self.period.last_day).full)
        return self.said(self.catalogue.body[name].full) if name in self.catalogue.body else name

    def area(self, code: str) -> str:
        return self.said(self.catalogue.area[code]) if code in self.catalogue.area else code

    def clause(self, number: int) -> str:
        return self.say("clause", number=self.numeral(number))

    def numeral(self, number: int) -> str:
        """As chapters and clauses of a notice are numbered: `十四`, `14`."""
        return _chinese(number) if self.language == "zh" else str(number)

    def month(self, period: Period) -> str:
        return self.say("month", year=period.year, month=month_name(period, self.language))

    def month_alone(self, period: Period) -> str:
        """Without its year: `9月`, `Sep`."""
        return self.say("month_alone", month=self._short_month(period))

    def month_brief(self, period: Period) -> str:
        """With the year only where it is not the board's: `2022年12月`, `9月`."""
        if period.year == self.period.year:
            return self.month_alone(period)
        return self.say("month_brief", year=period.year, month=self._short_month(period))

    def day(self, day: date) -> str:
        return self.say("day", year=day.year, month=self._short_month(Period.of(day)), day=day.day)

    def instant(self, moment: datetime) -> str:
        """In the notice's time zone, to the minute."""
        local = moment.astimezone(ZoneInfo(self.catalogue.notice.timezone))
        return self.say("instant", day=self.day(local.date()), time=f"{local:%H:%M}")

    @property
    def known_on(self) -> str:
        """The moment asked for, else the day itself: what is kept must say it tomorrow too."""
        asked = self.address.moment(self.catalogue.notice.timezone)
        return self.day(self.board.today) if asked is None else self.instant(asked)

    def amount(self, value: Decimal | None, unit: Unit, *, signed: bool = False) -> str:
        return amounts.shown(value, unit, self.language, signed=signed)

    def digits(
        self, value: Decimal | None, unit: Unit, scale: Scale | None = None, *, signed: bool = False
    ) -> str:
        """The number alone, where the unit stands in the head of its column; percents keep theirs."""
        digits, label = amounts.split(value, unit, self.language, signed=signed, scale=scale)
        return digits + label if label == "%" else digits

    def round_digits(self, value: Decimal, scale: Scale) -> str:
        """A target in the scale of its figures, without decimals that say nothing: `11,000`."""
        text = amounts.number(value / scale.divisor, amounts.FINEST).rstrip("0").rstrip(".")
        return text + "%" if scale.label == "%" else text

    def in_words(self, value: Decimal, unit: Unit) -> str:
        """An amount within a sentence: no decimals from a hundred on, no space in Chinese."""
        _, label = amounts.split(value, unit, self.language)
        divisor = amounts.scale_for([value], unit, self.language).divisor
        decimals = 0 if abs(value / divisor) >= 100 else 1
        if unit.dimension is Dimension.COUNT:
            decimals = _count_decimals(value)
        digits = amounts.number(value / divisor, decimals)
        return digits + label if self.language == "zh" else f"{digits} {label}"

    def scale(self, target: Target, *values: Decimal | None) -> Scale:
        """One scale for a target and its figures, with the decimals that the figures need."""
        wide = amounts.scale_for([target.value, *values], target.indicator.unit, self.language)
        present = [value / wide.divisor for value in values if value is not None]
        if target.indicator.unit.dimension is Dimension.COUNT:
            return Scale(wide.divisor, wide.label, 0)
        exact = amounts.scale_for(present, _BARE, self.language).decimals
        if any(_looks_equal(value, target.value / wide.divisor) for value in present):
            exact = FINEST_RATIO
        return Scale(wide.divisor, wide.label, exact)

    def gap(self, value: Decimal | None, unit: Unit, scale: Scale | None = None) -> str:
        """A signed difference: percentage points of a ratio, else an amount without its unit."""
        if value is not None and unit.dimension is Dimension.PERCENT:
            return amounts.points(value, self.language, signed=True)
        if value is not None and unit.dimension is Dimension.COUNT:
            return amounts.number(value, _count_decimals(value), signed=True)
        return self.digits(value, unit, scale, signed=True)

    def points(self, value: Decimal) -> str:
        """Percentage points without a sign."""
        return amounts.points(value, self.language)

    def rate(self, value: Decimal, unit: Unit, scale: Scale) -> str:
        """An amount a month, as coarse as letters tell it, but never a small number rounded to nothing."""
        if unit.dimension is Dimension.COUNT:
            return amounts.number(value, _count_decimals(value))
        return amounts.number(value / scale.divisor, 1).removesuffix(".0")

    def quotient(self, figure: Observation) -> str | None:
        """A ratio's two parts, each with its unit; None where it was not given by parts."""
        indicator = self.catalogue.indicator[figure.indicator]
        top, bottom = figure.numerator, figure.denominator
        if top is None or bottom is None:
            return None
        parts = self._part(top, indicator.numerator), self._part(bottom, indicator.denominator)
        return self.say("quotient", top=parts[0], bottom=parts[1])

    def _part(self, value: Decimal, component: Component | None) -> str:
        """Money where the notice names no other unit; fine enough to give the quotient again."""
        money = next(u for u in self.catalogue.units if u.dimension is Dimension.MONEY)
        unit = component.unit if component is not None and component.unit is not None else money
        decimals = PART_DECIMALS if unit.dimension is Dimension.MONEY else 0
        return amounts.shown(value, unit, self.language, decimals=decimals)

    def published(self, figure: Observation) -> PublishedPoint | None:
        """Where this very figure stands in a public page."""
        indicator = self.catalogue.indicator.get(figure.indicator)
        if indicator is None or figure.area != CITY:
            return None
        said = (figure.period, figure.value)
        return next((p for p in indicator.published if (p.period, p.value) == said), None)

    def is_made_up(self, figure: Observation) -> bool:
        """A figure of a demo workbook that no public page holds."""
        submission = self.submissions.get(figure.submission or 0)
        is_made_up = submission is not None and submission.is_made_up
        return is_made_up and self.published(figure) is None

    @property
    def is_empty(self) -> bool:
        """Nothing has been accepted by then: no month has data."""
        return not self.board.known.observations

    def kicker(self, page: str) -> str:
        """Until when a page has data; `page`: one whose wording has a kicker."""
        if self.is_empty:
            return self.say("no_data_yet")
        return self.say(f"{page}_kicker", month=self.month(self.period))

    @cached_property
    def shows_made_up(self) -> bool:
        return any(submission.is_made_up for submission in self.submissions.values())

    def difference(self, value: Decimal | None, unit: Unit, scale: Scale) -> str:
        """A signed difference under a head that names the unit, percentage points without theirs."""
        if value is None or unit.dimension is not Dimension.PERCENT:
            return self.gap(value, unit, scale)
        first = -value.adjusted() if value else 0
        is_told = amounts.FINEST < first <= amounts.FINEST_POINTS
        return amounts.number(value, first if is_told else amounts.FINEST, signed=True)

    def _short_month(self, period: Period) -> str:
        name = month_name(period, self.language)
        return name if self.language == "zh" else name[:3]


def _looks_equal(value: Decimal, other: Decimal) -> bool:
    """Different, but not as shown."""
    return value != other and (
        amounts.number(value, amounts.FINEST) == amounts.number(other, amounts.FINEST)
    )


def _count_decimals(value: Decimal) -> int:
    """Means of counts: a decimal only while they are few."""
    return 1 if abs(value) < FEW and value % 1 != 0 else 0


_BARE = Unit("", Text("", ""), Dimension.COUNT)
_DIGITS = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    """1 to 99 as the clauses of a notice are numbered: 十四."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    lead = "" if tens == 1 else _DIGITS[tens]
    return f"{lead}十{_DIGITS[ones] if ones else ''}"
