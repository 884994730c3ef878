"""What accepting some figures would change of the targets: each judged twice, nothing recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from targets.assess import judge
from targets.calibration import own_tables
from targets.catalogue import Catalogue
from targets.figures import Figures
from targets.measure import measure
from targets.outlook import outlooks
from targets.pace import Tables
from targets.versions import series_of
from targets.vocabulary import (
    CITY,
    Assessment,
    Known,
    Observation,
    Period,
    PlanPoint,
    Target,
)


@dataclass(frozen=True, slots=True)
class Effect:
    """One target in the whole territory, as judged now and as it would be; both of one month."""

    target: Target
    before: Assessment
    after: Assessment

    @property
    def turns(self) -> bool:
        """The standing changes; an aspiration has none that is scored."""
        is_scored = not self.target.is_aspirational
        return is_scored and self.before.standing is not self.after.standing

    @property
    def moves(self) -> bool:
        """Anything that a reader is shown of it changes."""
        return self.turns or _told(self.before) != _told(self.after)


def effects(
    catalogue: Catalogue,
    known: Known,
    figures: Iterable[Observation],
    *,
    period: Period,
    plan: Iterable[PlanPoint] = (),
) -> tuple[Effect, ...]:
    """Of the targets that are judged by these figures and plans, in the notice's order, as of a month.

    Empty where none of the figures is of a source that is judged.
    """
    points = {_key(one): one for one in plan}
    planned = {target for target, _, _, _ in points}
    added = {series_of(one): replace(one, recorded_seq=known.seq + 1) for one in figures}
    judged = {(indicator, source) for indicator, source, _, _ in added}
    concerned = [
        target
        for target in catalogue.targets
        if (target.indicator.id, target.indicator.source) in judged or target.id in planned
    ]
    if not concerned:
        return ()
    wanted = {target.indicator.id for target in concerned}
    now = [one for one in known.observations if one.indicator in wanted]
    kept = [one for one in now if series_of(one) not in added]
    tables = own_tables(known.closed_forecasts, before=catalogue.notice.start)
    judged_by = _By(concerned, period, tables)
    before = judged_by.judged(known, Figures.of(now))
    then = replace(known, plan=tuple(({_key(one): one for one in known.plan} | points).values()))
    after = judged_by.judged(then, Figures.of((*kept, *added.values())))
    return tuple(map(Effect, concerned, before, after))


@dataclass(frozen=True, slots=True)
class _By:
    """What both judgements share."""

    targets: Sequence[Target]
    period: Period
    tables: Tables | None

    def judged(self, known: Known, figures: Figures) -> list[Assessment]:
        cases = [
            measure(target, CITY, figures, _plan(known, target), self.period)
            for target in self.targets
        ]
        ends = outlooks(cases, self.tables)
        return [judge(case, known, end) for case, end in zip(cases, ends, strict=True)]


def _plan(known: Known, target: Target) -> tuple[PlanPoint, ...]:
    return tuple(point for point in known.plan if point.target == target.id)


def _key(point: PlanPoint) -> tuple[str, str, str, Period]:
    return point.target, point.source, point.area, point.period


def _told(judged: Assessment) -> tuple[object, ...]:
    return (
        judged.value,
        judged.share_done,
        judged.gap_to_path,
        judged.gap_to_target,
        judged.forecast,
        judged.chance,
    )
