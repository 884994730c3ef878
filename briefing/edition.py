"""One Digest put into words of one language: everything that the templates lay out, nothing to decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from briefing.marks import BEHIND, MARKS, ORDER, Mark
from targets.amounts import NOTHING, points, shown
from targets.board import Board, Line
from targets.calendar import month_name
from targets.vocabulary import (
    Assessment,
    Change,
    Digest,
    Dimension,
    Filing,
    Language,
    Observation,
    Period,
    Restatement,
    Standing,
)
from wording import say


@dataclass(frozen=True, slots=True)
class Count:
    mark: Mark
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One target. `done` is the share done in percent for the bar, 0 to 100; None: no bar."""

    mark: Mark
    word: str
    name: str
    url: str
    value: str
    origin: str
    target: str
    gap: str
    needed: str
    lead: str
    month: str
    done: int | None


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A letter in one language, section by section; empty sections are left out."""

    language: Language
    title: str
    stamp: str
    summary: str
    counts: tuple[Count, ...]
    changes: tuple[str, ...]
    first_issue: str
    groups: tuple[Group, ...]
    behind: tuple[str, ...]
    unfiled: tuple[str, ...]
    asked: tuple[str, ...]
    notes: tuple[str, ...]
    url: str
    heads: dict[str, str]


HEADS = (
    "counts",
    "changes",
    "indicators",
    "behind",
    "unfiled",
    "asked",
    "standing",
    "target",
    "value",
    "gap",
    "needed",
    "open_dashboard",
    "nothing_changed",
    "all_filed",
)


def edition(digest: Digest, board: Board, language: Language, *, base_url: str) -> Edition:
    """`base_url`: where the pages are, without a slash at its end."""
    return _Writer(digest, board, language, base_url).edition()


class _Writer:
    def __init__(self, digest: Digest, board: Board, language: Language, base_url: str) -> None:
        self.digest, self.board, self.language, self.base_url = digest, board, language, base_url
        self.catalogue = board.catalogue
        self.made_up = {one.id for one in board.known.submissions if one.is_made_up}

    def edition(self) -> Edition:
        behind = [line for line in self._lines() if line.city.standing in BEHIND]
        unfiled = tuple(self._unfiled(filing) for filing in self.digest.filings)
        return Edition(
            language=self.language,
            title=self.catalogue.notice.title.said(self.language),
            stamp=self._stamp(),
            summary=self._summary(),
            counts=tuple(self._counts()),
            changes=self._changes(),
            first_issue=self._say("first_issue") if self.digest.is_first_issue else "",
            groups=tuple(self._groups()),
            behind=tuple(self._behind(line) for line in behind),
            unfiled=unfiled,
            asked=tuple(self._asked(behind)),
            notes=tuple(self._notes()),
            url=self._url("/"),
            heads={name: self._say(f"head_{name}") for name in HEADS},
        )

    def _say(self, key: str, **values: object) -> str:
        return say(f"mail.{key}", self.language, **values)

    def _url(self, path: str) -> str:
        stamp = self.digest.as_of.isoformat(timespec="seconds")
        asked = {"period": str(self.digest.period), "lang": self.language, "as_of": stamp}
        return f"{self.base_url}{path}?{urlencode(asked)}"

    def _lines(self) -> list[Line]:
        return [self.board.line[judged.target] for judged in self.digest.assessments]

    def _stamp(self) -> str:
        moment = self.digest.as_of.astimezone(ZoneInfo(self.catalogue.notice.timezone))
        return self._say(
            "stamp",
            month=named_month(self.digest.period, self.language),
            moment=moment.strftime("%Y-%m-%d %H:%M"),
        )

    def _summary(self) -> str:
        found = Counter(judged.standing for judged in self.digest.assessments)
        met = sum(found[one] for one in ORDER[:4])
        behind = sum(found[one] for one in BEHIND)
        without = found[Standing.NO_DATA]
        total = len(self.digest.assessments)
        return self._say(
            "summary",
            month=named_month(self.digest.period, self.language),
            total=total,
            met=met,
            behind=behind,
            without=without,
            others=total - met - behind - without,
        )

    def _counts(self) -> list[Count]:
        found = Counter(judged.standing for judged in self.digest.assessments)
        return [Count(MARKS[one], self._word(one), found[one]) for one in ORDER if found[one]]

    def _word(self, standing: Standing) -> str:
        return say(f"judging.standing_{standing}", self.language)

    def _changes(self) -> tuple[str, ...]:
        worse = sorted(
            self.digest.changes, key=lambda change: ORDER.index(change.after), reverse=True
        )
        return (
            *(self._change(change) for change in worse),
            *(self._restated(restatement) for restatement in self.digest.restatements),
            *(
                self._say("newly_reported", name=self._name(one))
                for one in self.digest.newly_reported
            ),
        )

    def _change(self, change: Change) -> str:
        return self._say(
            "change",
            mark=MARKS[change.after].shape,
            name=self._name(change.target),
            before=self._word(change.before),
            after=self._word(change.after),
        )

    def _restated(self, restatement: Restatement) -> str:
        new = restatement.new
        indicator = self.catalogue.indicator[new.indicator]
        return self._say(
            "restated",
            name=indicator.short.said(self.language),
            body=self.catalogue.body[new.source].short.said(self.language),
            area=self.catalogue.area[new.area].said(self.language),
            month=named_month(new.period, self.language),
            old=shown(restatement.old.value, indicator.unit, self.language),
            new=shown(new.value, indicator.unit, self.language),
        )

    def _name(self, target: str) -> str:
        return self.catalogue.target[target].indicator.short.said(self.language)

    def _groups(self) -> list[Group]:
        groups = []
        for chapter in self.catalogue.chapters:
            rows = [
                self._row(line) for line in self._lines() if line.target.clause in chapter.clauses
            ]
            if rows:
                name = self._say(
                    "chapter", number=chapter.number, name=chapter.name.said(self.language)
                )
                groups.append(Group(name, tuple(rows)))
        return groups

    def _row(self, line: Line) -> Row:
        city, target = line.city, line.target
        unit = target.indicator.unit
        sign = say(f"judging.sign_{target.comparator}", self.language)
        return Row(
            mark=MARKS[city.standing],
            word=self._word(city.standing),
            name=target.indicator.short.said(self.language),
            url=self._url(f"/target/{target.id}"),
            value=shown(city.value, unit, self.language),
            origin=self._origin(city.observation),
            target=f"{sign} {shown(target.value, unit, self.language)}",
            gap=self._gap(line),
            needed=self._needed(line),
            lead=self._lead(line),
            month=self._month(city),
            done=_bar(city),
        )

    def _origin(self, figure: Observation | None) -> str:
        """公开 for a published figure, else whether its workbook was made up."""
        if figure is None:
            return ""
        points_ = self.catalogue.indicator[figure.indicator].published
        if any(p.period == figure.period and p.value == figure.value for p in points_):
            return self._say("published")
        return ""

    def _gap(self, line: Line) -> str:
        city = line.city
        gap = city.gap_to_path if city.gap_to_path is not None else city.gap_to_target
        if gap is None:
            return NOTHING
        if line.target.indicator.unit.dimension is Dimension.PERCENT:
            return points(gap, self.language, signed=True)
        return shown(gap, line.target.indicator.unit, self.language, signed=True)

    def _needed(self, line: Line) -> str:
        needed = line.city.needed_per_month
        if line.city.standing is Standing.REACHED_MUST_HOLD:
            return self._say("must_hold")
        if needed is None or needed <= 0:
            return NOTHING
        unit = line.target.indicator.unit
        if unit.dimension is Dimension.COUNT:
            needed = needed.quantize(Decimal(1) if needed >= 10 else Decimal("0.1"))
        return self._say("per_month", amount=shown(needed, unit, self.language, decimals=None))

    def _lead(self, line: Line) -> str:
        return self.catalogue.body[line.target.responsible[0]].short.said(self.language)

    def _month(self, city: Assessment) -> str:
        """Said only where the figure is of another month than the issue."""
        if city.observation is None or city.observation.period == self.digest.period:
            return ""
        return self._say("data_to", month=named_month(city.observation.period, self.language))

    def _behind(self, line: Line) -> str:
        return self._say(
            "behind_row",
            mark=MARKS[line.city.standing].shape,
            name=self._name(line.target.id),
            gap=self._gap(line),
            needed=self._needed(line),
            lead=self._lead(line),
        )

    def _unfiled(self, filing: Filing) -> str:
        return self._say(
            "unfiled_row",
            body=self.catalogue.body[filing.agency].short.said(self.language),
            form=self.catalogue.form[filing.form].name.said(self.language),
            due=filing.due.isoformat(),
            state=say(f"judging.filing_{filing.state}", self.language),
        )

    def _asked(self, behind: list[Line]) -> list[str]:
        asked = []
        if behind:
            leads = dict.fromkeys(self._lead(line) for line in behind)
            asked.append(self._say("asked_behind", leads=self._say("list_comma").join(leads)))
        if self.digest.filings:
            asked.append(self._say("asked_unfiled"))
        return asked or [self._say("asked_nothing")]

    def _notes(self) -> list[str]:
        notes = []
        if self.made_up:
            notes.append(self._say("made_up"))
        if self.catalogue.notice.is_truncated:
            notes.append(self.catalogue.notice.source_note.said(self.language))
        notes.append(self._say("automatic"))
        return notes


def named_month(period: Period, language: Language) -> str:
    return say("mail.month", language, year=period.year, month=month_name(period, language))


def _bar(city: Assessment) -> int | None:
    if city.share_done is None:
        return None
    return max(0, min(100, round(city.share_done * 100)))
