"""The sentence for staff: what the figures say of one target, as keys and values of `wording`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from targets.amounts import AS_PEOPLE_ROUND, points, share
from targets.calendar import month_name
from targets.figures import month_of
from targets.foretold import estimated, foretold
from targets.pace_needed import SUMS
from targets.promise import is_beyond_band, only_adds
from targets.telling import Telling
from targets.vocabulary import (
    Action,
    ActionNote,
    ActionState,
    Assessment,
    Comparator,
    ExpectedBy,
    Kind,
    Language,
    Overlay,
    Period,
    RatioRule,
    Standing,
    Target,
)
from targets.wholes import needed, path_gap, rounded

Phrase: TypeAlias = tuple[str, dict[str, str]]
"""A key of the wording and its values; every phrase is a whole sentence."""

NAMED_PATHS = (ExpectedBy.MILESTONES, ExpectedBy.SEASONAL, ExpectedBy.STEP)
"""Paths told in the sentence: the straight line is the time share beside it already."""

RATIOS = (Kind.RATIO_FLOOR, Kind.RATIO_CEILING)
ARRIVED = (Standing.ACHIEVED, Standing.MISSED, Standing.REACHED_MUST_HOLD)
"""Standings that need no word of the path any more."""


def phrases(
    judged: Assessment,
    promised: Target | Action,
    language: Language,
    *,
    note: ActionNote | None = None,
) -> tuple[Phrase, ...]:
    """What a reader is told, sentence by sentence; say(key, language, **values) words each.

    `note`: the lead's newest one, for an action. Joined without a space in Chinese, with one in
    English.
    """
    if isinstance(promised, Action):
        return tuple(_of_an_action(judged, promised, note, language))
    told = _Told(judged, promised, language)
    return tuple((f"judging.{key}", values) for key, values in told.sentences())


class _Told:
    """One assessment put into words of one language."""

    def __init__(self, judged: Assessment, target: Target, language: Language) -> None:
        self.judged, self.target, self.language = judged, target, language
        self.telling = Telling(target, language)

    def sentences(self) -> Iterator[Phrase]:
        if self.judged.value is None or not self.judged.k:
            yield self._without_figure()
            return
        yield self._position()
        if self.judged.standing is Standing.NOT_DUE:
            yield "told_step_to_come", self.telling.month(self.target.step_on or self.target.end)
            return
        yield from self._path()
        yield from self._outlook()
        yield from estimated(self.judged, self.telling)

    def _without_figure(self) -> Phrase:
        name = {"name": self.telling.name}
        if self.judged.standing is not Standing.NOT_DUE:
            return "told_no_figure", name
        if self.judged.period < self.target.start or self.target.step_on is None:
            return "told_not_begun", name | self.telling.month(self.target.start)
        return "told_step_awaited", name | self.telling.month(self.target.step_on)

    def _position(self) -> Phrase:
        values = {"name": self.telling.name, "value": self.telling.amount(self.judged.value)}
        values |= self.telling.month(self._data_month)
        if self.judged.target_value is None:
            return "told_not_allocated", values
        if self.judged.standing is Standing.NOT_DUE:
            return "told_so_far", values
        values["target"] = self.telling.amount(self.judged.target_value)
        if self.target.kind in RATIOS:
            return self._ratio(values)
        if self.target.kind is Kind.BAND:
            return self._band(values)
        if self.judged.share_done is None:
            return "told_without_share", values
        return self._progress(values)

    def _progress(self, values: dict[str, str]) -> Phrase:
        done, time = self.judged.share_done or Decimal(0), self.judged.time_share or Decimal(0)
        lead = ((done - time) * 100).quantize(Decimal("0.1"), context=AS_PEOPLE_ROUND)
        values |= {"share": share(done), "time": share(time)}
        values["points"] = points(abs(lead), self.language)
        pace = "ahead" if lead > 0 else "late" if lead < 0 else "even"
        return f"told_{self._way}_{pace}", values

    @property
    def _way(self) -> str:
        """What a share is of: a sum's target, the rise or fall from the baseline, a ceiling's room."""
        if self._is_room:
            return "used"
        return "sum" if self.target.kind in SUMS else "fall" if self._falls else "rise"

    def _ratio(self, values: dict[str, str]) -> Phrase:
        value, wanted = self.judged.value or Decimal(0), self.judged.target_value or Decimal(0)
        values["points"] = points(abs(value - wanted), self.language)
        side = "above" if value > wanted else "below" if value < wanted else "equal"
        limit = "ceiling" if self.target.kind is Kind.RATIO_CEILING else "floor"
        averaged = "average_" if self.target.ratio_rule is RatioRule.YEAR_AVERAGE else ""
        return f"told_{averaged}{limit}_{side}", values

    def _band(self, values: dict[str, str]) -> Phrase:
        width, middle = self.target.tolerance or Decimal(0), self.judged.target_value or Decimal(0)
        value = self.judged.value or Decimal(0)
        values |= self.telling.between(middle - width, middle + width)
        is_above = is_beyond_band(self.target, value, middle)
        side = "above" if is_above else "below" if value < middle - width else "inside"
        return f"told_band_{side}", values

    def _path(self) -> Iterator[Phrase]:
        unit, by = self.target.indicator.unit, self.judged.expected_by
        exact, gap = self.judged.gap_to_path, path_gap(self.judged, unit)
        expected = self.judged.expected
        if exact is None or gap is None or expected is None or by not in NAMED_PATHS:
            return
        if self.judged.standing in ARRIVED or self._is_beyond_its_band:
            return
        values = {
            "expected": self.telling.amount(rounded(expected, unit)),
            "gap": self.telling.difference(gap),
        }
        side = "ahead" if exact > 0 else "short" if exact < 0 else "even"
        if exact and self._is_room:
            side = "under" if exact > 0 else "over"
        if exact and not gap:
            side = f"just_{side}"
        yield f"told_path_{by}_{side}", values

    def _outlook(self) -> Iterator[Phrase]:
        """What has come of it, or what is left to do."""
        if self.target.is_aspirational:
            yield "told_aspiration", {}
            return
        if self.judged.breached is not None:
            yield "told_breach", self.telling.month(self.judged.breached)
            return
        gap = self.judged.gap_to_target
        if gap is None:
            return
        values = {"gap": self.telling.difference(gap)} | self.telling.month(self.target.end)
        values["target"] = self.telling.amount(self.judged.target_value)
        if self.judged.standing in ARRIVED:
            yield from self._arrived(values)
            return
        yield from foretold(self.judged, self.telling)
        if self.target.kind in RATIOS:
            yield from self._needed_average()
        elif self.target.kind is not Kind.BAND:
            yield from self._to_go(gap, values)

    def _arrived(self, values: dict[str, str]) -> Iterator[Phrase]:
        yield self._ended(), values
        if Overlay.EQUALITY in self.judged.overlays:
            yield "told_equality", {}
        if self.judged.standing is Standing.REACHED_MUST_HOLD:
            yield from foretold(self.judged, self.telling)

    def _ended(self) -> str:
        if self.judged.standing is Standing.MISSED and self.judged.gap_to_target == 0:
            return "told_equal_not_enough"
        if self.judged.standing is Standing.MISSED and self._is_ceiling:
            return "told_ceiling_broken"
        kept = self._is_ceiling or self.target.kind is Kind.BAND
        return f"told_{self.judged.standing}" + ("_within" if kept else "")

    def _needed_average(self) -> Iterator[Phrase]:
        if self.judged.needed_per_month is not None:
            yield (
                "told_needed_average",
                {"needed": self.telling.amount(self.judged.needed_per_month)},
            )

    def _to_go(self, gap: Decimal, values: dict[str, str]) -> Iterator[Phrase]:
        pace = needed(self.judged, self.target)
        if self._is_ceiling and gap >= 0:
            yield "told_stay_below", values
        elif gap == 0:
            yield "told_equal_not_enough", values
        elif pace is None:
            yield "told_to_go", values
        else:
            left = self.target.months - self.judged.k
            values |= {"needed": self.telling.pace(abs(pace)), "months": str(left)}
            way = "sum" if self.target.kind is Kind.FLOW else "fall" if pace < 0 else "rise"
            yield f"told_needed_{way}" + ("_last" if left == 1 else ""), values
            yield from self._growth()

    def _growth(self) -> Iterator[Phrase]:
        needed, so_far = self.judged.needed_growth, self.judged.growth_so_far
        if needed is not None and so_far is not None:
            last = "_last" if self.target.months - self.judged.k == 1 else ""
            for what, growth, of in (("needed", needed, last), ("so_far", so_far, "")):
                turn = "down" if growth < 0 else "up" if growth else "even"
                yield f"told_growth_{what}_{turn}{of}", {"growth": share(abs(growth))}

    @property
    def _data_month(self) -> Period:
        return month_of(self.target.start.ordinal + self.judged.k - 1)

    @property
    def _is_beyond_its_band(self) -> bool:
        value, wanted = self.judged.value, self.judged.target_value
        return (
            value is not None and wanted is not None and is_beyond_band(self.target, value, wanted)
        )

    @property
    def _is_ceiling(self) -> bool:
        return self.target.comparator is Comparator.AT_MOST

    @property
    def _is_room(self) -> bool:
        """A ceiling over what only adds up is used up rather than approached."""
        return self._is_ceiling and only_adds(self.target)

    @property
    def _falls(self) -> bool:
        opening, wanted = self.judged.baseline, self.judged.target_value
        return opening is not None and wanted is not None and wanted < opening


def _of_an_action(
    judged: Assessment, action: Action, note: ActionNote | None, language: Language
) -> Iterator[Phrase]:
    due = {} if action.due is None else {"due": action.due.isoformat()}
    if note is None:
        key = "told_action_no_note" if action.due is None else "told_action_no_note_due"
        yield f"judging.{key}", due
        return
    when = {"month": month_name(note.period, language), "year": str(note.period.year)}
    if note.state is ActionState.DONE:
        late = action.due is not None and note.done_on is not None and note.done_on > action.due
        done = "" if note.done_on is None else note.done_on.isoformat()
        key = "done_late" if late else "done_on" if done else "done"
        yield f"judging.told_action_{key}", when | due | {"done": done}
        return
    state = "open" if note.state is None else note.state.value
    yield f"judging.told_action_{state}", when
    if action.due is not None:
        left = {
            Standing.MISSED: "missed",
            Standing.BEHIND: "near" if action.due > judged.period.last_day else "overdue",
        }.get(judged.standing, "to_come")
        yield f"judging.told_action_due_{left}", due
