"""What is new since the last issue, a sentence each: fallen behind, caught up, newly reported, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.marks import MARKS
from briefing.voice import Voice
from targets.amounts import shown
from targets.board import SHORT
from targets.vocabulary import CITY, Change, Period, Restatement, Standing

SAYS_NOTHING = (Standing.NO_DATA, Standing.NOT_DUE)
TURNS = ("worse", "better", "other")
"""In the order in which they are told."""


def news(voice: Voice) -> tuple[str, ...]:
    changes = sorted(voice.digest.changes, key=lambda change: TURNS.index(_turn(change)))
    return (
        *(_changed(voice, change) for change in changes),
        *(_newly_reported(voice, target) for target in voice.digest.newly_reported),
        *_corrected(voice),
    )


def _turn(change: Change) -> str:
    was_short, is_short = change.before in SHORT, change.after in SHORT
    if is_short and not was_short:
        return "worse"
    return "better" if was_short and not is_short and change.after not in SAYS_NOTHING else "other"


def _changed(voice: Voice, change: Change) -> str:
    return voice.say(
        f"changed_{_turn(change)}",
        mark=MARKS[change.after].shape,
        name=voice.name(change.target),
        before=voice.standing(change.before),
        after=voice.standing(change.after),
    )


def _newly_reported(voice: Voice, target: str) -> str:
    judged = voice.board.line[target].city
    return voice.say(
        "newly_reported",
        mark=MARKS[judged.standing].shape,
        name=voice.name(target),
        value=shown(judged.value, voice.catalogue.target[target].indicator.unit, voice.language),
        standing=voice.standing(judged.standing),
    )


def _corrected(voice: Voice) -> Iterator[str]:
    """One sentence a figure of the whole territory; of districts only how many."""
    told = sorted(voice.digest.restatements, key=_series_month)
    for (indicator, source, period), pairs in groupby(told, key=_series_month):
        found = list(pairs)
        about = {
            "name": voice.catalogue.indicator[indicator].short.said(voice.language),
            "body": voice.body(source),
            "month": voice.month(period),
        }
        districts = sum(pair.new.area != CITY for pair in found)
        for pair in found:
            if pair.new.area == CITY:
                yield voice.say("corrected", **about, **_before_and_after(voice, pair))
        if districts:
            yield voice.say("corrected_districts", **about, count=districts)


def _series_month(pair: Restatement) -> tuple[str, str, Period]:
    return pair.new.indicator, pair.new.source, pair.new.period


def _before_and_after(voice: Voice, pair: Restatement) -> dict[str, str]:
    unit = voice.catalogue.indicator[pair.new.indicator].unit
    return {
        "old": shown(pair.old.value, unit, voice.language),
        "new": shown(pair.new.value, unit, voice.language),
    }
