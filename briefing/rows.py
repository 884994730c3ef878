"""The targets of an issue, chapter by chapter, every number put into words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing.marks import MARKS, Mark
from briefing.voice import Voice
from targets.amounts import points, rough, share, shown
from targets.board import Line
from targets.vocabulary import Comparator, Dimension, Kind, Observation, Standing
from targets.wholes import needed, path_gap
from wording import say

ARRIVED = (Standing.ACHIEVED, Standing.REACHED_MUST_HOLD, Standing.MISSED)
AVERAGED = (Kind.RATIO_FLOOR, Kind.RATIO_CEILING)


@dataclass(frozen=True, slots=True)
class Row:
    """One target. `remarks`: gap, needed pace, share done and whatever else must be said beside it.

    `origin`: published or made up, where that must be said; `bar`: the share done in percent, 0 to 100;
    None: no bar. `month` is said only where the figure is of another month than the issue.
    """

    mark: Mark
    word: str
    name: str
    url: str
    value: str
    origin: str
    target: str
    month: str
    remarks: tuple[str, ...]
    bar: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """One chapter of the notice."""

    name: str
    rows: tuple[Row, ...]


def groups(voice: Voice) -> tuple[Group, ...]:
    """Chapters without a judged target are left out."""
    found = []
    writer = _Writer(voice)
    for chapter in voice.catalogue.chapters:
        rows = [writer.row(line) for line in voice.lines if line.target.clause in chapter.clauses]
        name = voice.say("chapter", number=chapter.number, name=chapter.name.said(voice.language))
        found.append(Group(name, tuple(rows)))
    return tuple(group for group in found if group.rows)


class _Writer:
    def __init__(self, voice: Voice) -> None:
        self.voice, self.language = voice, voice.language
        known = voice.board.known
        self.made_up = {one.id for one in known.submissions if one.is_made_up}
        self.is_mixed = is_mixed(voice)

    def row(self, line: Line) -> Row:
        city, target = line.city, line.target
        sign = say(f"judging.sign_{target.comparator}", self.language).strip()
        return Row(
            mark=MARKS[city.standing],
            word=self.voice.standing(city.standing),
            name=self.voice.name(target.id),
            url=self.voice.url("target", target.id),
            value=shown(city.value, target.indicator.unit, self.language),
            origin=self._origin(city.observation),
            target=f"{sign} {shown(target.value, target.indicator.unit, self.language)}",
            month=self._month(line),
            remarks=tuple(said for said in self._remarks(line) if said),
            bar=_bar(city.share_done),
        )

    def _origin(self, figure: Observation | None) -> str:
        if figure is None:
            return ""
        published = self.voice.catalogue.indicator[figure.indicator].published
        if any((one.period, one.value) == (figure.period, figure.value) for one in published):
            return self.voice.say("published")
        is_marked = self.is_mixed and figure.submission in self.made_up
        return self.voice.say("made_up") if is_marked else ""

    def _month(self, line: Line) -> str:
        figure = line.city.observation
        if figure is None or figure.period == self.voice.digest.period:
            return ""
        return self.voice.say("data_to", month=self.voice.month(figure.period))

    def _remarks(self, line: Line) -> tuple[str, ...]:
        overlays = (say(f"judging.overlay_{one}", self.language) for one in line.city.overlays)
        said = () if line.city.standing is Standing.NOT_DUE else self._progress(line)
        return (*said, *overlays, self._explained(line.city.observation))

    def _explained(self, figure: Observation | None) -> str:
        """What the body wrote when its figure looked odd travels with the figure."""
        if figure is None or not figure.explanation:
            return ""
        return self.voice.say("explained", text=" ".join(figure.explanation.split()))

    def _progress(self, line: Line) -> tuple[str, ...]:
        return self._done(line), self._gap(line), self._needed(line)

    def _done(self, line: Line) -> str:
        done, time = line.city.share_done, line.city.time_share
        if done is None or time is None:
            return ""
        return self.voice.say("done", share=share(done), time=share(time))

    def _gap(self, line: Line) -> str:
        """What the figure is above its path; above its target where there is no path, or none any more."""
        city, target = line.city, line.target
        is_ceiling = target.comparator is Comparator.AT_MOST
        is_judged_by_path = city.standing not in ARRIVED and target.kind is not Kind.BAND
        gap, name = city.gap_to_target, "ceiling" if is_ceiling else "target"
        if city.gap_to_path is not None and is_judged_by_path:
            gap, name = path_gap(city, target.indicator.unit), "path"
        if gap is None:
            return ""
        above = -gap if is_ceiling else gap
        return self.voice.say(f"gap_to_{name}", gap=self._difference(line, above))

    def _difference(self, line: Line, gap: Decimal) -> str:
        unit = line.target.indicator.unit
        if unit.dimension is Dimension.PERCENT:
            return points(gap, self.language, signed=True)
        return shown(gap, unit, self.language, signed=True)

    def _needed(self, line: Line) -> str:
        target = line.target
        pace = needed(line.city, target)
        if line.city.standing is Standing.REACHED_MUST_HOLD or not pace:
            return ""
        if target.kind in AVERAGED:
            amount = shown(pace, target.indicator.unit, self.language)
            return self.voice.say("needed_average", amount=amount)
        way = "sum" if target.kind is Kind.FLOW else "fall" if pace < 0 else "rise"
        digits, label = rough(abs(pace), target.indicator.unit, self.language)
        return self.voice.say(f"needed_{way}", amount=f"{digits} {label}")


def is_mixed(voice: Voice) -> bool:
    """Made-up and real submissions both count: each number must say which it is."""
    kinds = {one.is_made_up for one in voice.board.known.submissions if one.accepted_seq}
    return len(kinds) > 1


def _bar(done: Decimal | None) -> int | None:
    return None if done is None else max(0, min(100, round(done * 100)))
