"""The simplest words: two languages, a month, the code of the whole territory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Self, TypeAlias

CITY = "city"
"""The code of the whole territory of a notice; every other area code is a district's."""

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month, the grain of everything reported; `str()` gives 2023-05."""

    year: int
    month: int
    ordinal: int = field(init=False, repr=False, compare=False)
    """Months since year 0, so that differences count months; kept, being asked for all the time."""

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 2199):
            raise ValueError(f"no such month: {self.year}-{self.month}")
        object.__setattr__(self, "ordinal", self.year * 12 + self.month - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `YYYY-MM` only. Raises: ValueError on anything else."""
        year, _, month = text.partition("-")
        if len(year) != 4 or len(month) != 2 or not (year + month).isdecimal():
            raise ValueError(f"not a month: {text!r}")
        return cls(int(year), int(month))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date.fromordinal(self.plus(1).first_day.toordinal() - 1)

    def plus(self, months: int) -> Period:
        year, month = divmod(self.ordinal + months, 12)
        return Period(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
