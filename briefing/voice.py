"""How an issue speaks: one Digest and its Board, with the words and names of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from targets.board import Board, Line
from targets.calendar import month_name
from targets.catalogue import Catalogue
from targets.vocabulary import Digest, Language, Period, Standing
from wording import say


@dataclass(frozen=True, slots=True)
class Voice:
    """`base_url`: where the pages are, without a slash at its end."""

    digest: Digest
    board: Board
    language: Language
    base_url: str

    @property
    def catalogue(self) -> Catalogue:
        return self.board.catalogue

    @property
    def lines(self) -> tuple[Line, ...]:
        """Of the targets that the digest judges, in the order of the notice."""
        return tuple(self.board.line[judged.target] for judged in self.digest.assessments)

    @property
    def local_moment(self) -> datetime:
        """The moment as of which the issue speaks, in the notice's time zone."""
        return self.digest.as_of.astimezone(ZoneInfo(self.catalogue.notice.timezone))

    def say(self, key: str, **values: object) -> str:
        return say(f"mail.{key}", self.language, **values)

    def joined(self, words: Iterable[str]) -> str:
        return self.say("list_comma").join(words)

    def sentences(self, said: Iterable[str]) -> str:
        return ("" if self.language == "zh" else " ").join(said)

    def month(self, period: Period) -> str:
        return self.say("month", year=period.year, month=month_name(period, self.language))

    def standing(self, standing: Standing) -> str:
        return say(f"judging.standing_{standing}", self.language)

    def name(self, target: str) -> str:
        return self.catalogue.target[target].indicator.short.said(self.language)

    def body(self, agency: str) -> str:
        return self.catalogue.body[agency].short.said(self.language)

    def lead(self, line: Line) -> str:
        return self.body(line.target.responsible[0])

    def url(self, *steps: str) -> str:
        """A page as it was at this issue's moment."""
        path = "/".join(quote(step, safe="") for step in steps)
        asked = {
            "period": str(self.digest.period),
            "lang": self.language,
            "as_of": self.local_moment.isoformat(),
        }
        return f"{self.base_url}/{path}?{urlencode(asked)}"
