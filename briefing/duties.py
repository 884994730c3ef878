"""Who has not filed, who files late, and what the reader is asked to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.voice import Voice
from targets.board import Line
from targets.vocabulary import Filing, FilingState, Period
from wording import say

ORDER = (FilingState.MISSING, FilingState.RETURNED, FilingState.WAITING, FilingState.LATE)
OVERDUE = (FilingState.MISSING, FilingState.RETURNED)

MOST_NAMES = 8


def overdue(filings: Iterable[Filing]) -> int:
    """How many forms are not there, or not there in order."""
    return sum(filing.state in OVERDUE for filing in filings)


def unfiled(voice: Voice) -> tuple[str, ...]:
    """A sentence for each state, form and set of bodies; the newest month first."""
    bodies: dict[tuple[FilingState, str, Period, date], list[Filing]] = {}
    for filing in sorted(voice.digest.filings, key=_rank):
        key = (filing.state, filing.form, filing.period, filing.again_by or filing.due)
        bodies.setdefault(key, []).append(filing)
    months: dict[tuple[FilingState, str, tuple[str, ...]], list[Filing]] = {}
    for (state, form, _, _), found in bodies.items():
        agencies = tuple(filing.agency for filing in found)
        months.setdefault((state, form, agencies), []).append(found[0])
    return tuple(_said(voice, agencies, alike) for (_, _, agencies), alike in months.items())


def asked(voice: Voice, behind: tuple[Line, ...]) -> tuple[str, ...]:
    """Never empty: that nothing is asked is said, too."""
    says = []
    if behind:
        leads = dict.fromkeys(voice.lead(line) for line in behind)
        says.append(voice.say("asked_behind", leads=voice.joined(leads)))
    for state in OVERDUE:
        late = tuple(dict.fromkeys(filing.agency for filing in _of(voice, state)))
        if late:
            says.append(voice.say(f"asked_{state}", bodies=_named(voice, late)))
    if waiting := _of(voice, FilingState.WAITING):
        says.append(voice.say("asked_waiting", count=len(waiting)))
    return tuple(says) or (voice.say("asked_nothing"),)


def _of(voice: Voice, state: FilingState) -> list[Filing]:
    return [filing for filing in voice.digest.filings if filing.state is state]


def _rank(filing: Filing) -> tuple[int, int, str]:
    return ORDER.index(filing.state), -filing.period.ordinal, filing.form


def _said(voice: Voice, agencies: tuple[str, ...], alike: list[Filing]) -> str:
    """`alike`: one filing a month, the newest first; a due date is told of a single month."""
    newest = alike[0]
    form = voice.catalogue.form[newest.form]
    is_everybody = len(agencies) > MOST_NAMES and set(agencies) >= set(
        voice.catalogue.reporters(form)
    )
    return voice.say(
        "unfiled_row" if len(alike) == 1 else "unfiled_months",
        state=say(f"judging.filing_{newest.state}", voice.language),
        form=form.name.said(voice.language),
        months=voice.joined(voice.month(filing.period) for filing in reversed(alike)),
        due=(newest.again_by or newest.due).isoformat(),
        bodies=voice.say("everybody", count=len(agencies))
        if is_everybody
        else voice.joined(voice.body(agency) for agency in agencies),
    )


def _named(voice: Voice, agencies: tuple[str, ...]) -> str:
    """Many are only counted: the section above names them."""
    if len(agencies) > MOST_NAMES:
        return voice.say("many_bodies", count=len(agencies))
    return voice.joined(voice.body(agency) for agency in agencies)
