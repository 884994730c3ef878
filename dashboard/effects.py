"""What accepting a workbook would change on the Board: judged again with its figures, nothing recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.keys import FigureKey
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.vocabulary import Change, Observation, Period, PlanPoint


def standings_after(
    now: Board,
    figures: Iterable[Observation],
    working_days: WorkingDays,
    plan: Iterable[PlanPoint] = (),
) -> tuple[Change, ...]:
    """The targets whose standing would differ, in the notice's order."""
    added = {
        FigureKey.of(figure): replace(figure, recorded_seq=now.known.seq + 1) for figure in figures
    }
    kept = [figure for figure in now.known.observations if FigureKey.of(figure) not in added]
    points = {_key(point): point for point in (*now.known.plan, *plan)}
    known = replace(now.known, observations=(*kept, *added.values()), plan=tuple(points.values()))
    then = board(now.catalogue, known, working_days=working_days, today=now.today)
    return tuple(
        Change(line.target.id, line.city.standing, after.city.standing)
        for line in now.lines
        if (after := then.line[line.target.id]).city.standing is not line.city.standing
        and line.is_scored
    )


def _key(point: PlanPoint) -> tuple[str, str, str, Period]:
    return point.target, point.source, point.area, point.period
